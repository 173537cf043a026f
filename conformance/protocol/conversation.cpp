#include "protocol/conversation.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace sockspec::protocol {
namespace {

constexpr std::size_t error_output_kept = 4096;  // bytes
constexpr std::size_t longest_reason = 300;      // bytes; it may quote what the driver wrote
constexpr std::size_t logs_kept = 1000;
constexpr std::size_t complaints_kept = 64;
constexpr std::size_t taken_replies_kept = 256;  // to tell who entered, and a second reply

struct broken_protocol : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Why this is not one outcome; empty if it is.
std::string outcome_fault(const value& result) {
  constexpr std::array outcomes{"ok", "error", "unsupported", "broken"};
  std::string found;
  int count = 0;
  for (const char* each : outcomes) {
    if (!result.has(each)) continue;
    if (!result[each].is_object()) return "has an outcome that is no object: " + std::string(each);
    found += (count++ == 0 ? "" : " and ") + std::string(each);
  }
  if (count == 0) return "has no outcome";
  return count == 1 ? "" : "has several outcomes: " + found;
}

// A script's reply has results in place of an outcome.
std::string reply_fault(const value& reply) {
  if (!reply.has("results")) return outcome_fault(reply);
  if (!outcome_fault(reply).starts_with("has no")) return "has an outcome beside its results";
  for (const auto& each : reply["results"].elements())
    if (auto fault = outcome_fault(each); !fault.empty()) return "has a result that " + fault;
  return "";
}

}  // namespace

std::int64_t conversation::open_request(int calls) {
  const std::lock_guard lock(guard_);
  requests_[next_id_].calls = calls;
  return next_id_++;
}

void conversation::expect_complaints() {
  const std::lock_guard lock(guard_);
  complaints_expected_ = true;
}

bool conversation::receive(std::string_view bytes) {
  const std::lock_guard lock(guard_);
  if (lost_) return false;
  std::deque<frame_reader::item> found;
  reader_.feed(bytes, found);
  try {
    for (auto& each : found) take(each);
  } catch (const std::runtime_error& fault) {  // of the protocol, or of a value's shape
    const std::string why = fault.what();
    lost_ = loss{loss::cause::garbage, 0, why.substr(0, longest_reason)};
  }
  changed_.notify_all();
  return !lost_;
}

void conversation::take(frame_reader::item& item) {
  if (const auto* bad = std::get_if<bad_line>(&item))
    throw broken_protocol("wrote what is no frame: " + bad->why);
  auto& received = std::get<frame>(item);
  const std::string& type = received.message["type"].text();
  if (type == "reply") return take_reply(received);
  if (type == "entered") return take_entered(received.message);
  if (type != "log") throw broken_protocol("sent a message of unknown type '" + type + "'");
  log_.push_back(received.message["text"].text());
  if (log_.size() > logs_kept) log_.pop_front();
}

void conversation::take_reply(frame& reply) {
  if (reply.message["id"].is_null()) return take_complaint(reply.message);
  const std::int64_t id = reply.message["id"].integer();
  const std::string name = "request " + std::to_string(id);
  if (id <= 0 || id >= next_id_) throw broken_protocol("answered " + name + ", never sent");
  const auto found = requests_.find(id);
  if (found == requests_.end() || found->second.replied)
    throw broken_protocol("answered " + name + " twice");
  if (const auto fault = reply_fault(reply.message); !fault.empty())
    throw broken_protocol("its reply to " + name + " " + fault);
  found->second.replied = true;
  found->second.arrival = ++arrivals_;
  found->second.reply = std::move(reply);
}

void conversation::take_entered(const value& message) {
  const std::int64_t id = message["id"].integer();
  const std::int64_t call = message["call"].integer();
  const std::string name = "request " + std::to_string(id);
  const auto found = requests_.find(id);
  if (found == requests_.end())
    throw broken_protocol("said that it entered " + name + ", which is not under way");
  if (found->second.replied)
    throw broken_protocol("said that it entered " + name + " after its reply");
  if (call < 0 || call >= found->second.calls)
    throw broken_protocol("said that it entered call " + std::to_string(call) + " of " + name +
                          ", which has " + std::to_string(found->second.calls));
  found->second.entered.insert(static_cast<int>(call));
}

void conversation::take_complaint(const value& message) {
  const std::string text = to_json(message["broken"]);
  if (!complaints_expected_) throw broken_protocol("could not read a sound request: " + text);
  complaints_.push_back(message);
  if (complaints_.size() > complaints_kept) throw broken_protocol("complains without end: " + text);
}

void conversation::receive_error_output(std::string_view bytes) {
  const std::lock_guard lock(guard_);
  error_output_ += bytes;
  if (error_output_.size() > error_output_kept)
    error_output_.erase(0, error_output_.size() - error_output_kept);
}

void conversation::lose(loss why) {
  const std::lock_guard lock(guard_);
  if (!lost_) lost_ = std::move(why);
  changed_.notify_all();
}

void conversation::end(loss why) {
  const std::lock_guard lock(guard_);
  ended_ = true;
  const bool left_children = why.left_children;
  if (!lost_) lost_ = std::move(why);
  lost_->left_children = left_children;
  changed_.notify_all();
}

template <class Condition>
bool conversation::wait_until(std::unique_lock<std::mutex>& lock, budget patience,
                              Condition condition) {
  const auto until = std::chrono::steady_clock::now() + patience;
  return changed_.wait_until(lock, until, condition);
}

answer conversation::wait(std::int64_t id, budget patience) {
  std::unique_lock lock(guard_);
  const auto found = requests_.find(id);
  if (found == requests_.end() || found->second.taken)
    throw std::logic_error("waited for request " + std::to_string(id) + ", which is not open");
  auto& asked = found->second;
  wait_until(lock, patience, [&] { return asked.replied || lost_.has_value(); });
  if (asked.replied) {
    asked.taken = true;
    answer given{answer::state::replied,
                 std::move(asked.reply.message),
                 std::move(asked.reply.attachments),
                 {},
                 asked.arrival};
    forget_oldest();
    return given;
  }
  if (lost_) return {answer::state::lost, {}, {}, lost_, 0};
  return {answer::state::late, {}, {}, {}, 0};
}

void conversation::forget_oldest() {
  if (requests_.size() <= taken_replies_kept) return;
  const auto oldest = std::find_if(requests_.begin(), requests_.end(),
                                   [](const auto& each) { return each.second.taken; });
  requests_.erase(oldest);
}

bool conversation::wait_entered(std::int64_t id, int call, budget patience) {
  std::unique_lock lock(guard_);
  const auto entered = [&] {
    const auto found = requests_.find(id);
    return found != requests_.end() && found->second.entered.contains(call);
  };
  const auto hopeless = [&] {
    const auto found = requests_.find(id);
    return lost_ || found == requests_.end() || found->second.replied;
  };
  wait_until(lock, patience, [&] { return entered() || hopeless(); });
  return entered();
}

std::optional<value> conversation::wait_complaint(budget patience) {
  std::unique_lock lock(guard_);
  wait_until(lock, patience, [&] { return !complaints_.empty() || lost_.has_value(); });
  if (complaints_.empty()) return std::nullopt;
  value first = std::move(complaints_.front());
  complaints_.pop_front();
  return first;
}

bool conversation::wait_end(budget patience) {
  std::unique_lock lock(guard_);
  return wait_until(lock, patience, [&] { return ended_; });
}

bool conversation::has_ended() const {
  const std::lock_guard lock(guard_);
  return ended_;
}

std::optional<loss> conversation::lost() const {
  const std::lock_guard lock(guard_);
  return lost_;
}

std::string conversation::error_output_tail() const {
  const std::lock_guard lock(guard_);
  return error_output_;
}

std::vector<std::string> conversation::take_log() {
  const std::lock_guard lock(guard_);
  std::vector<std::string> texts(log_.begin(), log_.end());
  log_.clear();
  return texts;
}

}  // namespace sockspec::protocol

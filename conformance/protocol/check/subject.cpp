#include "protocol/check/subject.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>

namespace sockspec::protocol {
namespace {

namespace fs = std::filesystem;

fs::path make_folder() {
  static std::atomic<int> made{0};
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  const fs::path path = fs::temp_directory_path() /
                        ("sockspec-check." + std::to_string(now) + "." + std::to_string(made++));
  fs::create_directories(path);
  return path;
}

}  // namespace

scratch_folder::scratch_folder() : path_(make_folder()) {}

scratch_folder::~scratch_folder() {
  std::error_code in_use;  // a driver that cannot be killed may still write there
  fs::remove_all(path_, in_use);
}

subject::subject(io_loop& loop, const launch& how, const manner_options& options)
    : loop_(loop), how_(how), options_(options) {
  launch mine = how;
  if (mine.scratch.empty()) mine.scratch = scratch_.emplace().path();
  process_ = std::make_unique<driver_process>(loop, mine);
}

std::unique_ptr<subject> subject::another() const {
  auto other = std::make_unique<subject>(loop_, how_, options_);
  other->greet();
  return other;
}

value subject::greet() {
  const auto id = send(value().set("type", "hello").set("protocol", 1).set("suite", "check"));
  const auto given = process_->wait(id, options_.start);
  if (given.how == answer::state::late) throw broken_manner{"no reply to hello in time"};
  if (given.lost) throw broken_manner{"the driver " + given.lost->text};
  expect_outcome(given.message, "ok", "hello");
  greeting_ = given.message["ok"];
  return given.message;
}

bool subject::can(std::string_view capability) const {
  const auto& all = greeting_["capabilities"].elements();
  return std::find(all.begin(), all.end(), value(capability)) != all.end();
}

bool subject::has(std::string_view operation) const {
  return greeting_["operations"].has(operation);
}

void subject::need_capability(std::string_view capability) const {
  if (!can(capability))
    throw skipped_manner{"it does not declare the capability " + std::string(capability)};
}

void subject::need_descriptors() const {
  if (greeting_["host"]["system"] == value("windows"))
    throw skipped_manner{"sockets are no descriptors there"};
}

void subject::need_operations(std::initializer_list<std::string_view> operations) const {
  for (const auto each : operations)
    if (!has(each)) throw skipped_manner{"it has no operation " + std::string(each)};
}

void subject::need_lanes(int count) const {
  if (lanes() < count)
    throw skipped_manner{"it has " + std::to_string(lanes()) + " lanes, this takes " +
                         std::to_string(count)};
}

answer subject::answer_to(std::int64_t id) {
  auto given = process_->wait(id, options_.patience);
  if (given.how == answer::state::late)
    throw broken_manner{"no reply to request " + std::to_string(id) + " in time"};
  if (given.lost) throw broken_manner{"the driver " + given.lost->text};
  return given;
}

value subject::reply_to(std::int64_t id) {
  return answer_to(id).message;
}

value subject::ask(value request, std::vector<std::string> attachments) {
  return reply_to(process_->send(std::move(request), std::move(attachments)));
}

value subject::ask_text(std::string_view request) {
  return ask(parse_value(request));
}

value subject::ok(value request, std::vector<std::string> attachments) {
  const std::string what = to_json(request).substr(0, 200);
  const value reply = ask(std::move(request), std::move(attachments));
  expect_outcome(reply, "ok", what);
  return reply["ok"];
}

void subject::expect_complaint(const std::string& line, std::string_view what) {
  process_->send_raw(line + "\n");
  const auto complaint = process_->wait_complaint(options_.patience);
  // What keeps it from complaining may be known a little later.
  if (const auto lost = process_->wait_end(complaint ? budget{0} : options_.silence))
    throw broken_manner{"the driver " + lost->text};
  expect(complaint.has_value(), "no reply whose id is null to " + std::string(what));
  expect_outcome(*complaint, "broken", what);
}

void subject::expect_silence(std::int64_t id, std::string_view what) {
  const auto given = process_->wait(id, options_.silence);
  if (given.lost) throw broken_manner{"the driver " + given.lost->text};
  expect(given.how == answer::state::late, std::string(what) + ": " + to_json(given.message));
}

void subject::make_listener(int handle) {
  need_operations({"socket", "bind", "listen", "getsockname"});
  const value address = value().set("family", "inet").set("host", options_.address).set("port", 0);
  ok(call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})")).set("as", handle));
  ok(call_of("bind", handle, value().set("address", address)));
  ok(call_of("listen", handle));
}

value subject::address_of(int handle) {
  return ok(call_of("getsockname", handle))["address"];
}

void subject::wake_accept(int listener, int handle) {
  need_operations({"connect"});
  ok(call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})")).set("as", handle));
  ok(call_of("connect", handle, value().set("address", address_of(listener))));
}

void subject::make_pair(int listener, int mine, int theirs) {
  need_operations({"accept"});
  make_listener(listener);
  wake_accept(listener, mine);
  ok(call_of("accept", listener).set("as", theirs));
}

std::int64_t subject::start_accept(int listener, int lane, int as) {
  need_operations({"accept"});
  const bool announced = can("entered");
  value request = call_of("accept", listener).set("as", as).set("lane", lane);
  const auto id = send(request.set("announce", announced));
  if (announced && !process_->wait_entered(id, 0, options_.patience))
    throw broken_manner{"`entered` did not come before an accept that blocks"};
  return id;
}

void subject::until_blocked(int lane) {
  const auto until = std::chrono::steady_clock::now() + options_.patience;
  const value request = value().set("type", "blocked").set("lane", lane);
  value last;
  do last = ok(request)["blocked"];
  while (last != value("yes") && std::chrono::steady_clock::now() < until);
  expect(last == value("yes"), "a lane in a call that blocks answers " + to_json(last));
}

value subject::receive(int handle, std::size_t capacity, std::int64_t poison) {
  need_operations({"recv"});
  return ok(call_of("recv", handle, value().set("capacity", capacity).set("poison", poison)));
}

value call_of(std::string_view operation, int on, value arguments) {
  value request = value().set("type", "call").set("op", operation);
  if (on >= 0) request.set("on", on);
  return request.set("args", std::move(arguments));
}

value object_of(std::string_view json) {
  return parse_value(json);
}

void expect(bool holds, const std::string& seen) {
  if (!holds) throw broken_manner{seen};
}

void expect_outcome(const value& reply, std::string_view outcome, std::string_view of_what) {
  expect(reply.has(outcome), std::string(of_what) + " is not answered by `" + std::string(outcome) +
                                 "`: " + to_json(reply).substr(0, 300));
}

}  // namespace sockspec::protocol

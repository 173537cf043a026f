#include "server/server_core.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "result.hpp"
#include "server/serving_thread.hpp"
#include "sockspec/poll.hpp"

namespace sockspec {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds shortest_pause = 10ms;
constexpr std::chrono::milliseconds longest_pause = 1s;

/// Whether the socket will never have a request again.
bool is_lasting(const std::error_code& ec) noexcept {
  return ec == errc::bad_file_descriptor || ec == errc::not_a_socket ||
         ec == errc::invalid_argument || ec == errc::operation_not_supported;
}

/// Whether it was the error of one request alone, and is over with it.
bool is_of_one(const std::error_code& ec) noexcept {
  return ec == errc::connection_aborted || ec == errc::connection_reset ||
         ec == errc::connection_refused;
}

/// Ends a request when its scope ends, however that is left.
class request_end {
 public:
  explicit request_end(request& of) noexcept : of_(of) {}
  ~request_end() { of_.shutdown(); }
  request_end(const request_end&) = delete;
  request_end& operator=(const request_end&) = delete;

 private:
  request& of_;
};

}  // namespace

/// Only one thread serves at a time.
class server_core::turn {
 public:
  explicit turn(server_core& of) : of_(of), thread_(&of) {
    const std::lock_guard lock(of_.mutex_);
    if (of_.closed_) throw std::system_error(make_error_code(errc::bad_file_descriptor), "server");
    if (of_.serving_) {
      throw std::system_error(make_error_code(errc::operation_in_progress), "server");
    }
    of_.serving_ = true;
  }
  ~turn() {
    const std::lock_guard lock(of_.mutex_);
    of_.serving_ = false;
    of_.stop_ = false;
    ++of_.turns_;
    of_.ended_.notify_all();
  }
  turn(const turn&) = delete;
  turn& operator=(const turn&) = delete;

 private:
  server_core& of_;
  serving_thread thread_;
};

server_core::server_core(socket on, failure_hooks failures, const serving_options& options)
    : socket_(std::move(on)),
      address_(socket_.getsockname()),
      failures_(std::move(failures)),
      workers_(options.threads, [this] { wake_.wake(); }) {}

bool server_core::handle_request(timeout time) {
  if (time && time->count() < 0) {
    throw std::system_error(make_error_code(errc::argument_rejected), "handle_request");
  }
  const turn serving(*this);
  deadline end(time);
  return take_request(end);
}

void server_core::serve_forever() {
  const turn serving(*this);
  deadline never(std::nullopt);
  while (take_request(never)) {
  }
}

/// Whether shutdown was called. Throws what a hook has thrown in another thread.
bool server_core::must_end() {
  const std::lock_guard lock(mutex_);
  if (escaped_) std::rethrow_exception(std::exchange(escaped_, nullptr));
  return stop_;
}

/// False if it is to end, or if the time is over.
bool server_core::take_request(deadline& end) {
  while (!must_end()) {
    workers_.join_ended();
    const bool ready = wait(end);
    if (ready && process_one()) return true;
    if (!ready && end.passed()) return false;
  }
  return false;
}

/// False if there is none after all.
bool server_core::process_one() {
  const auto taken = get_request();
  if (taken) process(taken);
  return taken != nullptr;
}

/// Whether there may be a request. Waits for one, as long as one can be taken, and for whatever
/// wakes us.
bool server_core::wait(deadline& end) {
  const bool has_room = workers_.most() == 0 || workers_.has_room();
  const bool takes = has_room && !try_again_;
  std::array items{poll_item{wake_.fileno(), poll_events::in},
                   poll_item{takes ? socket_.fileno() : invalid_handle, poll_events::in}};
  poll(items, patience(end));
  if (items[0].ready != poll_events::none) {
    wake_.drain();
    try_again_.reset();  // a request that has ended may have left what was missing
  } else if (try_again_ && *try_again_ <= std::chrono::steady_clock::now()) {
    try_again_.reset();
  }
  return items[1].ready != poll_events::none;
}

timeout server_core::patience(deadline& end) const {
  const timeout left = end.left();
  if (!try_again_) return left ? timeout(std::max(*left, 0ns)) : left;
  const std::chrono::nanoseconds pause = *try_again_ - std::chrono::steady_clock::now();
  return std::max<std::chrono::nanoseconds>(left ? std::min(*left, pause) : pause, 0ns);
}

std::shared_ptr<request> server_core::get_request() {
  std::error_code ec;
  auto taken = get_request(socket_, ec);
  if (!ec) {
    pause_ = 0ms;
  } else if (ec != errc::operation_would_block) {
    request_failed(ec);
  }
  return taken;
}

void server_core::request_failed(const std::error_code& ec) {
  if (is_lasting(ec)) throw std::system_error(ec, "get_request");
  failures_.get_request_failed(ec);
  if (is_of_one(ec)) return;
  pause_ = std::clamp(pause_ * 2, shortest_pause, longest_pause);
  try_again_ = std::chrono::steady_clock::now() + pause_;
}

void server_core::process(const std::shared_ptr<request>& taken) {
  try {
    if (!taken->verify()) return taken->shutdown();
    if (workers_.most() != 0) return workers_.start([this, taken] { work(*taken); });
  } catch (...) {
    const request_end ends(*taken);
    return failures_.handle_error(std::current_exception(), taken->client());
  }
  handle(*taken);
}

void server_core::handle(request& taken) {
  const request_end ends(taken);
  try {
    taken.handle();
  } catch (...) {
    failures_.handle_error(std::current_exception(), taken.client());
  }
}

/// In a thread of its own.
void server_core::work(request& taken) noexcept {
  const serving_thread thread(this);
  try {
    handle(taken);
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!escaped_) escaped_ = std::current_exception();
  }
}

void server_core::shutdown() {
  std::unique_lock lock(mutex_);
  stop_ = true;
  wake_.wake();
  if (serving_thread::serves(this)) return;
  const auto turn_at_hand = turns_;
  ended_.wait(lock, [&] { return !serving_ || turns_ != turn_at_hand; });
}

void server_core::close() {
  if (serving_thread::serves(this)) {
    throw std::system_error(make_error_code(errc::resource_deadlock_would_occur), "close");
  }
  const std::lock_guard one_at_a_time(closing_);
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  shutdown();
  std::error_code ec;
  socket_.close(ec);
  workers_.join_all();
  must_end();
  throw_if(ec, "close");
}

}  // namespace sockspec

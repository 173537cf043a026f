// A driver for the kit's own tests: operations that do what an author's might, for good or ill.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <stdexcept>
#include <system_error>

#include "protocol/kit/data.hpp"
#include "protocol/kit/driver.hpp"

namespace driver = sockspec::driver;
using driver::call;
using driver::done;
using driver::outcome;
using driver::value;

namespace {

std::mutex guard;
std::condition_variable woken;
bool is_woken = false;

// Resumes whatever interrupts it, as libraries do.
outcome wait_stubbornly(call&) {
  std::unique_lock lock(guard);
  woken.wait(lock, [] { return is_woken; });
  is_woken = false;
  return outcome::ok();
}

void wake(const value&) {
  const std::lock_guard lock(guard);
  is_woken = true;
  woken.notify_all();
}

outcome pause_until_signal(call& asked) {
  asked.timed([] { return pause(); });
  return driver::error_from_errno();
}

outcome count_up(call& asked) {
  static int left = 0;
  if (!asked["from"].is_null()) left = static_cast<int>(asked["from"].integer());
  if (left-- > 0) return outcome::ok(value().set("count", 10));
  return outcome::error({EAGAIN, std::generic_category()});
}

outcome block_until_zero(call& asked) {
  static int left = 0;
  if (left == 0) left = static_cast<int>(asked["tries"].integer());
  if (--left > 0) return outcome::error({EAGAIN, std::generic_category()});
  return outcome::ok(value().set("count", 1));
}

outcome write_past_the_end(call& asked) {
  driver::output_buffer buffer(asked.args());
  static_cast<char*>(buffer.data())[buffer.capacity()] = 'x';
  value results;
  buffer.describe(results, 0);
  return outcome::ok(std::move(results));
}

outcome fill(call& asked) {
  driver::output_buffer buffer(asked.args());
  const auto data = driver::to_bytes(asked["data"], asked.attachments());
  std::copy(data.begin(), data.end(), static_cast<char*>(buffer.data()));
  value results = value().set("claims", buffer.claims());
  buffer.describe(results, data.size());
  return outcome::ok(std::move(results));
}

outcome print(call&) {
  std::puts("noise on standard output");
  std::fflush(stdout);
  return outcome::ok();
}

outcome leak(call&) {
  return outcome::ok(value().set("number", open("/dev/null", O_RDONLY)));
}

}  // namespace

int main(int count, char** arguments) {
  driver::driver odd({.name = "odd",
                      .version = "1",
                      .implementation = "none",
                      .implementation_version = "0",
                      .lanes = 3});
  odd.add("wait_stubbornly", done::emulated, wait_stubbornly)
      .add("pause", done::direct, pause_until_signal)
      .add("count_up", done::composed, count_up)
      .add("block_until_zero", done::direct, block_until_zero)
      .add("write_past_the_end", done::direct, write_past_the_end)
      .add("fill", done::direct, fill)
      .add("print", done::direct, print)
      .add("leak", done::direct, leak)
      .add("throw_error_code", done::direct,
           [](call&) -> outcome { throw std::system_error(ECONNREFUSED, std::generic_category()); })
      .add("throw_other", done::direct, [](call&) -> outcome { throw std::logic_error("oops"); })
      .add("much", done::direct,
           [](call&) { return outcome::ok(value().set("text", std::string(70'000, 'x'))); });
  odd.hooks().close_all = [] { return std::vector<int>{}; };
  odd.hooks().wake = wake;
  return odd.run(count, arguments);
}

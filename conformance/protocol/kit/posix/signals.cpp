#include "protocol/kit/posix/signals.hpp"

#include <array>
#include <atomic>
#include <cstddef>
#include <map>
#include <mutex>
#include <string_view>
#include <utility>

namespace sockspec::driver {
namespace {

struct named_signal {
  std::string_view name;
  int number;
};

constexpr std::array named_signals{
    named_signal{"SIGHUP", SIGHUP},   named_signal{"SIGINT", SIGINT},
    named_signal{"SIGQUIT", SIGQUIT}, named_signal{"SIGALRM", SIGALRM},
    named_signal{"SIGTERM", SIGTERM}, named_signal{"SIGPIPE", SIGPIPE},
    named_signal{"SIGUSR1", SIGUSR1}, named_signal{"SIGUSR2", SIGUSR2},
    named_signal{"SIGURG", SIGURG},   named_signal{"SIGCHLD", SIGCHLD},
    named_signal{"SIGIO", SIGIO},     named_signal{"SIGCONT", SIGCONT},
    named_signal{"SIGTSTP", SIGTSTP}, named_signal{"SIGWINCH", SIGWINCH},
    named_signal{"SIGABRT", SIGABRT}, named_signal{"SIGSEGV", SIGSEGV},
    named_signal{"SIGKILL", SIGKILL}, named_signal{"SIGBUS", SIGBUS},
};

constexpr std::size_t most_signals = 128;
std::array<std::atomic<std::int64_t>, most_signals> counts;

extern "C" void count_signal(int number) {
  ++counts[static_cast<std::size_t>(number)];
}
extern "C" void only_interrupt(int) {}

// What the process had before a case changed it.
struct original_actions {
  std::mutex guard;
  std::map<int, struct sigaction> actions;
};

original_actions& originals() {
  static original_actions all;
  return all;
}

using handler = void (*)(int);

handler handler_for(const value& action) {
  if (action == value("count")) return count_signal;
  if (action == value("ignore")) return SIG_IGN;
  if (action == value("default")) return SIG_DFL;
  throw broken_request("no signal action " + to_json(action));
}

}  // namespace

void prepare_signals() {
  struct sigaction interrupting {};
  interrupting.sa_handler = only_interrupt;
  sigaction(cancel_signal, &interrupting, nullptr);
}

void leave_signals_to_lanes() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

int signal_number(const value& name) {
  for (const auto& each : named_signals)
    if (name == value(each.name)) return each.number;
  throw broken_request("no signal " + to_json(name));
}

std::string signal_name(int number) {
  for (const auto& each : named_signals)
    if (number == each.number) return std::string(each.name);
  return "signal " + std::to_string(number);
}

outcome signal_action(call& asked) {
  const int number = signal_number(asked["signal"]);
  struct sigaction wanted {};
  wanted.sa_handler = handler_for(asked["action"]);
  wanted.sa_flags = asked["restart"] == value(true) ? SA_RESTART : 0;
  struct sigaction before {};
  const std::lock_guard lock(originals().guard);
  if (asked.timed([&] { return sigaction(number, &wanted, &before); }) != 0)
    return error_from_errno();
  originals().actions.emplace(number, before);
  return outcome::ok();
}

outcome signal_count(call& asked) {
  const auto number = static_cast<std::size_t>(signal_number(asked["signal"]));
  return outcome::ok(value().set("count", counts[number].load()));
}

outcome signal_mask(call& asked) {
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal_number(asked["signal"]));
  const int how = asked["blocked"].boolean() ? SIG_BLOCK : SIG_UNBLOCK;
  const int number = asked.timed([&] { return pthread_sigmask(how, &one, nullptr); });
  if (number != 0) return outcome::error(std::error_code(number, std::generic_category()));
  return outcome::ok();
}

void restore_signal_actions() {
  const std::lock_guard lock(originals().guard);
  for (const auto& [number, action] : originals().actions) sigaction(number, &action, nullptr);
  originals().actions.clear();
  for (auto& each : counts) each = 0;
}

void restore_signal_mask() {
  sigset_t none;
  sigemptyset(&none);
  pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

}  // namespace sockspec::driver

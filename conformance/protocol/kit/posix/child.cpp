#include "protocol/kit/posix/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <mutex>
#include <string_view>

#include "protocol/kit/posix/descriptors.hpp"
#include "protocol/kit/posix/signals.hpp"
#include "protocol/kit/process_operations.hpp"

namespace sockspec::driver {
namespace {

constexpr std::string_view child_option = "--sockspec-child";

// A pipe of the driver's own. A child writes all of its results before it ends, and the parent
// reads after that, so they must fit into the pipe.
struct results_pipe {
  std::mutex one_child_at_a_time;
  int read_end = -1;
  int write_end = -1;
};
constexpr std::size_t pipe_capacity = 65'536;

results_pipe& results() {
  static results_pipe pipe;
  return pipe;
}

[[noreturn]] void end_with(const value& script_results, int descriptor) {
  const std::string text = to_json(script_results);
  const bool fits = text.size() <= pipe_capacity;
  const bool written = fits && write(descriptor, text.data(), text.size()) != -1;
  _exit(written ? 0 : 1);
}

value perform_script(const value& script, executor& performs,
                     const std::vector<std::string>& data) {
  const call_site site{0, nullptr, data};
  return value().set("results", performs.perform_all(script, site));
}

// What an executed child is told: its script, which descriptor is which handle, and the time.
std::string instructions(const call& asked, const executor& performs, const driver_hooks& hooks) {
  value inherits{value::list{}};
  if (!asked["inherits"].is_null() && !asked["inherits"].elements().empty()) {
    if (!hooks.number_of || !hooks.adopt) throw broken_request("handles cannot be inherited here");
    for (const auto& each : asked["inherits"].elements()) {
      const auto number = hooks.number_of(static_cast<int>(each.integer()));
      if (!number) throw broken_request("handle " + to_json(each) + " has no descriptor");
      inherits.append(value().set("handle", each).set("number", *number));
    }
  }
  return to_json(value()
                     .set("calls", asked["calls"])
                     .set("stop_on_error", asked["stop_on_error"])
                     .set("inherits", std::move(inherits))
                     .set("clock", performs.clock().origin()));
}

void make_inheritable(int descriptor) {
  fcntl(descriptor, F_SETFD, 0);
}

[[noreturn]] void execute_self(const std::string& told) {
  const value content = protocol::parse_value(told);
  make_inheritable(results().write_end);
  for (const auto& each : content["inherits"].elements())
    make_inheritable(static_cast<int>(each["number"].integer()));
  const std::string write_end = std::to_string(results().write_end);
  execl("/proc/self/exe", "child", child_option.data(), write_end.c_str(), told.c_str(), nullptr);
  _exit(127);
}

std::string read_results() {
  std::string text(pipe_capacity, '\0');
  const auto count = read(results().read_end, text.data(), text.size());
  text.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return text;
}

outcome collect(pid_t child, const call& asked) {
  int status = 0;
  while (waitpid(child, &status, 0) == -1) {
    if (errno != EINTR) return outcome::broken("the child cannot be waited for");
    if (asked.is_cancelled()) kill(child, SIGKILL);
  }
  const std::string text = read_results();
  value results = text.empty() ? value(value::object{}) : protocol::parse_value(text);
  if (WIFSIGNALED(status))
    results.set("exit", value().set("signal", signal_name(WTERMSIG(status))));
  else
    results.set("exit", value().set("status", WEXITSTATUS(status)));
  return outcome::ok(std::move(results));
}

}  // namespace

void prepare_children() {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) == -1)
    throw std::system_error(errno, std::generic_category(), "cannot make a pipe for children");
  results().read_end = move_high(ends[0]);
  results().write_end = move_high(ends[1]);
  fcntl(results().read_end, F_SETFL, O_NONBLOCK);
}

outcome run_child(call& asked, executor& performs, const driver_hooks& hooks) {
  const bool executes = asked["how"] == value("exec");
  if (!executes && asked["how"] != value("fork"))
    throw broken_request("no way to make a child: " + to_json(asked["how"]));
  asked["calls"].elements();  // is there, or the request is broken
  const std::string told = instructions(asked, performs, hooks);
  const std::lock_guard lock(results().one_child_at_a_time);
  const pid_t child = fork();
  if (child == -1) return error_from_errno();
  if (child == 0 && executes) execute_self(told);
  if (child == 0) {
    prepare_census();
    end_with(perform_script(asked.args(), performs, asked.attachments()), results().write_end);
  }
  return collect(child, asked);
}

bool is_executed_child(int count, char** arguments) {
  return count == 4 && arguments[1] == child_option;
}

int run_executed_child(char** arguments, std::map<std::string, registered_operation>& operations,
                       const driver_hooks& hooks) {
  const value told = protocol::parse_value(arguments[3]);
  const int write_end = move_high(std::stoi(arguments[2]));
  prepare_census();
  const std::vector<std::unique_ptr<lane>> no_lanes;
  executor performs(
      operations, [](std::int64_t, std::size_t, std::int64_t) {},
      driver_clock(told["clock"].integer()));
  process_operations process(performs, no_lanes, hooks);
  std::vector<std::string> ignored_capabilities;
  process.add_to(operations, ignored_capabilities);
  process.remember_descriptors({0, 1, 2});  // anything else was inherited, wanted or not
  for (const auto& each : told["inherits"].elements())
    hooks.adopt(static_cast<int>(each["handle"].integer()),
                static_cast<int>(each["number"].integer()));
  end_with(perform_script(told, performs, {}), write_end);
}

}  // namespace sockspec::driver

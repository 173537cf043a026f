#include "benchmarks/processes/run_program.hpp"

#include "benchmarks/processes/child.hpp"

namespace sockspec::benchmarks {
namespace {

using namespace std::chrono_literals;

/// How long what it said may take to arrive after its end: a descendant that has left the process
/// group may hold the pipes for ever.
constexpr std::chrono::milliseconds patience_after_end = 500ms;

/// Keeps what fits. False if there was more.
bool keep(std::string& kept, std::string_view more, std::size_t most) {
  kept.append(more.substr(0, most - kept.size()));
  return kept.size() < most;
}

}  // namespace

program_end run_program(const program_run& wanted) {
  program_end end;
  const auto take = [&](std::string& kept, std::string_view more) {
    if (!keep(kept, more, wanted.most_output)) end.killed = killed_for::its_output;
  };
  const child_listeners listeners{.output = [&](std::string_view text) { take(end.output, text); },
                                  .error_output =
                                      [&](std::string_view text) {
                                        take(end.error_output, text);
                                        if (wanted.on_error_output) wanted.on_error_output(text);
                                      }};
  child one(wanted, standard_input::nothing, listeners);
  const std::uint64_t begun = uv_hrtime();
  const auto is_over = [&] { return one.exited() || end.killed != killed_for::nothing; };
  if (!one.run_until(is_over, wanted.deadline)) end.killed = killed_for::its_deadline;
  if (!one.exited()) {
    one.kill_group();
    one.run_until([&] { return one.exited(); }, patience_after_kill);
  }
  one.run_until([&] { return one.closed_its_outputs(); }, patience_after_end);
  end.status = one.status();
  end.signal = one.signal();
  end.took = std::chrono::nanoseconds(uv_hrtime() - begun);
  return end;
}

}  // namespace sockspec::benchmarks

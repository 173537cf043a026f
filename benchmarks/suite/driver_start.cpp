// From the start of a driver to its end, with its hello between.

#include <string>

#include "benchmarks/counts/scratch_folder.hpp"
#include "benchmarks/processes/line_program.hpp"
#include "benchmarks/shapes/by_turns.hpp"
#include "benchmarks/suite/driver.hpp"
#include "benchmarks/suite/suite.hpp"

namespace sockspec::benchmarks {
namespace {

/// What does nothing, from PATH: what any process costs.
constexpr const char* trivial_program = "true";

void run_trivial(const std::vector<std::string>& command, const std::filesystem::path& folder) {
  const program_run wanted{.command = command, .directory = folder};
  const program_end end = line_program(wanted).finish();
  if (end.succeeded()) return;
  throw std::runtime_error(command_text(command) + ' ' + describe(end, wanted));
}

operation repeated(const std::function<void()>& once) {
  return [once](std::size_t times) {
    for (; times != 0; --times) once();
  };
}

std::vector<contestant> contestants(std::string_view target, const std::filesystem::path& folder,
                                    std::size_t starts) {
  const std::string program = driver_program(target);
  const auto trivial = [&](std::vector<std::string> command) {
    return repeated([command = std::move(command), folder] { run_trivial(command, folder); });
  };
  const auto hello_and_bye = [&](std::vector<std::string> command) {
    return repeated([command = std::move(command), folder] { driver(command, folder).end(); });
  };
  return {{"raw", trivial({trivial_program}), starts},
          {"raw_again", trivial({trivial_program}), starts},
          {"launched_raw", trivial(launched(trivial_program)), starts},
          {"driver", hello_and_bye({program}), starts},
          {"launched_driver", hello_and_bye(launched(program)), starts}};
}

}  // namespace

void ask_driver_start(const suite_task& task, suite_results& results) {
  const scratch_folder folder;
  measures all;
  for (const std::string_view target : measured_targets) {
    task.told("driver_start of " + std::string(target));
    const auto those = contestants(target, folder.path(), task.effort.starts);
    for (const contestant& each : those) each.run(1);  // from the disk, for the first time
    measure_by_turns(all, {"driver_start", std::string(target), 0, {}}, those, task.effort.rounds);
  }
  add_rows(results, all);
}

}  // namespace sockspec::benchmarks

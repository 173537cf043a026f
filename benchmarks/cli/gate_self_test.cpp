#include "benchmarks/cli/gate_self_test.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>

#include "benchmarks/cli/files.hpp"
#include "benchmarks/gate/self_test/self_test.hpp"
#include "benchmarks/processes/own_program.hpp"

namespace sockspec::benchmarks::cli {

void add_self_test(CLI::App& command, self_test_request& asked) {
  constexpr const char* group = "Judging the gate";
  const auto flag = [&](const char* name, bool& into, const char* says) {
    return command.add_flag(name, into, says)->group(group);
  };
  auto* itself = flag("--self-test", asked.wanted,
                      "Let the gate judge programs whose slowdown is known, and say how often it "
                      "was right");
  command
      .add_option("--trials", asked.trials,
                  "Of no change and of 5 %; a fifth as many of 2, 3 and 10 %")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str()
      ->group(group)
      ->needs(itself);
  auto* quiet = flag("--quiet", asked.only_quiet, "Not beside a busy neighbour too");
  quiet->needs(itself);
  flag("--busy", asked.only_busy, "Beside a busy neighbour alone")->needs(itself)->excludes(quiet);
  command.add_option("--time-limit", asked.time_limit, "In seconds")
      ->check(CLI::Range(1, 86'400))
      ->capture_default_str()
      ->group(group)
      ->needs(itself);
}

int run_self_test(const self_test_request& asked, std::size_t pairs, std::uint64_t seed,
                  const std::string& out, output& to) {
  const self_test_plan plan{.programs = program_beside("slowed_benchmarks").parent_path(),
                            .trials = asked.trials,
                            .pairs = pairs,
                            .seed = seed,
                            .quiet = !asked.only_busy,
                            .busy = !asked.only_quiet,
                            .time_limit = std::chrono::seconds(asked.time_limit)};
  const auto result = test_gate(
      plan, [&to](const std::string& line) { to.err << "self-test: " << line << std::endl; });
  to.out << "--seed " << seed << ", " << pairs << " pairs\n\n" << self_test_text(result);
  if (!out.empty()) {
    write_file(std::filesystem::path(out) / "self_test.json", self_test_json(plan, result));
  }
  if (!result.complete) return broken_status;
  return result.good() ? 0 : 1;
}

}  // namespace sockspec::benchmarks::cli

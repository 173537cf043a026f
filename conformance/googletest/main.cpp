// sockspec-googletest --target NAME [--call CALL] [GoogleTest's flags]: the cells of one target,
// each a test of the cell's name ("connect.refused/tcp4.blocking"). An expected deviation passes,
// what is unsupported is skipped, what is unexpected or stale fails. Exit status: 77 if every test
// was skipped, or the library to judge is not here; 1 if there was none to run.

#include <gtest/gtest.h>

#include <cstdio>
#include <stdexcept>
#include <string>

#include "cli/installation.hpp"
#include "cli/selecting.hpp"
#include "googletest/cell_tests.hpp"

namespace {

namespace cli = sockspec::conformance::cli;
namespace conformance = sockspec::conformance;

constexpr int broken_status = 2;

struct front_end_options {
  std::string target = "native";
  cli::selecting which;
};

// Errors: std::invalid_argument.
front_end_options options_from(int argc, char** argv) {
  front_end_options asked;
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    if ((flag != "--target" && flag != "--call") || i + 1 == argc) {
      throw std::invalid_argument(flag +
                                  ": write --target NAME, --call CALL, or GoogleTest's flags");
    }
    const std::string word = argv[++i];
    if (flag == "--target") asked.target = word;
    if (flag == "--call") asked.which.calls.push_back(word);
  }
  return asked;
}

int status_of_tests() {
  const int status = RUN_ALL_TESTS();
  const auto& results = *testing::UnitTest::GetInstance();
  if (status != 0 || testing::GTEST_FLAG(list_tests)) return status;
  if (results.test_to_run_count() == 0) {
    std::fputs("no cell matches the filter\n", stderr);
    return 1;
  }
  return results.skipped_test_count() == results.test_to_run_count() ? SOCKSPEC_SKIP_STATUS : 0;
}

int run(const front_end_options& asked) {
  const auto where = cli::find_installation();
  const auto plan = cli::make_plan({asked.target}, cli::selection_from(asked.which), where).front();
  if (plan.cells.empty()) {
    std::printf("no clause of that call applies to %s\n", asked.target.c_str());
    return SOCKSPEC_SKIP_STATUS;
  }
  conformance::cell_runner by(plan, where);
  register_cells(plan, by);
  return status_of_tests();
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  try {
    return run(options_from(argc, argv));
  } catch (const sockspec::conformance::target_missing& missing) {
    std::printf("skipped: %s\n", missing.what());
    return SOCKSPEC_SKIP_STATUS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sockspec-googletest: %s\n", error.what());
    return broken_status;
  }
}

// sockspec-googletest --target NAME [--call CALL] [--family FAMILY] [GoogleTest's flags]: the cells
// of one target, each a test of the cell's name ("connect.refused/tcp4.blocking"). With
// --write-ctest FILE, for one or more targets: lists them for CTest instead. An expected deviation
// passes, what is unsupported is skipped, what is unexpected or stale fails. Exit status: 77 if
// every test was skipped, or the library to judge is not here; 1 if there was none to run.

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/installation.hpp"
#include "cli/selecting.hpp"
#include "googletest/cell_tests.hpp"
#include "googletest/ctest_list.hpp"
#include "protocol/launcher.hpp"

namespace {

namespace cli = sockspec::conformance::cli;
namespace conformance = sockspec::conformance;

constexpr int broken_status = 2;

struct front_end_options {
  std::vector<std::string> targets;
  std::string ctest_file;  // empty: run the cells
  cli::selecting which;
};

// Errors: std::invalid_argument.
std::vector<std::string> kinds_of_family(const std::string& family) {
  std::vector<std::string> kinds;
  for (const auto& row : conformance::all_kind_traits) {
    if (conformance::family_of(row.which) == family) kinds.emplace_back(row.name);
  }
  if (kinds.empty()) throw std::invalid_argument("no kind is of the family " + family);
  return kinds;
}

// Errors: std::invalid_argument.
front_end_options options_from(int argc, char** argv) {
  front_end_options asked;
  for (int i = 1; i < argc; i += 2) {
    const std::string flag = argv[i];
    const std::string word = i + 1 < argc ? argv[i + 1] : "";
    if (flag == "--target") {
      asked.targets.push_back(word);
    } else if (flag == "--call") {
      asked.which.calls.push_back(word);
    } else if (flag == "--family") {
      asked.which.kinds = kinds_of_family(word);
    } else if (flag == "--write-ctest") {
      asked.ctest_file = word;
    } else {
      throw std::invalid_argument(flag +
                                  ": write --target NAME, --call CALL, --family FAMILY, "
                                  "--write-ctest FILE, or GoogleTest's flags");
    }
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

int list_for_ctest(const front_end_options& asked) {
  const auto where = cli::find_installation();
  const auto program = sockspec::protocol::running_executable().generic_string();
  std::ofstream file(asked.ctest_file);
  for (const auto& plan : cli::make_plan(asked.targets, {}, where)) {
    conformance::write_ctest(file, plan, program);
  }
  if (!file.flush()) throw std::runtime_error("cannot write " + asked.ctest_file);
  return 0;
}

int run(const front_end_options& asked) {
  const auto where = cli::find_installation();
  if (asked.targets.size() != 1) throw std::invalid_argument("name one target: --target NAME");
  const auto& target = asked.targets.front();
  const auto plan = cli::make_plan({target}, cli::selection_from(asked.which), where).front();
  if (plan.cells.empty()) {
    std::printf("no clause of that call and family applies to %s\n", target.c_str());
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
    const auto asked = options_from(argc, argv);
    return asked.ctest_file.empty() ? run(asked) : list_for_ctest(asked);
  } catch (const sockspec::conformance::target_missing& missing) {
    std::printf("skipped: %s\n", missing.what());
    return SOCKSPEC_SKIP_STATUS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sockspec-googletest: %s\n", error.what());
    return broken_status;
  }
}

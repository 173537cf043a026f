#include "reports/write_reports.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "results/store.hpp"
#include "results/text_file.hpp"
#include "sample.hpp"
#include "scratch_directory.hpp"

namespace sockspec::reports {
namespace {

using testing::HasSubstr;

const auto whole =
    results::sample::run_of({results::sample::passed("native", "connect.refused/tcp4.blocking")});

TEST(write_reports, makes_every_report) {
  const results::scratch_directory scratch;
  const auto directory = scratch.path() / "deep" / "report";
  write_reports(whole, directory);
  EXPECT_THAT(results::read_file(directory / "junit.xml"), HasSubstr("<testsuites"));
  EXPECT_THAT(results::read_file(directory / "summary.md"), HasSubstr("## sockspec"));
  EXPECT_THAT(results::read_file(directory / "report.html"), HasSubstr("<!doctype html>"));
}

TEST(write_reports, says_which_file_it_cannot_write) {
  const results::scratch_directory scratch;
  std::filesystem::create_directory(scratch.path() / "summary.md");
  try {
    write_reports(whole, scratch.path());
    FAIL() << "no complaint";
  } catch (const results::store_error& problem) {
    EXPECT_THAT(problem.what(), HasSubstr((scratch.path() / "summary.md").string()));
  }
}

}  // namespace
}  // namespace sockspec::reports

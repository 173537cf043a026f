// sockspec bench page, from its arguments to the file.

#include <gmock/gmock.h>

#include "benchmarks/tests/command.hpp"
#include "benchmarks/tests/scratch_folder.hpp"

namespace sockspec::benchmarks::cli {
namespace {

using ::testing::HasSubstr;

constexpr const char* example = R"({"context": {"kernel": "Linux"}, "benchmarks": [
  {"name": "sendall/tcp4/64/asio", "cpu_time": 2, "time_unit": "us", "of_raw": 0.75}]})";

class page_command : public ::testing::Test {
 protected:
  scratch_folder folder_;
};

TEST_F(page_command, draws_a_run) {
  folder_.write("run.json", example);
  const auto seen = say({"page", folder_ / "run.json", "--out", folder_ / "new/page.html"});
  EXPECT_EQ(seen.status, 0) << seen.err;
  EXPECT_THAT(folder_.read("new/page.html"), HasSubstr("asio at 64 B: 0.750"));
}

TEST_F(page_command, tells_a_file_that_is_not_there) {
  const auto seen = say({"page", folder_ / "none.json", "--out", folder_ / "page.html"});
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("none.json: cannot be opened"));
}

TEST_F(page_command, tells_a_file_that_is_no_run_with_the_place) {
  folder_.write("run.json", "{\n \"benchmarks\": oops");
  const auto seen = say({"page", folder_ / "run.json", "--out", folder_ / "page.html"});
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("run.json: line 2, column 16"));
}

TEST_F(page_command, tells_a_page_that_cannot_be_written) {
  folder_.write("run.json", example);
  const auto seen = say({"page", folder_ / "run.json", "--out", folder_ / "run.json/page.html"});
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("page.html: cannot be written"));
}

TEST_F(page_command, needs_to_know_where_to) {
  const auto seen = say({"page", folder_ / "run.json"});
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("--out is required"));
}

TEST_F(page_command, has_help_with_an_example) {
  const auto seen = say({"page", "--help"});
  EXPECT_EQ(seen.status, 0);
  EXPECT_THAT(seen.out, HasSubstr("example: sockspec bench page"));
}

}  // namespace
}  // namespace sockspec::benchmarks::cli

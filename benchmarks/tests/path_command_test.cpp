// sockspec bench path, from its arguments to the files.

#include <gmock/gmock.h>

#include "benchmarks/cli/socket_address.hpp"
#include "benchmarks/cli/usage_error.hpp"
#include "benchmarks/path/far_end.hpp"
#include "benchmarks/tests/command.hpp"
#include "benchmarks/tests/scratch_folder.hpp"

namespace sockspec::benchmarks::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

/// A port that nobody has at the moment.
std::string free_port() {
  const far_end gone(address::inet("127.0.0.1", 0));
  return std::to_string(gone.where().port());
}

TEST(path_command, measures_a_way_and_stores_what_it_found) {
  const scratch_folder folder;
  const auto here = "127.0.0.1:" + free_port();
  const auto seen =
      say({"path", "--listen", here, "--through", here, "--brief", "--out", folder / "report"});
  EXPECT_EQ(seen.status, 0) << seen.err;
  EXPECT_THAT(seen.out, AllOf(HasSubstr("path_connect"), HasSubstr("path_round_trip"),
                              HasSubstr("path_throughput"), HasSubstr("through")));
  EXPECT_EQ(folder.read("report/table.txt"), seen.out);
  EXPECT_THAT(folder.read("report/benchmarks.json"), HasSubstr("path_connect/tcp4/0/through"));
  EXPECT_THAT(folder.read("report/index.html"), HasSubstr("path_throughput"));
}

TEST(path_command, tells_that_nobody_is_there) {
  const auto seen =
      say({"path", "--listen", "127.0.0.1:0", "--through", "127.0.0.1:" + free_port(), "--brief"});
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("through 127.0.0.1:"));
}

TEST(path_command, wants_to_know_what_is_under_test) {
  const auto seen = say({"path"});
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("--through is required"));
}

TEST(path_command, has_help_with_an_example) {
  EXPECT_THAT(say({"path", "--help"}).out, HasSubstr("example: socat"));
}

TEST(socket_address, is_a_host_and_a_port) {
  EXPECT_EQ(socket_address("127.0.0.1:80", "--x"), address::inet("127.0.0.1", 80));
  EXPECT_EQ(socket_address("[::1]:8080", "--x"), address::inet6("::1", 8080));
}

TEST(socket_address, that_is_none_is_refused_with_its_option) {
  for (const auto* text : {"80", ":80", "127.0.0.1:", "127.0.0.1:70000", "no such host:1"}) {
    try {
      socket_address(text, "--through");
      ADD_FAILURE() << text;
    } catch (const usage_error& error) {
      EXPECT_THAT(error.what(), HasSubstr(std::string("--through ") + text)) << text;
    }
  }
}

}  // namespace
}  // namespace sockspec::benchmarks::cli

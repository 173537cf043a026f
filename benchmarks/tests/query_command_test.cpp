// sockspec bench query, from its arguments to what it prints.

#include <gmock/gmock.h>

#include "benchmarks/history/lines.hpp"
#include "benchmarks/tests/command.hpp"
#include "benchmarks/tests/scratch_folder.hpp"

namespace sockspec::benchmarks::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class query_command : public ::testing::Test {
 protected:
  query_command() {
    const record one{.benchmark = "sendall/tcp4/64/portability",
                     .commit = "c1",
                     .date = "2026-01-01T00:00:00Z",
                     .metrics = {{"of_raw", {{0.9, 0.9, 0.9}, 1}}}};
    folder_.write("history/c1.jsonl", to_line(one) + "\n{\"half");
  }

  command_end ask(std::vector<std::string> words) const {
    words.insert(words.begin(), {"query", "--from", folder_ / "history"});
    return say(words);
  }

  scratch_folder folder_;
};

TEST_F(query_command, prints_a_table_csv_or_json) {
  const std::string statement = "SELECT name, median FROM metrics";
  EXPECT_EQ(ask({statement}).out, "name    median\nof_raw     0.9\n");
  EXPECT_EQ(ask({"--format", "csv", statement}).out, "name,median\nof_raw,0.9\n");
  EXPECT_EQ(ask({"--format", "json", statement}).out,
            "[\n  {\"name\": \"of_raw\", \"median\": 0.9}\n]\n");
}

TEST_F(query_command, tells_lines_that_are_no_records) {
  const auto seen = ask({"SELECT 1"});
  EXPECT_EQ(seen.status, 0);
  EXPECT_THAT(seen.err, HasSubstr("c1.jsonl:2: it is half-written"));
}

TEST_F(query_command, without_a_statement_prints_the_tables) {
  const auto seen = say({"query"});
  EXPECT_EQ(seen.status, 0);
  EXPECT_THAT(seen.out, HasSubstr("CREATE TABLE records("));
}

TEST_F(query_command, writes_a_store_for_other_programs) {
  const auto seen = ask({"--store", folder_ / "store.db"});
  EXPECT_EQ(seen.status, 0) << seen.err;
  EXPECT_THAT(folder_.read("store.db"), StartsWith("SQLite format 3"));
}

TEST_F(query_command, tells_what_is_wrong) {
  const auto writing = ask({"DELETE FROM records"});
  EXPECT_EQ(writing.status, 2);
  EXPECT_THAT(writing.err, HasSubstr("SELECT is what can be asked"));
  EXPECT_THAT(ask({"SELECT 1 FROM nowhere"}).err, HasSubstr("no such table"));
  EXPECT_EQ(ask({"--format", "xml", "SELECT 1"}).status, 2);
  EXPECT_EQ(say({"query", "--from", folder_ / "none", "SELECT 1"}).status, 2);
}

TEST_F(query_command, has_help_with_an_example) {
  EXPECT_THAT(say({"query", "--help"}).out, HasSubstr("example: sockspec bench query"));
}

}  // namespace
}  // namespace sockspec::benchmarks::cli

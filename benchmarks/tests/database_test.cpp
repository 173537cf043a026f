#include "benchmarks/history/database.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <stdexcept>

#include "benchmarks/tests/scratch_folder.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

history example() {
  history whole;
  for (int day = 1; day <= 8; ++day) {
    const double ratio = day < 5 ? 1 : 0.9;
    whole.records.push_back({.benchmark = "sendall/tcp4/64/portability",
                             .commit = "c" + std::to_string(day),
                             .date = "2026-01-0" + std::to_string(day) + "T00:00:00Z",
                             .metrics = {{"of_raw", {{ratio - 0.01, ratio, ratio + 0.01}, 15}},
                                         {"instructions", {{57, 57, 57}, 0}}},
                             .environment = {{"processor", "AMD"}},
                             .label = "one thread"});
  }
  whole.records.push_back(
      {.benchmark = "BM'); DROP TABLE records; --", .commit = "c9", .date = "z"});
  whole.remarks = {{"c1.jsonl", 3, "it is half-written"}};
  return whole;
}

result_table ask(const std::string& statement) {
  return query(example(), statement);
}

std::string failure_of(const std::string& statement) {
  try {
    ask(statement);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no failure";
}

TEST(database, a_record_has_the_parts_of_its_name) {
  const auto seen =
      ask("SELECT question, family, bytes, contender, label, commit_name FROM records "
          "WHERE record = 1");
  EXPECT_THAT(seen.columns,
              ElementsAre("question", "family", "bytes", "contender", "label", "commit_name"));
  ASSERT_EQ(seen.rows.size(), 1U);
  EXPECT_EQ(seen.rows[0], (std::vector<result_value>{"sendall", "tcp4", std::int64_t{64},
                                                     "portability", "one thread", "c1"}));
}

TEST(database, the_name_of_others_has_no_parts_and_is_no_statement) {
  const auto seen = ask("SELECT benchmark, question, bytes FROM records WHERE commit_name = 'c9'");
  ASSERT_EQ(seen.rows.size(), 1U);
  EXPECT_EQ(seen.rows[0], (std::vector<result_value>{"BM'); DROP TABLE records; --", {}, {}}));
}

TEST(database, metrics_have_their_quartiles_and_say_which_are_counts) {
  const auto seen =
      ask("SELECT name, median, low, high, repetitions, exact FROM metrics "
          "WHERE record = 1 ORDER BY name");
  ASSERT_EQ(seen.rows.size(), 2U);
  EXPECT_EQ(seen.rows[0], (std::vector<result_value>{"instructions", 57.0, 57.0, 57.0,
                                                     std::int64_t{0}, std::int64_t{1}}));
  EXPECT_EQ(seen.rows[1][5], result_value(std::int64_t{0}));
}

TEST(database, an_environment_is_there_once) {
  EXPECT_EQ(ask("SELECT count(DISTINCT environment) FROM records").rows[0][0],
            result_value(std::int64_t{2}));
  EXPECT_EQ(ask("SELECT count(*) FROM environments WHERE value = 'AMD'").rows[0][0],
            result_value(std::int64_t{1}));
}

TEST(database, has_the_changes_and_the_remarks) {
  const auto seen = ask("SELECT metric, commit_name, word FROM changes");
  ASSERT_EQ(seen.rows.size(), 1U);
  EXPECT_EQ(seen.rows[0], (std::vector<result_value>{"of_raw", "c5", "slower"}));
  EXPECT_EQ(ask("SELECT says FROM remarks").rows[0][0], result_value("it is half-written"));
}

TEST(database, of_nothing_has_its_tables) {
  EXPECT_THAT(query({}, "SELECT * FROM records").rows, IsEmpty());
}

TEST(database, only_reading_is_allowed) {
  const scratch_folder folder;
  const std::vector<std::string> writing{
      "DELETE FROM records",
      "INSERT INTO remarks VALUES('a', 1, 'b')",
      "DROP TABLE records",
      "CREATE TABLE mine(x)",
      "ATTACH '" + folder / "new.db" + "' AS other",
      "VACUUM INTO '" + folder / "new.db" + "'",
      "PRAGMA journal_mode = WAL",
      "SELECT load_extension('x')",
      "BEGIN",
  };
  for (const auto& statement : writing) {
    EXPECT_NE(failure_of(statement), "no failure") << statement;
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "new.db"));
  EXPECT_THAT(failure_of("DELETE FROM records"), HasSubstr("SELECT is what can be asked"));
}

TEST(database, what_is_wrong_is_told) {
  EXPECT_THAT(failure_of("SELEC 1"), HasSubstr("syntax error"));
  EXPECT_THAT(failure_of("SELECT price FROM records"), HasSubstr("no such column"));
  EXPECT_THAT(failure_of("SELECT 1; SELECT 2"), HasSubstr("more than one statement"));
  EXPECT_THAT(failure_of(" ; "), HasSubstr("no statement"));
  EXPECT_EQ(failure_of("SELECT 1; \n"), "no failure");
}

TEST(database, recursion_and_functions_are_reading) {
  const auto seen =
      ask("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5) "
          "SELECT sum(x) FROM n");
  EXPECT_EQ(seen.rows[0][0], result_value(std::int64_t{15}));
}

TEST(database_file, is_made_anew_each_time) {
  const scratch_folder folder;
  write_database(example(), folder / "store.db");
  write_database(example(), folder / "store.db");
  EXPECT_THAT(folder.read("store.db"), ::testing::StartsWith("SQLite format 3"));
  EXPECT_FALSE(std::filesystem::exists(folder / "store.db.new"));
}

TEST(database_file, another_file_stays_as_it_is) {
  const scratch_folder folder;
  folder.write("store.db", "mine");
  EXPECT_THROW(write_database(example(), folder / "store.db"), std::runtime_error);
  EXPECT_EQ(folder.read("store.db"), "mine");
}

TEST(database_file, where_none_can_be_is_told) {
  const scratch_folder folder;
  EXPECT_THROW(write_database(example(), folder / "none/store.db"), std::runtime_error);
}

}  // namespace
}  // namespace sockspec::benchmarks

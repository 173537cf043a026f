#include "benchmarks/cli/command_line.hpp"

#include <gmock/gmock.h>

#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace sockspec::benchmarks::cli {
namespace {

using ::testing::HasSubstr;

// A subcommand that ends with the status that it is told.
void add_answer(CLI::App& root, action& chosen) {
  auto& command = *root.add_subcommand("answer", "Ends with a status");
  const auto status = std::make_shared<int>(0);
  command.add_option("--status", *status, "Which one");
  command.final_callback([&chosen, status] {
    chosen = [status](output& to) {
      to.out << "answered\n";
      return *status;
    };
  });
}

void add_broken(CLI::App& root, action& chosen) {
  root.add_subcommand("broken", "Throws")->final_callback([&chosen] {
    chosen = [](output&) -> int { throw std::runtime_error("it is broken"); };
  });
}

struct ended {
  int status;
  std::string out, err;
};

ended say(std::vector<const char*> words) {
  static constexpr std::array<add_subcommand, 2> known{add_answer, add_broken};
  words.insert(words.begin(), "sockspec-bench");
  std::ostringstream out, err;
  const int status = command_line(static_cast<int>(words.size()), words.data(), known, out, err);
  return {status, out.str(), err.str()};
}

TEST(command_line, runs_the_subcommand_and_returns_its_status) {
  const auto seen = say({"answer", "--status", "7"});
  EXPECT_EQ(seen.status, 7);
  EXPECT_EQ(seen.out, "answered\n");
}

TEST(command_line, prints_what_was_thrown) {
  const auto seen = say({"broken"});
  EXPECT_EQ(seen.status, 2);
  EXPECT_EQ(seen.err, "sockspec bench: it is broken\n");
}

TEST(command_line, an_unknown_option_is_refused_with_a_way_out) {
  const auto seen = say({"answer", "--stats", "7"});
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("--stats"));
  EXPECT_THAT(seen.err, HasSubstr("Try `sockspec bench answer --help`."));
}

TEST(command_line, without_a_subcommand_there_is_nothing_to_do) {
  const auto seen = say({});
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("Try `sockspec bench --help`."));
}

TEST(command_line, help_names_the_subcommands) {
  const auto seen = say({"--help"});
  EXPECT_EQ(seen.status, 0);
  EXPECT_THAT(seen.out, HasSubstr("answer"));
}

TEST(command_line, what_cannot_be_written_is_broken) {
  std::ostream nowhere(nullptr);
  std::ostringstream err;
  const std::array words{"sockspec-bench", "answer"};
  static constexpr std::array<add_subcommand, 1> known{add_answer};
  EXPECT_EQ(command_line(2, words.data(), known, nowhere, err), 2);
  EXPECT_THAT(err.str(), HasSubstr("cannot write"));
}

}  // namespace
}  // namespace sockspec::benchmarks::cli

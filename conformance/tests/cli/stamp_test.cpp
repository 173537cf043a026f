#include "cli/stamp.hpp"

#include <gmock/gmock.h>

namespace sockspec::conformance::cli {
namespace {

using testing::MatchesRegex;

std::string hash_of(const clause& one) {
  const clause* const only[] = {&one};
  return clauses_hash(only);
}

TEST(stamp, hashes_what_a_clause_requires) {
  const clause base{.id = "bind.one", .says = "It binds."};
  clause other = base;
  EXPECT_EQ(hash_of(base), hash_of(other));
  other.says = "It binds now.";
  EXPECT_NE(hash_of(base), hash_of(other));
  other = base;
  other.id = "bind.two";
  EXPECT_NE(hash_of(base), hash_of(other));
  other = base;
  other.revision = 2;
  EXPECT_NE(hash_of(base), hash_of(other));
}

TEST(stamp, hashes_alike_on_every_machine) {
  const clause one{.id = "bind.one", .says = "It binds."};
  EXPECT_EQ(hash_of(one), "0d395b49bf81ce73");
}

TEST(stamp, says_when_and_where) {
  const auto made = make_stamp({"sockspec", "run"});
  EXPECT_THAT(made.started, MatchesRegex("[0-9-]+T[0-9:]+Z"));
  EXPECT_FALSE(made.system.empty());
  EXPECT_FALSE(made.kernel.empty());
  EXPECT_FALSE(made.machine.empty());
  EXPECT_EQ(made.command_line, (std::vector<std::string>{"sockspec", "run"}));
}

TEST(stamp, counts_the_deviations_of_a_target) {
  target of;
  of.name = "one";
  of.follows = {document::linux_man, document::rfc};
  of.deviations.resize(3);
  of.deviations[1].untriaged = true;
  const auto made = stamp_of(of, 7, nullptr);
  EXPECT_EQ(made.cells, 7u);
  EXPECT_EQ(made.deviations, 3u);
  EXPECT_EQ(made.untriaged, 1u);
  EXPECT_THAT(made.follows, testing::ElementsAre("linux-man", "rfc"));
  EXPECT_TRUE(made.driver.empty());
}

}  // namespace
}  // namespace sockspec::conformance::cli

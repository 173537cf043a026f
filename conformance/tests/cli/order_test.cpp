#include "cli/order.hpp"

#include <gmock/gmock.h>

#include "cases/registry.hpp"

namespace sockspec::conformance::cli {
namespace {

results::record record_of(std::string target, std::string_view clause, std::string kind,
                          std::string mode) {
  results::record made;
  made.target = std::move(target);
  made.clause = clause;
  made.kind = std::move(kind);
  made.mode = std::move(mode);
  made.cell = made.clause + '/' + made.kind + '.' + made.mode;
  return made;
}

std::vector<std::string> ordered(std::vector<results::record> records) {
  results::run whole;
  whole.stamp.targets.resize(2);
  whole.stamp.targets[0].name = "native";
  whole.stamp.targets[1].name = "above";
  whole.records = std::move(records);
  put_in_order(whole);
  std::vector<std::string> names;
  for (const auto& one : whole.records) names.push_back(one.target + ' ' + one.cell);
  return names;
}

TEST(order, is_that_of_targets_clauses_kinds_and_modes) {
  const auto& clauses = all_clauses();
  ASSERT_GE(clauses.size(), 2u);
  const auto first = std::string(clauses[0]->id), second = std::string(clauses[1]->id);
  EXPECT_THAT(ordered({record_of("above", first, "tcp4", "blocking"),
                       record_of("native", second, "tcp4", "blocking"),
                       record_of("native", first, "udp4", "blocking"),
                       record_of("native", first, "tcp4", "timeout"),
                       record_of("native", first, "tcp4", "nonblocking")}),
              testing::ElementsAre(
                  "native " + first + "/tcp4.nonblocking", "native " + first + "/tcp4.timeout",
                  "native " + first + "/udp4.blocking", "native " + second + "/tcp4.blocking",
                  "above " + first + "/tcp4.blocking"));
}

TEST(order, puts_the_side_that_connects_first) {
  const auto first = std::string(all_clauses().front()->id);
  auto accepting = record_of("native", first, "tcp4", "blocking.accepting");
  accepting.mode = "blocking";
  accepting.side = "accepting";
  auto connecting = record_of("native", first, "tcp4", "blocking");
  connecting.side = "connecting";
  EXPECT_THAT(ordered({accepting, record_of("native", first, "tcp4", "nonblocking"), connecting}),
              testing::ElementsAre("native " + first + "/tcp4.blocking",
                                   "native " + first + "/tcp4.blocking.accepting",
                                   "native " + first + "/tcp4.nonblocking"));
}

TEST(order, puts_what_is_not_known_last) {
  const auto first = std::string(all_clauses().front()->id);
  EXPECT_THAT(ordered({record_of("native", "retired.clause", "tcp4", "blocking"),
                       record_of("native", first, "ipx", "blocking"),
                       record_of("native", first, "udp6", "blocking")}),
              testing::ElementsAre("native " + first + "/udp6.blocking",
                                   "native " + first + "/ipx.blocking",
                                   "native retired.clause/tcp4.blocking"));
}

}  // namespace
}  // namespace sockspec::conformance::cli

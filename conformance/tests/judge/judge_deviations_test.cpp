#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "engine/judge.hpp"
#include "sample.hpp"

namespace sockspec::conformance {
namespace {

using results::finding;
using results::record;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const judging lax{.strict = false, .today = date(2026, 6, 1), .versions = {}};
const judging strict{.strict = true, .today = date(2026, 6, 1), .versions = {}};

const std::vector<std::string> every_cell =
    cells_of({"bind.twice", "connect.refused"}, {"tcp4.blocking", "tcp6.blocking"});

std::vector<record> all_of(const std::string& verdict) {
  std::vector<record> records;
  for (const auto& cell : every_cell) records.push_back(seen(cell, verdict));
  return records;
}

std::vector<std::string> texts_of(const std::vector<finding>& findings) {
  std::vector<std::string> texts;
  for (const auto& one : findings) {
    EXPECT_EQ(one.target, "wrapped");
    texts.push_back((one.unexpected ? "! " : "- ") + one.text);
  }
  return texts;
}

std::vector<std::string> findings(const std::vector<record>& records, const target& of,
                                  const judging& how = lax) {
  return texts_of(judge_deviations(records, of, how, every_cell));
}

TEST(judge_deviations, finds_nothing_in_a_good_file) {
  const auto of = wrapped({known({"connect.*", "bind.twice/tcp4.*"}, {"early"})});
  EXPECT_THAT(findings(all_of("fail(early)"), of), IsEmpty());
  EXPECT_THAT(findings(all_of("fail(early)"), of, strict), IsEmpty());
  EXPECT_THAT(findings({}, of), IsEmpty());
}

TEST(judge_deviations, finds_each_glob_that_names_no_cell) {
  const auto of = wrapped({known({"connect.refused", "recv.*", "bind.twice/udp4.*"}, {"early"})});
  const auto found = ElementsAre(
      "! deviations.toml:7: [known] \"recv.*\" names no cell of this target; correct or remove it",
      "! deviations.toml:7: [known] \"bind.twice/udp4.*\" names no cell of this target; correct or "
      "remove it");
  EXPECT_THAT(findings(all_of("fail(early)"), of), found);
}

TEST(judge_deviations, calls_nothing_missing_that_a_selection_left_out) {
  const auto of = wrapped({known({"connect.refused", "bind.twice"}, {"early"})});
  EXPECT_THAT(findings({seen("connect.refused/tcp4.blocking", "fail(early)")}, of), IsEmpty());
  EXPECT_THAT(findings(all_of("not_run(selected out)"), of), IsEmpty());
}

TEST(judge_deviations, finds_clauses_that_cannot_fail) {
  const auto open = [](const char* cell) {
    return seen(cell, "observed(refused)", results::level::unspecified);
  };
  const auto of = wrapped({known({"connect.refused/tcp*", "bind.*"}, {"early"})});
  const auto found = ElementsAre(
      "! deviations.toml:7: [known] names connect.refused, which the documents leave open: it is "
      "observed and cannot fail; remove it");
  EXPECT_THAT(findings({open("connect.refused/tcp4.blocking")}, of), found);
  EXPECT_THAT(
      findings({open("connect.refused/tcp4.blocking"), open("connect.refused/tcp6.blocking")}, of),
      found);
  EXPECT_THAT(
      findings({seen("bind.twice/tcp4.blocking", "pass"), open("connect.refused/tcp4.blocking")},
               of),
      found);
  EXPECT_THAT(findings({open("connect.refused/udp4.blocking")}, of), IsEmpty());
  EXPECT_THAT(findings({open("bind.twice/tcp4.blocking")}, of), IsEmpty());  // a wildcard may
}

std::vector<std::string> clauses(int count) {
  std::vector<std::string> names;
  for (int i = 1; i <= count; ++i) names.push_back("send.case_" + std::to_string(i));
  return names;
}

std::vector<std::string> width_findings(int clause_count, std::vector<std::string> globs) {
  const auto cells = cells_of(clauses(clause_count), {"tcp4.blocking", "tcp6.blocking"});
  const auto of = wrapped({known(std::move(globs), {"early"})});
  return texts_of(judge_deviations({}, of, lax, cells));
}

TEST(judge_deviations, limits_the_clauses_that_wildcards_take_in) {
  EXPECT_THAT(width_findings(20, {"send.*"}), IsEmpty());
  EXPECT_THAT(width_findings(21, {"send.*"}),
              ElementsAre(HasSubstr("takes in 21 clauses by wildcards, of 20 that one cause may")));
  EXPECT_THAT(width_findings(21, {"send.case_?/*", "send.case_1?", "send.case_2*/tcp4.*"}),
              ElementsAre(HasSubstr("takes in 21 clauses")));
}

TEST(judge_deviations, does_not_count_clauses_that_are_named) {
  auto globs = clauses(30);
  for (auto& glob : globs) glob += "/tcp*.*";
  EXPECT_THAT(width_findings(30, globs), IsEmpty());
}

TEST(judge_deviations, warns_of_dates_that_have_passed) {
  auto entry = known({"connect.refused"}, {"early"});
  entry.review = date(2026, 5, 31);
  const std::string text =
      " deviations.toml:7: [known] was to be reviewed by 2026-05-31; look whether it still holds, "
      "and set a new date";
  EXPECT_THAT(findings(all_of("fail(early)"), wrapped({entry})), ElementsAre('-' + text));
  EXPECT_THAT(findings(all_of("fail(early)"), wrapped({entry}), strict), ElementsAre('!' + text));
  const auto others = std::vector{seen("bind.twice/tcp4.blocking", "pass")};
  EXPECT_THAT(findings(others, wrapped({entry})), IsEmpty());
  entry.review = date(2026, 6, 1);
  EXPECT_THAT(findings(all_of("fail(early)"), wrapped({entry}), strict), IsEmpty());
}

TEST(judge_deviations, counts_what_is_untriaged) {
  auto untriaged = known({"connect.refused"}, {"early"});
  untriaged.untriaged = true;
  const auto of = wrapped({untriaged, known({"bind.twice"}, {"early"})});
  const std::string text = " 1 of 2 deviations are untriaged; find their causes";
  EXPECT_THAT(findings(all_of("fail(early)"), of), ElementsAre('-' + text));
  EXPECT_THAT(findings(all_of("fail(early)"), of, strict), ElementsAre('!' + text));
}

TEST(judge_deviations, finds_required_kinds_that_are_not_there) {
  auto of = wrapped();
  of.requires_kinds = {kind::tcp4, kind::tcp6, kind::udp4};
  auto records = all_of("pass");
  for (auto& one : records) {
    if (one.kind == "tcp6") one.verdict = *results::verdict_from("unsupported(host)");
  }
  EXPECT_THAT(findings(records, of),
              ElementsAre("! the required kind tcp6 is not there: all its cells are unsupported",
                          "! the required kind udp4 has no cell"));
  of.requires_kinds = {kind::tcp6};
  records.pop_back();  // connect.refused/tcp6.blocking: a shard cannot tell
  EXPECT_THAT(findings(records, of), IsEmpty());
  records.push_back(seen("connect.refused/tcp6.blocking", "fail(early)"));
  EXPECT_THAT(findings(records, of), IsEmpty());
  EXPECT_THAT(findings(all_of("not_run(selected out)"), of), IsEmpty());
}

TEST(judge_deviations, finds_the_same_in_every_shard) {
  auto entry = known({"connect.*", "recv.*"}, {"early"});
  entry.untriaged = true;
  entry.review = date(2020, 1, 1);
  const auto first =
      findings({seen("connect.refused/tcp4.blocking", "fail(early)")}, wrapped({entry}));
  const auto second = findings({seen("connect.refused/tcp6.blocking", "pass")}, wrapped({entry}));
  EXPECT_EQ(first.size(), 3U);
  EXPECT_EQ(first, second);
}

TEST(judge_deviations, passes_over_records_of_other_targets) {
  auto other = seen("connect.refused/tcp4.blocking", "observed(x)", results::level::unspecified);
  const auto of = wrapped({known({"connect.refused"}, {"early"})});
  EXPECT_FALSE(findings({other}, of).empty());
  other.target = "native";
  EXPECT_THAT(findings({other}, of), IsEmpty());
}

}  // namespace
}  // namespace sockspec::conformance

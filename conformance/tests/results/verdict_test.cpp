#include "results/verdict.hpp"

#include <gtest/gtest.h>

#include <set>

namespace sockspec::results {
namespace {

constexpr verdict_kind every_verdict_kind[] = {verdict_kind::pass,       verdict_kind::fail,
                                               verdict_kind::observed,   verdict_kind::unsupported,
                                               verdict_kind::unresolved, verdict_kind::timeout,
                                               verdict_kind::crash,      verdict_kind::not_run};
constexpr outcome every_outcome[] = {outcome::expected, outcome::unexpected, outcome::stale,
                                     outcome::inherited, outcome::unmeasured};

TEST(verdict, is_read_back_from_its_text) {
  std::set<std::string> texts;
  for (const auto kind : every_verdict_kind) {
    for (const std::string detail : {"", "recv", "selected out", "value:3", "f(x)"}) {
      const verdict seen{kind, detail};
      EXPECT_EQ(verdict_from(to_string(seen)), seen) << to_string(seen);
      texts.insert(to_string(seen));
    }
  }
  EXPECT_EQ(texts.size(), 8U * 5U);
}

TEST(verdict, is_not_read_from_other_text) {
  for (const auto* text :
       {"", "Pass", "pass ", "fail(", "fail()", "fail(eof", "fail)eof(", "(eof)"}) {
    EXPECT_EQ(verdict_from(text), std::nullopt) << text;
  }
}

TEST(verdict, has_its_symptom) {
  EXPECT_EQ(symptom_of({verdict_kind::fail, "error:host_unreachable"}), "error:host_unreachable");
  EXPECT_EQ(symptom_of({verdict_kind::timeout, "recv"}), "timeout:recv");
  EXPECT_EQ(symptom_of({verdict_kind::crash, "SIGSEGV"}), "crash:SIGSEGV");
  EXPECT_EQ(symptom_of({verdict_kind::not_run, "selected out"}), "not_run:selected_out");
  // a fail whose call succeeded has the symptom ok, so a pass must have another
  EXPECT_EQ(symptom_of({verdict_kind::fail, "ok"}), "ok");
  EXPECT_EQ(symptom_of({verdict_kind::pass, {}}), "pass");
}

TEST(level, is_read_back_from_its_text) {
  for (const auto each : {level::must, level::should, level::unspecified}) {
    EXPECT_EQ(level_from(to_string(each)), each);
  }
  EXPECT_EQ(level_from("may"), std::nullopt);
}

TEST(outcome, is_read_back_from_its_text) {
  for (const auto each : every_outcome) EXPECT_EQ(outcome_from(to_string(each)), each);
  EXPECT_EQ(outcome_from("known"), std::nullopt);
}

TEST(outcome, fails_the_run_if_unexpected_or_stale) {
  std::set<outcome> failing;
  for (const auto each : every_outcome) {
    if (fails_the_run(each)) failing.insert(each);
  }
  EXPECT_EQ(failing, (std::set{outcome::unexpected, outcome::stale}));
}

TEST(verdict, was_executed_unless_unsupported_or_not_run) {
  std::set<verdict_kind> left_out;
  for (const auto kind : every_verdict_kind) {
    if (!was_executed(kind)) left_out.insert(kind);
  }
  EXPECT_EQ(left_out, (std::set{verdict_kind::unsupported, verdict_kind::not_run}));
}

}  // namespace
}  // namespace sockspec::results

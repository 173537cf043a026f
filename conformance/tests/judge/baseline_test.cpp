#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "engine/deviations_edit.hpp"
#include "engine/judge.hpp"
#include "sample.hpp"

namespace sockspec::conformance {
namespace {

using results::outcome;
using results::record;
using testing::ElementsAre;
using testing::IsEmpty;

const auto today = date(2026, 6, 1);
const judging lax{.strict = false, .today = today, .versions = {}};

const std::vector<std::string> every_cell =
    cells_of({"bind.twice", "connect.refused"}, {"tcp4.blocking", "tcp4.timeout", "tcp6.blocking"});

std::vector<record> judged(std::vector<record> records, const target& of) {
  for (auto& one : records) judge(one, of, lax);
  return records;
}

target with_text(const std::string& text) {
  return wrapped(parse_deviations(text, "deviations.toml"));
}

deviations_edit baseline(const std::string& text, const std::vector<record>& records) {
  const auto of = with_text(text);
  return add_baseline(text, of, judged(records, of), every_cell, today);
}

const std::string triaged = R"([known]
cells = ["bind.twice/tcp4.blocking"]
symptoms = ["early"]
why = "w"
source = "s"
review = 2027-06-01)";

TEST(add_baseline, writes_a_file_for_a_newcomer) {
  const auto edit = baseline("", {seen("bind.twice/tcp4.blocking", "pass"),
                                  seen("bind.twice/tcp4.timeout", "timeout(bind)"),
                                  seen("bind.twice/tcp6.blocking", "fail(error:unknown)"),
                                  seen("connect.refused/tcp4.blocking", "crash(SIGSEGV)")});
  EXPECT_EQ(edit.text,
            "# What wrapped does otherwise than its documents say. The format: docs/deviations.md "
            "in sockspec.\n"
            "\n"
            "[bind_twice_timeout_bind]\n"
            "cells = [\"bind.twice/tcp4.timeout\"]\n"
            "symptoms = [\"timeout:bind\"]\n"
            "why = \"not understood yet\"\n"
            "source = \"sockspec deviations wrapped --baseline, 2026-06-01\"\n"
            "review = 2026-08-30\n"
            "untriaged = true\n"
            "\n"
            "[bind_twice_error_unknown]\n"
            "cells = [\"bind.twice/tcp6.blocking\"]\n"
            "symptoms = [\"error:unknown\"]\n"
            "why = \"not understood yet\"\n"
            "source = \"sockspec deviations wrapped --baseline, 2026-06-01\"\n"
            "review = 2026-08-30\n"
            "untriaged = true\n"
            "\n"
            "[connect_refused_crash_sigsegv]\n"
            "cells = [\"connect.refused/tcp4.blocking\"]\n"
            "symptoms = [\"crash:SIGSEGV\"]\n"
            "why = \"not understood yet\"\n"
            "source = \"sockspec deviations wrapped --baseline, 2026-06-01\"\n"
            "review = 2026-08-30\n"
            "untriaged = true\n");
  EXPECT_THAT(edit.changes, ElementsAre("added [bind_twice_timeout_bind], 1 cell",
                                        "added [bind_twice_error_unknown], 1 cell",
                                        "added [connect_refused_crash_sigsegv], 1 cell"));
  EXPECT_THAT(edit.left_out, IsEmpty());
}

TEST(add_baseline, takes_a_glob_where_the_whole_clause_fails_alike) {
  std::vector<record> records;
  for (const auto& cell : every_cell) records.push_back(seen(cell, "fail(early)"));
  records.back() = seen(every_cell.back(), "unsupported(host)");
  const auto entries = parse_deviations(baseline("", records).text, "d");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_THAT(entries[0].cells, ElementsAre("bind.twice/*"));
  EXPECT_THAT(entries[1].cells,
              ElementsAre("connect.refused/tcp4.blocking", "connect.refused/tcp4.timeout"));
}

TEST(add_baseline, names_the_only_cell_of_a_clause) {
  const std::vector<std::string> only{"bind.twice/tcp4.blocking"};
  auto one = seen(only.front(), "fail(early)");
  one.outcome = outcome::unexpected;
  const auto edit = add_baseline("", wrapped(), {one}, only, today);
  EXPECT_EQ(parse_deviations(edit.text, "d").at(0).cells, only);
}

TEST(add_baseline, makes_every_failure_expected_and_adds_nothing_the_second_time) {
  const std::vector<record> records{seen("bind.twice/tcp4.blocking", "fail(early)"),
                                    seen("bind.twice/tcp4.timeout", "fail(eof)"),
                                    seen("connect.refused/tcp4.blocking", "unresolved(setup)"),
                                    seen("connect.refused/tcp4.timeout", "timeout(connect)")};
  const auto once = baseline("", records);
  for (const auto& one : judged(records, with_text(once.text))) {
    EXPECT_EQ(one.outcome, outcome::expected) << one.cell;
  }
  const auto twice = baseline(once.text, records);
  EXPECT_EQ(twice.text, once.text);
  EXPECT_THAT(twice.changes, IsEmpty());
}

TEST(add_baseline, leaves_what_is_there_alone) {
  const std::string text = "# ours\n" + triaged;  // without a last LF
  const auto edit = baseline(text, {seen("bind.twice/tcp4.blocking", "fail(early)"),
                                    seen("bind.twice/tcp4.timeout", "fail(early)")});
  EXPECT_TRUE(edit.text.starts_with(text + "\n\n[bind_twice_early]\n")) << edit.text;
}

TEST(add_baseline, covers_another_symptom_beside_the_entry_that_is_there) {
  const std::vector<record> records{seen("bind.twice/tcp4.blocking", "fail(late)")};
  const auto edit = baseline(triaged, records);
  EXPECT_EQ(judged(records, with_text(edit.text))[0].outcome, outcome::expected);
  EXPECT_THAT(edit.changes, ElementsAre("added [bind_twice_late], 1 cell"));
}

TEST(add_baseline, gives_every_entry_a_name_of_its_own) {
  std::string text = triaged;
  text.replace(text.find("known"), 5, "bind_twice_early");
  const auto edit = baseline(text, {seen("bind.twice/tcp6.blocking", "fail(early)")});
  EXPECT_THAT(edit.changes, ElementsAre("added [bind_twice_early_2], 1 cell"));
}

TEST(add_baseline, excuses_no_broken_driver_and_no_missing_kind) {
  auto of = wrapped();
  of.requires_kinds = {kind::tcp4};
  const auto records = judged({seen("bind.twice/tcp4.blocking", "unresolved(driver)"),
                               seen("bind.twice/tcp4.timeout", "unsupported(host)")},
                              of);
  const auto edit = add_baseline("", of, records, every_cell, today);
  EXPECT_EQ(edit.text, "");
  EXPECT_THAT(edit.changes, IsEmpty());
  EXPECT_THAT(
      edit.left_out,
      ElementsAre("bind.twice/tcp4.blocking unresolved:driver: a broken driver is no trait "
                  "of its target; mend the driver",
                  "bind.twice/tcp4.timeout unsupported:host: a required kind is not there"));
}

TEST(add_baseline, passes_over_other_targets_and_what_is_no_failure) {
  auto other = seen("bind.twice/tcp4.blocking", "fail(early)");
  other.target = "native";
  other.outcome = outcome::unexpected;
  auto should = seen("bind.twice/tcp4.timeout", "fail(early)", results::level::should);
  const auto edit = baseline("", {other, should});
  EXPECT_EQ(edit.text, "");
}

TEST(add_baseline, does_not_repeat_an_entry_that_strict_refuses) {
  const auto of = with_text(triaged + "\nuntriaged = true\n");
  auto one = seen("bind.twice/tcp4.blocking", "fail(early)");
  judge(one, of, {.strict = true, .today = today, .versions = {}});
  ASSERT_EQ(one.outcome, outcome::unexpected);
  const auto edit = add_baseline(triaged, of, {one}, every_cell, today);
  EXPECT_EQ(edit.text, triaged);
  EXPECT_THAT(edit.left_out, ElementsAre("bind.twice/tcp4.blocking early: [known] names it with "
                                         "that symptom already"));
}

TEST(add_baseline, writes_symptoms_that_need_escapes) {
  const std::vector<record> records{seen("bind.twice/tcp4.blocking", "fail(value:\"\\)")};
  const auto edit = baseline("", records);
  EXPECT_EQ(judged(records, with_text(edit.text))[0].outcome, outcome::expected);
}

}  // namespace
}  // namespace sockspec::conformance

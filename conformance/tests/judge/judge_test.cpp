#include "engine/judge.hpp"

#include <gtest/gtest.h>

#include <string>

#include "sample.hpp"

namespace sockspec::conformance {
namespace {

using results::level;
using results::outcome;
using results::record;

constexpr const char* cell_name = "connect.refused/tcp4.blocking";

const judging lax{.strict = false,
                  .today = date(2026, 6, 1),
                  .versions = {.target = "1.3.5", .kernel = "6.18.44", .host = "12"}};
const judging strict{.strict = true, .today = lax.today, .versions = lax.versions};

/// What is known of the cell beside what was seen.
enum class circumstance {
  nothing,
  listed,          // an entry expects this symptom
  other,           // an entry expects another symptom
  intermittent,    // listed, and need not show
  other_and_rare,  // an intermittent entry expects another symptom
  expired,         // listed, past its date
  untriaged,       // listed, not understood
  elsewhere,       // listed for other versions
  below,           // the target below shows the same
};

deviation entry_for(circumstance what, const std::string& symptom) {
  auto entry = known({"connect.refused/tcp*"}, {symptom});
  const bool is_other = what == circumstance::other || what == circumstance::other_and_rare;
  if (is_other) entry.symptoms = {"never_seen"};
  if (what == circumstance::intermittent || what == circumstance::other_and_rare) {
    entry.intermittent = "it is a matter of luck";
  }
  if (what == circumstance::expired) entry.review = date(2026, 5, 31);
  entry.untriaged = what == circumstance::untriaged;
  if (what == circumstance::elsewhere) entry.when = "kernel < 6.1";
  return entry;
}

target target_for(circumstance what, const std::string& symptom, bool is_required) {
  auto made = wrapped();
  if (is_required) made.requires_kinds = {kind::tcp4};
  const bool has_entry = what != circumstance::nothing && what != circumstance::below;
  if (has_entry) made.deviations.push_back(entry_for(what, symptom));
  return made;
}

/// The letters of the outcomes for must, should and unspecified, each without and with --strict.
std::string outcomes_of(const std::string& verdict, circumstance what, bool is_required) {
  std::string letters;
  for (const level binding : {level::must, level::should, level::unspecified}) {
    for (const auto* how : {&lax, &strict}) {
      auto cell = seen(cell_name, verdict, binding);
      if (what == circumstance::below) cell.below_symptom = cell.symptom;
      judge(cell, target_for(what, cell.symptom, is_required), *how);
      letters += "EUSIM"[static_cast<int>(cell.outcome)];
    }
    letters += ' ';
  }
  letters.pop_back();
  return letters;
}

struct row {
  const char* verdict;
  const char* nothing;
  const char* listed;
  const char* other;
  const char* intermittent;
  const char* other_and_rare;
  const char* expired;
  const char* untriaged;
  const char* elsewhere;
  const char* below;
};

// E expected, U unexpected, S stale, I inherited, M unmeasured
constexpr row rows[] = {
    {"pass", "EE EE EE", "SS SS SS", "SS SS SS", "EE EE EE", "EE EE EE", "SS SS SS", "SS SS SS",
     "EE EE EE", "EE EE EE"},
    {"fail(early)", "UU EU EE", "EE EE EE", "UU UU EE", "EE EE EE", "UU UU EE", "EU EU EE",
     "EU EU EE", "MM MM EE", "II II EE"},
    {"timeout(recv)", "UU EU EE", "EE EE EE", "UU UU EE", "EE EE EE", "UU UU EE", "EU EU EE",
     "EU EU EE", "MM MM EE", "II II EE"},
    {"crash(SIGSEGV)", "UU EU EE", "EE EE EE", "UU UU EE", "EE EE EE", "UU UU EE", "EU EU EE",
     "EU EU EE", "MM MM EE", "II II EE"},
    {"unresolved(setup)", "UU EU EE", "EE EE EE", "UU UU EE", "EE EE EE", "UU UU EE", "EU EU EE",
     "EU EU EE", "MM MM EE", "II II EE"},
    {"unresolved(peer)", "UU EU EE", "EE EE EE", "UU UU EE", "EE EE EE", "UU UU EE", "EU EU EE",
     "EU EU EE", "MM MM EE", "II II EE"},
    {"unresolved(race)", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE",
     "EE EE EE", "EE EE EE", "EE EE EE"},
    {"unresolved(driver)", "UU UU UU", "UU UU UU", "UU UU UU", "UU UU UU", "UU UU UU", "UU UU UU",
     "UU UU UU", "UU UU UU", "UU UU UU"},
    {"unsupported(host)", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE",
     "EE EE EE", "EE EE EE", "EE EE EE"},
    {"observed(refused)", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE",
     "EE EE EE", "EE EE EE", "EE EE EE"},
    {"not_run(selected out)", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE",
     "EE EE EE", "EE EE EE", "EE EE EE", "EE EE EE"},
};
constexpr row required_rows[] = {
    {"unsupported(host)", "UU UU EE", "EE EE EE", "UU UU EE", "EE EE EE", "UU UU EE", "EU EU EE",
     "EU EU EE", "UU UU EE", "UU UU EE"},
    {"unsupported(target)", "UU UU EE", "EE EE EE", "UU UU EE", "EE EE EE", "UU UU EE", "EU EU EE",
     "EU EU EE", "UU UU EE", "UU UU EE"},
    {"pass", "EE EE EE", "SS SS SS", "SS SS SS", "EE EE EE", "EE EE EE", "SS SS SS", "SS SS SS",
     "EE EE EE", "EE EE EE"},
};

void expect_row(const row& one, bool is_required) {
  SCOPED_TRACE(std::string(one.verdict) + (is_required ? ", required" : ""));
  const auto outcomes = [&](circumstance what) {
    return outcomes_of(one.verdict, what, is_required);
  };
  EXPECT_EQ(outcomes(circumstance::nothing), one.nothing);
  EXPECT_EQ(outcomes(circumstance::listed), one.listed);
  EXPECT_EQ(outcomes(circumstance::other), one.other);
  EXPECT_EQ(outcomes(circumstance::intermittent), one.intermittent);
  EXPECT_EQ(outcomes(circumstance::other_and_rare), one.other_and_rare);
  EXPECT_EQ(outcomes(circumstance::expired), one.expired);
  EXPECT_EQ(outcomes(circumstance::untriaged), one.untriaged);
  EXPECT_EQ(outcomes(circumstance::elsewhere), one.elsewhere);
  EXPECT_EQ(outcomes(circumstance::below), one.below);
}

TEST(judge, knows_the_outcome_of_every_combination) {
  for (const auto& one : rows) expect_row(one, false);
  for (const auto& one : required_rows) expect_row(one, true);
}

record judged(const std::string& verdict, std::vector<deviation> entries, const judging& how = lax,
              level binding = level::must) {
  auto cell = seen(cell_name, verdict, binding);
  judge(cell, wrapped(std::move(entries)), how);
  return cell;
}

TEST(judge, gives_the_cause_of_what_is_expected) {
  const auto cell = judged("fail(early)", {known({"connect.refused"}, {"early"})});
  EXPECT_EQ(cell.deviation, "[known] It is known.");
}

TEST(judge, says_nothing_where_no_entry_speaks_of_the_cell) {
  auto elsewhere = known({"connect.refused/udp4.*", "bind.*"}, {"early"});
  EXPECT_EQ(judged("pass", {elsewhere}).deviation, "");
  EXPECT_EQ(judged("fail(early)", {elsewhere}).outcome, outcome::unexpected);
  EXPECT_EQ(judged("fail(early)", {elsewhere}).deviation, "");
}

TEST(judge, replaces_what_an_earlier_judgement_left) {
  auto cell = judged("fail(early)", {known({"connect.refused"}, {"early"})});
  judge(cell, wrapped(), lax);
  EXPECT_EQ(cell.outcome, outcome::unexpected);
  EXPECT_EQ(cell.deviation, "");
}

TEST(judge, says_how_another_symptom_differs) {
  auto first = known({"connect.refused"}, {"eof", "late"});
  auto second = known({"connect.*"}, {"timeout:connect"});
  second.cause = "second";
  EXPECT_EQ(judged("fail(early)", {first, second}).deviation,
            "[known] expects eof or late; [second] expects timeout:connect; seen was early");
}

TEST(judge, takes_any_entry_that_expects_the_symptom) {
  auto first = known({"connect.refused"}, {"late"});
  auto second = known({"connect.*"}, {"early"});
  second.cause = "second";
  EXPECT_EQ(judged("fail(early)", {first, second}).outcome, outcome::expected);
  EXPECT_EQ(judged("fail(early)", {first, second}).deviation, "[second] It is known.");
}

TEST(judge, prefers_an_entry_that_strict_accepts) {
  auto expired = known({"connect.refused"}, {"early"});
  expired.review = date(2020, 1, 1);
  auto good = known({"connect.refused"}, {"early"});
  good.cause = "good";
  EXPECT_EQ(judged("fail(early)", {expired, good}, strict).outcome, outcome::expected);
  EXPECT_EQ(judged("fail(early)", {expired}, strict).deviation, "[known] is past its review date");
}

TEST(judge, lets_an_entry_live_until_its_date_is_over) {
  auto entry = known({"connect.refused"}, {"early"});
  entry.review = strict.today;
  EXPECT_EQ(judged("fail(early)", {entry}, strict).outcome, outcome::expected);
}

TEST(judge, says_what_to_do_about_a_stale_entry) {
  EXPECT_EQ(judged("pass", {known({"connect.refused"}, {"early"})}).deviation,
            "[known] expects early, and the cell passes: remove it there, or say under "
            "`intermittent` why it may pass");
}

TEST(judge, calls_a_pass_stale_if_one_of_two_entries_is_not_intermittent) {
  auto rare = known({"connect.refused"}, {"early"});
  rare.intermittent = "luck";
  auto constant = known({"connect.*"}, {"late"});
  constant.cause = "constant";
  EXPECT_EQ(judged("pass", {rare, constant}).outcome, outcome::stale);
  EXPECT_EQ(judged("pass", {rare}).deviation, "[known] intermittent: luck");
}

TEST(judge, lets_an_entry_in_force_decide_over_one_that_is_not) {
  auto old_kernels = known({"connect.refused"}, {"early"});
  old_kernels.when = "kernel < 6.1";
  auto new_kernels = known({"connect.refused"}, {"late"});
  new_kernels.when = "kernel >= 6.1";
  EXPECT_EQ(judged("fail(late)", {old_kernels, new_kernels}).outcome, outcome::expected);
  EXPECT_EQ(judged("fail(early)", {old_kernels, new_kernels}).outcome, outcome::unexpected);
  EXPECT_EQ(judged("fail(early)", {old_kernels}).deviation, "[known] speaks only of kernel < 6.1");
}

TEST(judge, takes_an_unknown_version_for_unmeasured) {
  auto entry = known({"connect.refused"}, {"early"});
  entry.when = "target >= 1";
  judging blind = lax;
  blind.versions = {};
  EXPECT_EQ(judged("fail(early)", {entry}, blind).outcome, outcome::unmeasured);
  EXPECT_EQ(judged("pass", {entry}, blind).outcome, outcome::expected);
}

record judged_above(const std::string& verdict, const std::string& symptom_below,
                    std::vector<deviation> entries = {}) {
  auto cell = seen(cell_name, verdict);
  cell.below_symptom = symptom_below;
  judge(cell, wrapped(std::move(entries)), lax);
  return cell;
}

TEST(judge, inherits_only_the_same_symptom) {
  EXPECT_EQ(judged_above("fail(early)", "early").outcome, outcome::inherited);
  EXPECT_EQ(judged_above("timeout(recv)", "timeout:recv").outcome, outcome::inherited);
  EXPECT_EQ(judged_above("fail(early)", "late").outcome, outcome::unexpected);
  EXPECT_EQ(judged_above("fail(early)", "pass").outcome, outcome::unexpected);
  EXPECT_EQ(judged_above("fail(early)", "").outcome, outcome::unexpected);
}

TEST(judge, lets_a_deviation_speak_before_the_target_below) {
  EXPECT_EQ(judged_above("fail(early)", "early", {known({"connect.refused"}, {"early"})}).outcome,
            outcome::expected);
  EXPECT_EQ(judged_above("fail(early)", "early", {known({"connect.refused"}, {"late"})}).outcome,
            outcome::unexpected);
}

TEST(judge, tells_how_to_explain_a_set_up_that_failed) {
  EXPECT_NE(judged("unresolved(setup)", {}).deviation.find("with the symptom unresolved:setup"),
            std::string::npos);
  EXPECT_EQ(judged("unresolved(setup)", {known({"connect.refused"}, {"early"})}).deviation,
            "[known] expects early; seen was unresolved:setup");
}

TEST(judge, requires_only_the_kinds_of_the_manifest) {
  auto on = wrapped();
  on.requires_kinds = {kind::tcp6};
  auto cell = seen("bind.twice/tcp4.blocking", "unsupported(host)");
  judge(cell, on, lax);
  EXPECT_EQ(cell.outcome, outcome::expected);
  cell = seen("bind.twice/tcp6.blocking", "unsupported(host)");
  judge(cell, on, lax);
  EXPECT_EQ(cell.outcome, outcome::unexpected);
  EXPECT_EQ(cell.deviation, "the manifest requires tcp6");
  cell = seen("bind.twice/tcp6.blocking", "unsupported(arena)");
  judge(cell, on, lax);
  EXPECT_EQ(cell.outcome, outcome::expected);
}

TEST(judge, says_why_a_recommendation_is_or_is_not_unexpected) {
  EXPECT_EQ(judged("fail(early)", {}, lax, level::should).deviation,
            "the clause is a recommendation (should); --strict demands it");
  EXPECT_EQ(judged("fail(early)", {}, strict, level::should).deviation,
            "the clause is a recommendation (should), which --strict demands");
}

}  // namespace
}  // namespace sockspec::conformance

#include "results/diff.hpp"

#include <gtest/gtest.h>

#include <set>

#include "sample.hpp"

namespace sockspec::results {
namespace {

const std::string name = "connect.refused/tcp4.blocking";

const verdict pass{verdict_kind::pass, {}};
const verdict fail{verdict_kind::fail, "eof"};
const verdict other_fail{verdict_kind::fail, "early"};
const verdict hang{verdict_kind::timeout, "recv"};
const verdict saw_a{verdict_kind::observed, "a"};
const verdict saw_b{verdict_kind::observed, "b"};
const verdict lacking{verdict_kind::unsupported, "host"};
const verdict race{verdict_kind::unresolved, "race"};
const verdict broken_setup{verdict_kind::unresolved, "setup"};
const verdict left_out{verdict_kind::not_run, "budget"};

run run_with(const std::optional<verdict>& seen) {
  if (!seen) return sample::run_of({});
  return sample::run_of({sample::cell("native", name, *seen)});
}

struct transition {
  std::optional<verdict> before;
  std::optional<verdict> after;
  std::optional<results::change> change;
};

class diff_of_one_cell : public testing::TestWithParam<transition> {};

TEST_P(diff_of_one_cell, has_its_class) {
  const auto& [before, after, change] = GetParam();
  const auto found = diff(run_with(before), run_with(after));
  if (!change) {
    EXPECT_TRUE(found.empty()) << to_string(found.front().change);
    return;
  }
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front(), (difference{"native", name, *change, before, after}));
}

INSTANTIATE_TEST_SUITE_P(
    transitions, diff_of_one_cell,
    testing::Values(transition{pass, pass, {}}, transition{pass, fail, change::regressed},
                    transition{pass, hang, change::regressed},
                    transition{pass, broken_setup, change::regressed},
                    transition{saw_a, fail, change::regressed},
                    transition{fail, pass, change::fixed}, transition{hang, saw_a, change::fixed},
                    transition{fail, fail, {}}, transition{fail, other_fail, change::other_failure},
                    transition{fail, hang, change::other_failure},
                    transition{saw_a, saw_b, change::other_observation},
                    transition{saw_a, saw_a, {}}, transition{pass, saw_a, {}},
                    transition{pass, lacking, change::became_unsupported},
                    transition{fail, lacking, change::became_unsupported},
                    transition{lacking, lacking, {}}, transition{lacking, pass, change::appeared},
                    transition{{}, fail, change::appeared},
                    transition{left_out, pass, change::appeared}, transition{{}, lacking, {}},
                    transition{pass, {}, change::gone}, transition{pass, left_out, change::gone},
                    transition{fail, race, change::gone}, transition{race, fail, change::appeared},
                    transition{left_out, {}, {}}));

TEST(diff, keeps_the_order_of_the_later_run_and_appends_what_is_gone) {
  const auto before = sample::run_of({sample::cell("native", "a.a/tcp4.blocking", pass),
                                      sample::cell("native", "a.b/tcp4.blocking", pass),
                                      sample::cell("native", "a.c/tcp4.blocking", pass)});
  const auto after = sample::run_of({sample::cell("native", "a.c/tcp4.blocking", fail),
                                     sample::cell("native", "a.b/tcp4.blocking", fail)});
  std::vector<std::string> cells;
  for (const auto& each : diff(before, after)) cells.push_back(each.cell);
  EXPECT_EQ(cells, (std::vector<std::string>{"a.c/tcp4.blocking", "a.b/tcp4.blocking",
                                             "a.a/tcp4.blocking"}));
}

TEST(diff, tells_targets_apart) {
  const auto before =
      sample::run_of({sample::cell("native", name, pass), sample::cell("wrapper", name, fail)});
  const auto after =
      sample::run_of({sample::cell("native", name, pass), sample::cell("wrapper", name, pass)});
  const auto found = diff(before, after);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().target, "wrapper");
}

TEST(change, has_a_name_of_its_own) {
  std::set<std::string_view> names;
  for (const auto each :
       {change::regressed, change::fixed, change::other_failure, change::other_observation,
        change::became_unsupported, change::appeared, change::gone}) {
    names.insert(to_string(each));
  }
  EXPECT_EQ(names.size(), 7U);
}

}  // namespace
}  // namespace sockspec::results

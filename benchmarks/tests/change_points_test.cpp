#include "benchmarks/history/change_points.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cstdint>

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Nearly normal noise with a standard deviation of 1, the same on every system: the sum of twelve
/// numbers from a linear congruence, less their mean.
class noise {
 public:
  explicit noise(std::uint64_t seed) : state_(seed) {}

  double next() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) {
      state_ = state_ * 6364136223846793005U + 1442695040888963407U;
      sum += static_cast<double>(state_ >> 11U) / 9007199254740992.0;
    }
    return sum;
  }

 private:
  std::uint64_t state_;
};

constexpr double spread = 0.005;  // of ratios between runs on one machine

struct level {
  std::size_t count;
  double value;
};

std::vector<double> series(std::uint64_t seed, std::initializer_list<level> levels) {
  noise random(seed);
  std::vector<double> made;
  for (const auto& [count, value] : levels) {
    for (std::size_t i = 0; i < count; ++i) made.push_back(value + spread * random.next());
  }
  return made;
}

std::vector<std::size_t> places(const std::vector<change_point>& found) {
  std::vector<std::size_t> indices;
  for (const auto& each : found) indices.push_back(each.index);
  return indices;
}

// X = {0, 0}, Y = {3, 3, 3}: between 2 * 3 distances of 3, within none;
// Q = 2 / 5 * 18 = 7.2. Any other split of two and more is worse.
TEST(best_division, a_worked_example) {
  const std::vector<double> values{0, 0, 3, 3, 3};
  const division best = best_division(values, 2);
  EXPECT_EQ(best.at, 2U);
  EXPECT_DOUBLE_EQ(best.quality, 7.2);
}

// X = {0, 2}, Y = {5, 5}: between 5 + 5 + 3 + 3 = 16, within X 2, within Y 0;
// Q = 2 / 4 * (16 - 2 / 1 * 2) = 6.
TEST(best_division, what_spreads_within_counts_against) {
  EXPECT_DOUBLE_EQ(best_division(std::vector<double>{0, 2, 5, 5}, 2).quality, 6);
}

TEST(best_division, looks_at_ends_before_the_last_point) {
  // What follows the plateau would hide it.
  const std::vector<double> values{0, 0, 0, 9, 9, 9, 0, 0, 0, 0, 0, 0};
  EXPECT_EQ(best_division(values, 3).at, 3U);
  EXPECT_DOUBLE_EQ(best_division(values, 3).quality, 2.0 / 6 * 9 * 9);
}

TEST(best_division, without_room_there_is_none) {
  EXPECT_EQ(best_division(std::vector<double>{0, 0, 9, 9, 9}, 3).at, 0U);
  EXPECT_EQ(best_division({}, 3).at, 0U);
}

TEST(without_spikes, an_outlier_goes_and_a_step_stays) {
  EXPECT_THAT(without_spikes(std::vector<double>{1, 1, 9, 1, 1, 2, 2, 2}),
              ElementsAre(1, 1, 1, 1, 1, 2, 2, 2));
  EXPECT_THAT(without_spikes(std::vector<double>{9, 1, 1, 1, 1, 9}), ElementsAre(1, 1, 1, 1, 1, 1));
  EXPECT_THAT(without_spikes(std::vector<double>{1, 9}), ElementsAre(1, 9));
}

TEST(without_spikes, noise_stays) {
  const auto made = series(4, {{20, 1.0}, {20, 0.95}});
  EXPECT_EQ(without_spikes(made), made);
}

TEST(change_points, a_step_is_found_where_it_is) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto found = change_points(series(seed, {{20, 1.0}, {20, 0.95}}));
    ASSERT_THAT(places(found), ElementsAre(20)) << seed;
    EXPECT_NEAR(found[0].before, 1.0, 0.01);
    EXPECT_NEAR(found[0].relative(), -0.05, 0.01);
    EXPECT_LE(found[0].p, 0.01);
  }
}

TEST(change_points, three_points_of_a_new_level_are_enough) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    EXPECT_THAT(places(change_points(series(seed, {{30, 1.0}, {3, 0.95}}))), ElementsAre(30))
        << seed;
  }
}

TEST(change_points, two_points_are_not) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    EXPECT_THAT(change_points(series(seed, {{30, 1.0}, {2, 0.9}})), IsEmpty()) << seed;
  }
}

TEST(change_points, there_and_back_are_two) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto made = series(seed, {{15, 1.0}, {12, 0.9}, {15, 1.0}});
    EXPECT_THAT(places(change_points(made)), ElementsAre(15, 27)) << seed;
  }
}

TEST(change_points, steps_of_several_sizes_are_told_apart) {
  const auto found = change_points(series(3, {{12, 1.0}, {12, 0.94}, {12, 0.8}}));
  ASSERT_THAT(places(found), ElementsAre(12, 24));
  EXPECT_NEAR(found[0].relative(), -0.06, 0.01);
  EXPECT_NEAR(found[1].relative(), -0.149, 0.01);
}

TEST(change_points, a_single_spike_is_none_wherever_it_is) {
  for (std::size_t place = 0; place < 30; ++place) {
    auto made = series(place + 1, {{30, 1.0}});
    made[place] = 0.5;
    EXPECT_THAT(change_points(made), IsEmpty()) << place;
  }
}

TEST(change_points, a_spike_hides_no_step) {
  auto made = series(7, {{20, 1.0}, {20, 0.95}});
  made[8] = 0.4;
  EXPECT_THAT(places(change_points(made)), ElementsAre(20));
}

// With p at 0.01 chance alone may seem to be a change now and then; the least change prevents it.
TEST(change_points, noise_alone_is_none) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    EXPECT_THAT(change_points(series(seed, {{40, 1.0}})), IsEmpty()) << seed;
  }
}

TEST(change_points, chance_alone_is_rarely_one_however_long_the_series_and_small_the_change) {
  int changed = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    if (!change_points(series(seed, {{150, 1.0}}), {.least = 0}).empty()) ++changed;
  }
  EXPECT_LE(changed, 3);
}

TEST(change_points, a_drift_is_seen_as_steps_down) {
  noise random(11);
  std::vector<double> drifting;
  for (int i = 0; i < 60; ++i) drifting.push_back(1 - 0.002 * i + spread * random.next());
  const auto found = change_points(drifting);
  ASSERT_FALSE(found.empty());
  for (const auto& each : found) EXPECT_LT(each.relative(), 0) << each.index;
  EXPECT_NEAR(found.front().before - found.back().after, 0.12, 0.05);
}

TEST(change_points, less_than_the_least_change_is_none) {
  const auto made = series(5, {{60, 1.0}, {60, 0.994}});
  EXPECT_THAT(change_points(made), IsEmpty());
  EXPECT_THAT(change_points(made, {.least = 0.001}), SizeIs(1));
}

TEST(change_points, of_what_never_changes_are_none) {
  EXPECT_THAT(change_points(std::vector<double>(50, 1.0)), IsEmpty());
  EXPECT_THAT(change_points({}), IsEmpty());
  EXPECT_THAT(change_points(std::vector<double>{1, 2}), IsEmpty());
}

TEST(change_points, from_nothing_are_found) {
  const auto found = change_points(std::vector<double>{0, 0, 0, 0, 5, 5, 5, 5});
  ASSERT_THAT(places(found), ElementsAre(4));
  EXPECT_EQ(found[0].relative(), 1);
}

TEST(change_points, are_the_same_each_time) {
  const auto made = series(9, {{25, 1.0}, {25, 0.97}, {25, 1.02}});
  EXPECT_EQ(change_points(made), change_points(made));
}

TEST(exact_steps, each_other_count_is_one) {
  const auto found = exact_steps(std::vector<double>{57, 57, 58, 58, 57});
  EXPECT_THAT(found, ElementsAre(change_point{2, 57, 58, 0}, change_point{4, 58, 57, 0}));
}

TEST(exact_steps, the_same_count_is_none) {
  EXPECT_THAT(exact_steps(std::vector<double>{57, 57}), IsEmpty());
  EXPECT_THAT(exact_steps(std::vector<double>{57}), IsEmpty());
  EXPECT_THAT(exact_steps({}), IsEmpty());
}

}  // namespace
}  // namespace sockspec::benchmarks

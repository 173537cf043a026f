#include "benchmarks/gate/self_test/self_test.hpp"

#include <gmock/gmock.h>

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;

TEST(self_test, one_false_alarm_is_one_too_many) {
  EXPECT_TRUE(is_good({.injected = 0, .trials = 40, .too_noisy = 3}));
  EXPECT_FALSE(is_good({.injected = 0, .trials = 40, .slower = 1}));
  EXPECT_FALSE(is_good({.injected = 0, .trials = 40, .faster = 1}));
}

TEST(self_test, of_five_percent_38_in_40_must_be_caught) {
  EXPECT_TRUE(is_good({.injected = 0.05, .trials = 40, .slower = 38}));
  EXPECT_FALSE(is_good({.injected = 0.05, .trials = 40, .slower = 37}));
}

TEST(self_test, of_less_there_is_no_promise) {
  EXPECT_TRUE(is_good({.injected = 0.02, .trials = 8, .slower = 0}));
}

TEST(self_test, what_was_cut_short_is_not_good) {
  EXPECT_TRUE((self_test_result{.rates = {{.trials = 1}}}).good());
  EXPECT_FALSE((self_test_result{.rates = {{.trials = 1}}, .complete = false}).good());
}

TEST(self_test, the_table_marks_what_is_not_good_enough) {
  const self_test_result result{
      .rates = {{.injected = 0, .trials = 40}, {.busy = true, .injected = 0.05, .trials = 40}}};
  const auto text = self_test_text(result);
  EXPECT_THAT(text, HasSubstr("quiet  nothing        40       0       0          0"));
  EXPECT_THAT(text, HasSubstr("busy   5 %            40       0       0          0"));
  EXPECT_THAT(text, HasSubstr("NOT GOOD ENOUGH\n"));
  EXPECT_THAT(text, HasSubstr("the gate is NOT good enough"));
}

}  // namespace
}  // namespace sockspec::benchmarks

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

TEST(self_test, what_is_counted_must_always_be_seen) {
  EXPECT_TRUE((counted_rate{.injected = "a system call", .trials = 2, .more = 2}).good());
  EXPECT_FALSE((counted_rate{.injected = "a system call", .trials = 2, .more = 1}).good());
  EXPECT_TRUE((counted_rate{.injected = "nothing", .trials = 2}).good());
  const counted_rate alarm{.injected = "nothing", .trials = 2, .more = 1};
  EXPECT_FALSE(alarm.good());
  EXPECT_FALSE((self_test_result{.counted = {alarm}}).good());
}

TEST(self_test, a_machine_that_cannot_count_says_so_in_the_table) {
  EXPECT_THAT(self_test_text({.why_not_counted = "no strace"}),
              HasSubstr("not counted: no strace"));
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

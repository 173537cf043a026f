#include <gmock/gmock.h>

#include <regex>
#include <set>
#include <stdexcept>

#include "benchmarks/limits/exact.hpp"
#include "benchmarks/limits/speed.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::vector<double> no_noise(15, 1.0);

TEST(limit, a_speed_above_it_is_held_and_one_below_is_not) {
  EXPECT_EQ(judge(std::vector<double>(15, 0.995), no_noise, 0.99), standing::held);
  EXPECT_EQ(judge(std::vector<double>(15, 0.990), no_noise, 0.99), standing::held);
  EXPECT_EQ(judge(std::vector<double>(15, 0.985), no_noise, 0.99), standing::not_held);
}

TEST(limit, noise_of_the_size_of_the_distance_decides_nothing) {
  const std::vector<double> noisy(15, 1.006);
  EXPECT_EQ(judge(std::vector<double>(15, 0.995), noisy, 0.99), standing::not_resolvable);
  EXPECT_EQ(judge(std::vector<double>(15, 0.985), noisy, 0.99), standing::not_resolvable);
  EXPECT_EQ(judge(std::vector<double>(15, 0.997), noisy, 0.99), standing::held);
  EXPECT_EQ(judge(std::vector<double>(15, 0.983), noisy, 0.99), standing::not_held);
}

TEST(limit, noise_counts_to_both_sides) {
  const std::vector<double> slow(15, 0.994);
  EXPECT_EQ(judge(std::vector<double>(15, 0.985), slow, 0.99), standing::not_resolvable);
}

TEST(limit, a_median_that_varies_too_much_decides_nothing) {
  const std::vector<double> wide{0.96, 0.97, 0.975, 0.98, 0.984, 0.986, 0.988,
                                 1.0,  1.01, 1.01,  1.01, 1.02,  1.03,  1.04};
  EXPECT_EQ(judge(wide, no_noise, 0.99), standing::not_resolvable);
  EXPECT_EQ(judge(wide, no_noise, 0.90), standing::held);
  EXPECT_EQ(judge(wide, no_noise, 1.10), standing::not_held);
}

TEST(limit, one_outlier_reddens_nothing) {
  std::vector<double> ratios(15, 0.998);
  ratios.front() = 0.5;
  EXPECT_EQ(judge(ratios, no_noise, 0.99), standing::held);
}

constexpr calls_limit as_raw{"none more", "a/.+", calls_rule::as_raw};
constexpr calls_limit one_more{"one more", "a/.+", calls_rule::one_more};
constexpr calls_limit one_send{"one send", "a/.+", calls_rule::one_send};

TEST(limit, calls_are_the_raw_ones_by_kind) {
  const system_calls raw{{"sendto", 1}, {"recvfrom", 1}};
  EXPECT_EQ(judge_calls(as_raw, "a/b/1", raw, raw).said, standing::held);
  for (const system_calls& other : {system_calls{{"sendto", 1}, {"recvfrom", 1}, {"poll", 0.01}},
                                    system_calls{{"write", 1}, {"recvfrom", 1}},
                                    system_calls{{"sendto", 1.5}, {"recvfrom", 1}}}) {
    EXPECT_EQ(judge_calls(as_raw, "a/b/1", raw, other).said, standing::not_held);
  }
}

TEST(limit, nothing_counted_is_no_limit_held) {
  for (const calls_limit& each : {as_raw, one_more, one_send}) {
    EXPECT_EQ(judge_calls(each, "a/b/1", {}, {}).said, standing::not_held);
  }
}

TEST(limit, where_it_would_block_there_is_one_call_more) {
  const system_calls two{{"recvfrom", 1}, {"poll", 1}};
  EXPECT_EQ(judge_calls(one_more, "a/b/1", two, two).said, standing::held);
  EXPECT_EQ(judge_calls(one_more, "a/b/1", two, {{"recvfrom", 1}, {"poll", 2}}).said,
            standing::not_held);
  EXPECT_EQ(judge_calls(one_more, "a/b/1", two, {{"recvfrom", 2}, {"poll", 1}}).said,
            standing::not_held);
}

TEST(limit, a_large_transfer_is_sent_once_however_it_is_received) {
  const auto said = [](const system_calls& layer) {
    return judge_calls(one_send, "a/b/1", {}, layer).said;
  };
  EXPECT_EQ(said({{"sendto", 1}, {"recvfrom", 2.5}, {"futex", 0.1}}), standing::held);
  EXPECT_EQ(said({{"sendto", 2}, {"recvfrom", 1}}), standing::not_held);
  EXPECT_EQ(said({{"sendto", 1}, {"poll", 1}}), standing::not_held);
  EXPECT_EQ(said({{"recvfrom", 1}}), standing::not_held);
}

call_counts call_that_adds(double instructions) {
  const system_calls one{{"sendto", 1}};
  return {"send", 8, 100, {40, one}, {40 + instructions, one}};
}

TEST(limit, a_call_adds_no_more_instructions_than_promised) {
  EXPECT_EQ(judge_call(call_that_adds(8), instructions_count::yes).said, standing::held);
  EXPECT_EQ(judge_call(call_that_adds(9), instructions_count::yes).said, standing::not_held);
  EXPECT_EQ(judge_call(call_that_adds(9), instructions_count::no).said, standing::held);
}

TEST(limit, a_call_makes_the_system_calls_of_the_raw_one) {
  call_counts call = call_that_adds(0);
  call.layer.calls["poll"] = 1;
  EXPECT_EQ(judge_call(call, instructions_count::no).said, standing::not_held);
  EXPECT_EQ(judge_call(call, instructions_count::yes).said, standing::not_held);
  EXPECT_EQ(judge_call({"send", 8, 100, {}, {}}, instructions_count::yes).said, standing::not_held);
}

/// Repetitions of a row, each with this ratio.
void add_row(benchmark_run& run, const std::string& row, double ratio) {
  for (int i = 0; i < 15; ++i) {
    measurement one;
    one.name = one.run_name = row;
    one.repetition = i;
    if (!row.ends_with("/raw")) one.counters["of_raw"] = ratio;
    run.measurements.push_back(one);
  }
}

benchmark_run run_with(double layer, double rival) {
  benchmark_run run;
  for (const std::string place : {"a/tcp4/64", "b/tcp4/64"}) {
    add_row(run, place + "/raw", 0);
    add_row(run, place + "/raw_again", 1.001);
    add_row(run, place + "/portability", layer);
    add_row(run, place + "/libuv", rival);
  }
  return run;
}

constexpr speed_limit to_raw{"near raw", "a/.+", 0.99};
constexpr speed_limit to_libuv{"against libuv", "[ab]/.+", 1.8, "libuv"};
constexpr speed_limit to_other{"against another", "b/.+", 1.8, "another"};

TEST(speed_limits, are_judged_at_each_place_that_they_are_about) {
  const std::vector<speed_limit> limits{to_raw, to_libuv};
  const auto found = judge_speeds(limits, run_with(0.995, 0.5));
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(found[0].place, "a/tcp4/64");
  EXPECT_EQ(found[0].said, standing::held);
  EXPECT_THAT(found[0].figures, HasSubstr("0.995 [0.995, 0.995], at least 0.99, noise 0.001"));
  EXPECT_EQ(found[2].place, "b/tcp4/64");
  EXPECT_THAT(found[2].figures, HasSubstr("1.990 ["));
  EXPECT_EQ(judge_speeds(limits, run_with(0.98, 0.6))[0].said, standing::not_held);
  EXPECT_EQ(judge_speeds(limits, run_with(0.98, 0.6))[1].said, standing::not_held);
}

TEST(speed_limits, to_who_is_not_here_are_not_measured) {
  const auto found = judge_speeds(std::vector{to_other}, run_with(1, 1));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].said, standing::not_measured);
  EXPECT_EQ(found[0].figures, "another is not here");
}

TEST(speed_limits, about_nothing_that_was_measured_are_an_error) {
  constexpr speed_limit elsewhere{"elsewhere", "c/.+", 0.99};
  EXPECT_THROW(judge_speeds(std::vector{elsewhere}, run_with(1, 1)), std::runtime_error);
}

TEST(speed_limits, without_the_noise_of_the_run_nothing_is_judged) {
  benchmark_run run;
  add_row(run, "a/tcp4/64/portability", 1);
  EXPECT_THROW(judge_speeds(std::vector{to_raw}, run), std::runtime_error);
}

TEST(speed_limits, aggregates_and_failures_are_no_repetitions) {
  benchmark_run run = run_with(0.995, 1);
  add_row(run, "a/tcp4/64/portability", 0.5);
  for (std::size_t i = run.measurements.size() - 15; i < run.measurements.size(); ++i) {
    (i % 2 == 0 ? run.measurements[i].aggregate : run.measurements[i].error) = "mean";
  }
  EXPECT_EQ(judge_speeds(std::vector{to_raw}, run)[0].said, standing::held);
}

TEST(speed_limits, ask_for_the_rows_that_they_need_and_no_others) {
  const std::regex filter(rows_needed(std::vector{to_raw, to_libuv}), std::regex::extended);
  for (const char* row : {"a/tcp4/64/raw", "a/tcp4/64/raw_again", "b/tcp4/64/libuv"}) {
    EXPECT_TRUE(std::regex_search(row, filter)) << row;
  }
  for (const char* row : {"a/tcp4/64/asio", "c/tcp4/64/raw", "aa/tcp4/64/raw"}) {
    EXPECT_FALSE(std::regex_search(row, filter)) << row;
  }
}

TEST(speed_limits, what_was_not_held_is_asked_again_at_its_place_alone) {
  const std::vector<speed_limit> limits{to_raw, to_libuv};
  const auto first = judge_speeds(limits, run_with(0.98, 0.5));
  const auto again = not_held(limits, first);
  ASSERT_THAT(again, SizeIs(1));
  EXPECT_EQ(again[0].what, "near raw");
  EXPECT_EQ(again[0].places, "a/tcp4/64");
  EXPECT_EQ(again[0].least, 0.99);
}

TEST(speed_limits, a_second_run_must_say_the_same_before_it_counts) {
  const std::vector<speed_limit> limits{to_raw};
  const auto missed = judge_speeds(limits, run_with(0.98, 1));
  const auto better = judge_speeds(limits, run_with(0.995, 1));
  EXPECT_EQ(confirmed(missed, missed)[0].said, standing::not_held);
  EXPECT_EQ(confirmed(missed, better)[0].said, standing::held);
  EXPECT_THAT(confirmed(missed, better)[0].figures, HasSubstr("; at first 0.980"));
  EXPECT_EQ(confirmed(missed, {})[0].said, standing::not_held);
}

TEST(limits, findings_have_a_line_each) {
  const std::vector<finding> all{{"what", "place", standing::not_held, "figures"}};
  EXPECT_THAT(findings_text(all), HasSubstr("not held        what "));
  EXPECT_TRUE(any(all, standing::not_held));
  EXPECT_FALSE(any(all, standing::held));
}

TEST(limits, the_tables_are_of_texts_that_can_be_asked_for) {
  std::set<std::string_view> names;
  for (const speed_limit& each : speed_limits()) {
    EXPECT_TRUE(names.insert(each.what).second) << each.what;
    EXPECT_GT(each.least, 0.9) << each.what;
    EXPECT_NO_THROW(std::regex{std::string(each.places)}) << each.what;
  }
  for (const calls_limit& each : calls_limits()) {
    EXPECT_TRUE(names.insert(each.what).second) << each.what;
  }
}

TEST(exact_limits, about_no_row_are_an_error) {
  const std::vector<std::string> rows{"b/tcp4/64/portability", "a/tcp4/64/raw"};
  EXPECT_THROW(judge_row_calls(std::vector{as_raw}, rows, "none", [](const std::string&) {}),
               std::runtime_error);
}

TEST(exact_limits, of_a_program_that_is_not_there_are_an_error) {
  std::vector<std::string> counted;
  const auto told = [&](const std::string& place) { counted.push_back(place); };
  EXPECT_THROW(
      judge_row_calls(std::vector{as_raw}, {"a/tcp4/64/portability"}, "/nowhere/at/all", told),
      std::runtime_error);
  EXPECT_THAT(counted, ElementsAre("a/tcp4/64"));
  EXPECT_THAT(judge_speeds({}, {}), IsEmpty());
}

}  // namespace
}  // namespace sockspec::benchmarks

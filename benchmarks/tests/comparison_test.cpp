#include "benchmarks/results/comparison.hpp"

#include <gmock/gmock.h>

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

measurement repetition(const std::string& name, double time, double ratio = 0) {
  measurement made{.name = name, .run_name = name, .cpu_time = time};
  if (ratio != 0) made.counters["of_raw"] = ratio;
  return made;
}

TEST(comparison, a_contender_has_the_quartiles_of_its_ratios_by_size) {
  const auto seen = compare(
      {{},
       {repetition("sendall/tcp4/1024/raw", 200), repetition("sendall/tcp4/64/raw", 100),
        repetition("sendall/tcp4/64/raw", 300), repetition("sendall/tcp4/64/asio", 150, 0.5),
        repetition("sendall/tcp4/64/asio", 150, 0.7)}});
  ASSERT_THAT(seen.comparisons, SizeIs(1));
  const comparison& shown = seen.comparisons[0];
  EXPECT_EQ(shown.question, "sendall");
  EXPECT_EQ(shown.family, "tcp4");
  EXPECT_THAT(shown.sizes, ElementsAre(64, 1024));
  EXPECT_EQ(shown.raw_nanoseconds.at(64), 200);
  EXPECT_DOUBLE_EQ(shown.of.at("asio").at(64).ratios.middle, 0.6);
  EXPECT_EQ(shown.of.at("asio").at(64).repetitions, 2U);
  EXPECT_THAT(seen.plain, IsEmpty());
}

TEST(comparison, ours_and_the_noise_come_before_the_others) {
  const auto seen = compare(
      {{},
       {repetition("sendall/tcp4/64/ace", 1, 1), repetition("sendall/tcp4/64/raw_again", 1, 1),
        repetition("sendall/tcp4/64/zmq", 1, 1), repetition("sendall/tcp4/64/portability", 1, 1)}});
  EXPECT_THAT(seen.contenders, ElementsAre("raw_again", "portability", "ace", "zmq"));
}

TEST(comparison, what_is_no_further_from_raw_than_raw_itself_is_within_the_noise) {
  const auto seen = compare(
      {{},
       {repetition("sendall/tcp4/64/raw_again", 1, 1.02),
        repetition("sendall/tcp4/64/asio", 1, 0.99), repetition("sendall/tcp4/64/poco", 1, 0.9)}});
  const auto& of = seen.comparisons.at(0).of;
  EXPECT_TRUE(of.at("asio").at(64).within_noise);
  EXPECT_FALSE(of.at("poco").at(64).within_noise);
  EXPECT_FALSE(of.at("raw_again").at(64).within_noise);
}

TEST(comparison, rows_without_a_ratio_stand_apart_with_their_time) {
  measurement ceiling = repetition("memcpy/none/65536/memcpy", 4000);
  ceiling.counters = {{"operation_ns", 3000}, {"bytes_per_second", 2e10}};
  const auto seen = compare({{}, {repetition("BM_of_others", 7), ceiling}});
  ASSERT_THAT(seen.plain, SizeIs(2));
  EXPECT_EQ(seen.plain[0].name, "BM_of_others");
  EXPECT_EQ(seen.plain[0].nanoseconds.middle, 7);
  EXPECT_EQ(seen.plain[1].nanoseconds.middle, 3000);
  EXPECT_EQ(seen.plain[1].bytes_per_second, 2e10);
  EXPECT_THAT(seen.comparisons, IsEmpty());
}

TEST(comparison, what_has_no_socket_stands_apart_also_with_a_ratio) {
  const auto seen = compare({{},
                             {repetition("empty_system_call/none/0/raw", 180),
                              repetition("empty_system_call/none/0/raw_again", 181, 0.99)}});
  EXPECT_THAT(seen.comparisons, IsEmpty());
  EXPECT_THAT(seen.contenders, IsEmpty());
  EXPECT_THAT(seen.plain, SizeIs(2));
}

TEST(comparison, medians_are_taken_where_there_is_no_repetition) {
  measurement alone = repetition("sendall/tcp4/64/asio", 1, 0.8);
  alone.aggregate = "median";
  measurement beside = repetition("sendall/tcp4/1024/asio", 1, 0.1);
  beside.aggregate = "median";
  const auto seen = compare({{}, {repetition("sendall/tcp4/1024/asio", 1, 0.9), alone, beside}});
  const auto& asio = seen.comparisons.at(0).of.at("asio");
  EXPECT_EQ(asio.at(64).ratios.middle, 0.8);
  EXPECT_EQ(asio.at(64).repetitions, 0U);
  EXPECT_EQ(asio.at(1024).ratios.middle, 0.9);
}

TEST(comparison, what_failed_is_told_once_and_not_compared) {
  measurement failed = repetition("sendall/tcp4/64/asio", 0);
  failed.error = "no route";
  const auto seen = compare({{}, {failed, failed}});
  EXPECT_THAT(seen.failed, ElementsAre(failed_row{"sendall/tcp4/64/asio", "no route"}));
  EXPECT_THAT(seen.comparisons, IsEmpty());
  EXPECT_THAT(seen.plain, IsEmpty());
}

}  // namespace
}  // namespace sockspec::benchmarks

#include "benchmarks/gate/counted_change.hpp"

#include <gtest/gtest.h>

namespace sockspec::benchmarks {
namespace {

counts of(double instructions, system_calls calls) {
  return {.instructions = instructions, .calls = std::move(calls)};
}

const system_calls send_and_recv{{"recvfrom", 1}, {"sendto", 1}};

TEST(counted_change, one_instruction_is_more) {
  const counted_change both{of(57.12, send_and_recv), of(58.12, send_and_recv)};
  EXPECT_EQ(change_of(both), count_change::more);
  EXPECT_EQ(describe(both), "+1 instructions (57 to 58)");
}

TEST(counted_change, one_instruction_in_three_operations_is_none) {
  const counted_change both{of(57, send_and_recv), of(57.3, send_and_recv)};
  EXPECT_EQ(change_of(both), count_change::none);
  EXPECT_EQ(describe(both), "the same counts");
}

TEST(counted_change, a_system_call_is_more_and_is_named) {
  auto more = send_and_recv;
  more["poll"] = 1;
  const counted_change both{of(57, send_and_recv), of(75, more)};
  EXPECT_EQ(change_of(both), count_change::more);
  EXPECT_EQ(describe(both), "+1 poll, +18 instructions (57 to 75)");
}

TEST(counted_change, a_system_call_in_ten_operations_is_more) {
  auto more = send_and_recv;
  more["sendto"] = 1.1;
  EXPECT_EQ(change_of({of(57, send_and_recv), of(57, more)}), count_change::more);
}

TEST(counted_change, fewer_system_calls_are_worth_some_instructions) {
  const counted_change both{of(57, send_and_recv), of(80, {{"sendto", 1}})};
  EXPECT_EQ(change_of(both), count_change::fewer);
  EXPECT_EQ(describe(both), "-1 recvfrom, +23 instructions (57 to 80)");
}

TEST(counted_change, fewer_instructions_are_fewer) {
  EXPECT_EQ(change_of({of(57, {}), of(49, {})}), count_change::fewer);
}

TEST(counted_change, another_call_in_its_place_is_named_and_no_change) {
  const counted_change both{of(57, {{"sendto", 1}}), of(57, {{"write", 1}})};
  EXPECT_EQ(change_of(both), count_change::none);
  EXPECT_EQ(describe(both), "-1 sendto, +1 write");
}

TEST(agree, counts_of_one_program_are_the_same_or_not_exact) {
  EXPECT_TRUE(agree(of(57, send_and_recv), of(57.2, send_and_recv)));
  EXPECT_FALSE(agree(of(57, send_and_recv), of(58, send_and_recv)));
  EXPECT_FALSE(agree(of(57, {{"sendto", 1}}), of(57, {{"sendto", 1.02}})));
  EXPECT_FALSE(agree(of(57, {{"sendto", 1}}), of(57, {{"write", 1}})));
}

}  // namespace
}  // namespace sockspec::benchmarks

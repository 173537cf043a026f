#include "benchmarks/counts/counts.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

#include "benchmarks/counts/counts_table.hpp"
#include "benchmarks/counts/tool_output.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr std::string_view summary = R"(strace: Process 12 attached
% time     seconds  usecs/call     calls    errors syscall
------ ----------- ----------- --------- --------- ----------------
 48.15    0.000559           5       101           sendto
 41.43    0.000481           4       103         2 recvfrom
  0.00    0.000000           0         1         1 access
------ ----------- ----------- --------- --------- ----------------
100.00    0.001040           1       205         3 total
)";

TEST(counts, the_table_of_strace_is_read_with_and_without_errors_in_it) {
  EXPECT_THAT(read_strace_summary(summary),
              ElementsAre(Pair("access", 1), Pair("recvfrom", 103), Pair("sendto", 101)));
}

TEST(counts, a_table_that_breaks_off_is_none) {
  EXPECT_THROW(read_strace_summary(summary.substr(0, 300)), std::runtime_error);
  EXPECT_THROW(read_strace_summary("strace: ptrace(PTRACE_TRACEME): not permitted\n"),
               std::runtime_error);
}

TEST(counts, the_log_of_strace_is_cut_at_a_call) {
  const auto parts = read_strace_log(
      "brk(NULL) = 0x1\ngetppid() = 1\nsendto(3, \"getppid(\", 8) = 8\nsendto(3) = 8\n"
      "--- SIGALRM {si_signo=SIGALRM} ---\ngetppid() = 1\n+++ exited with 0 +++\n",
      "getppid");
  EXPECT_THAT(parts, ElementsAre(ElementsAre(Pair("brk", 1)), ElementsAre(Pair("sendto", 2)),
                                 ElementsAre()));
}

TEST(counts, what_callgrind_says_is_read) {
  EXPECT_EQ(read_collected_instructions("==1== Events    : Ir\n==1== Collected : 20654246\n"),
            20654246);
  EXPECT_EQ(read_callgrind_totals("summary: 1\n\ntotals: 57\n"), 57);
  EXPECT_THROW(read_collected_instructions("Collected : nothing"), std::runtime_error);
  EXPECT_THROW(read_callgrind_totals(""), std::runtime_error);
}

TEST(counts, are_of_what_one_operation_does_more) {
  const counts few{1000, {{"sendto", 20}, {"mmap", 7}}};
  const counts many{6000, {{"sendto", 120}, {"mmap", 7}, {"poll", 50}}};
  const counts one = of_one_operation(few, many, 100);
  EXPECT_EQ(one.instructions, 50);
  EXPECT_THAT(one.calls, UnorderedElementsAre(Pair("sendto", 1), Pair("poll", 0.5)));
  EXPECT_EQ(sum(one.calls), 1.5);
  EXPECT_EQ(to_string(one.calls), "0.50 poll, 1 sendto");
}

TEST(counts, of_no_operation_there_are_none) {
  EXPECT_THROW(of_one_operation({}, {}, 0), std::invalid_argument);
}

TEST(counts, come_back_from_the_form_that_google_benchmark_has) {
  const counts one{50, {{"sendto", 1}, {"poll", 0.5}}};
  const measurement entry = to_measurement("a/b/1/raw", one, 100);
  EXPECT_EQ(entry.name, "a/b/1/raw");
  EXPECT_THAT(entry.counters,
              UnorderedElementsAre(Pair("instructions", 50), Pair("syscalls", 1.5),
                                   Pair("syscalls_sendto", 1), Pair("syscalls_poll", 0.5)));
  const auto back = counts_of(entry);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->instructions, 50);
  EXPECT_EQ(back->calls, one.calls);
}

TEST(counts, an_entry_that_was_timed_has_none) {
  measurement timed;
  timed.counters["of_raw"] = 0.99;
  EXPECT_FALSE(counts_of(timed));
}

TEST(counts, the_tables_have_a_line_for_each_row_and_call) {
  const measurement entry = to_measurement("a/b/1/raw", {50, {{"sendto", 1}}}, 100);
  EXPECT_EQ(counts_table({entry}),
            "row       instructions  system calls\na/b/1/raw           50  1 sendto\n");
  const call_counts call{"send, twice", 8, 100, {40, {}}, {36, {{"sendto", 2}}}};
  EXPECT_THAT(calls_table({call}), HasSubstr("| send, twice | 40 | 36 | -4 | 2 sendto |"));
  EXPECT_EQ(call_row(call, "raw"), "call/send_twice/64/raw");
}

}  // namespace
}  // namespace sockspec::benchmarks

#include "benchmarks/results/row_entries.hpp"

#include <gmock/gmock.h>

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const row_name through{"path_connect", "tcp4", 0, "through"};

TEST(as_measurements, has_an_entry_for_each_repetition) {
  const auto entries = as_measurements({{through, {{200, 300}, {0.5, 0.25}}}});
  ASSERT_THAT(entries, SizeIs(2));
  EXPECT_EQ(entries[1].run_name, "path_connect/tcp4/0/through");
  EXPECT_EQ(entries[1].repetition, 1);
  EXPECT_EQ(entries[1].real_time, 300);
  EXPECT_EQ(entries[1].counters.at("of_raw"), 0.25);
}

TEST(as_measures, gives_back_what_was_written) {
  const measures all{{through, {{200, 300}, {0.5, 0.25}}},
                     {{"path_connect", "tcp4", 0, "raw"}, {{100, 75}, {}}}};
  const auto back = as_measures(as_measurements(all));
  ASSERT_THAT(back, SizeIs(2));
  EXPECT_THAT(back.at(through).nanoseconds, ElementsAre(200, 300));
  EXPECT_THAT(back.at(through).ratios, ElementsAre(0.5, 0.25));
}

TEST(as_measures, leaves_out_what_is_no_row_failed_or_is_an_aggregate) {
  measurement other, failed, aggregate;
  other.run_name = "BM_copy/64";
  failed.run_name = aggregate.run_name = to_string(through);
  failed.error = "no route";
  aggregate.aggregate = "median";
  EXPECT_THAT(as_measures({other, failed, aggregate}), IsEmpty());
}

}  // namespace
}  // namespace sockspec::benchmarks

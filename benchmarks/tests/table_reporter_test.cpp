#include "benchmarks/results/table_reporter.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using run = benchmark::BenchmarkReporter::Run;

run repetition(const std::string& name, double nanoseconds) {
  run made;
  made.run_name.function_name = name;
  made.run_type = run::RT_Iteration;
  made.counters["operation_ns"] = nanoseconds;
  return made;
}

class reporter : public ::testing::Test {
 protected:
  std::string table() {
    std::ostringstream out;
    reporter_.SetOutputStream(&out);
    reporter_.Finalize();
    return out.str();
  }

  table_reporter reporter_{{"raw", "raw_again", "portability"}, "operation_ns", "of_raw"};
};

TEST_F(reporter, shows_the_time_of_an_operation_and_the_ratio) {
  run layer = repetition("sendall_by_size/tcp4/64/portability", 1);
  layer.counters["of_raw"] = 0.75;
  reporter_.ReportRuns({repetition("sendall_by_size/tcp4/64/raw", 2000), layer});
  EXPECT_THAT(table(), HasSubstr("tcp4               64 B         2000"));
  EXPECT_THAT(table(), HasSubstr("0.750 [0.750, 0.750]"));
}

TEST_F(reporter, leaves_out_aggregates_failures_and_the_rows_of_others) {
  run aggregate = repetition("sendall_by_size/tcp4/64/raw", 1);
  aggregate.run_type = run::RT_Aggregate;
  run failed = repetition("sendall_by_size/tcp4/64/raw", 1);
  failed.error_occurred = true;
  reporter_.ReportRuns({aggregate, failed, repetition("BM_memcpy/64", 1)});
  EXPECT_THAT(table(), IsEmpty());
}

}  // namespace
}  // namespace sockspec::benchmarks

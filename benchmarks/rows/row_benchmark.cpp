#include "benchmarks/rows/row_benchmark.hpp"

#include <chrono>
#include <exception>
#include <string>

#include "benchmarks/results/statistics.hpp"
#include "benchmarks/shapes/paired_slices.hpp"
#include "benchmarks/shapes/stopwatch.hpp"

namespace sockspec::benchmarks {
namespace {

std::chrono::nanoseconds timed(row_work& work, std::size_t times) {
  return processor_time_of([&] { work.run(times); });
}

std::size_t operations_per_slice(row_work& work) {
  return count_for(work.shortest_slice(), [&](std::size_t times) { return timed(work, times); });
}

}  // namespace

bool row_benchmark::another_slice(benchmark::State& state) const {
  return state.KeepRunningBatch(static_cast<benchmark::IterationCount>(slice_));
}

void row_benchmark::alone(benchmark::State& state, row_work& own) {
  if (slice_ == 0) slice_ = operations_per_slice(own);
  own.run(slice_);  // a new connection is slower
  while (another_slice(state)) own.run(slice_);
}

void row_benchmark::beside(benchmark::State& state, row_work& own, row_work& reference) {
  if (slice_ == 0) slice_ = operations_per_slice(reference);
  reference.run(slice_);
  own.run(slice_);
  const auto untimed_reference = [&] {
    state.PauseTiming();
    const auto took = timed(reference, slice_);
    state.ResumeTiming();
    return took;
  };
  paired_times pairs;
  while (another_slice(state)) {
    add_pair(pairs, untimed_reference, [&] { return timed(own, slice_); });
  }
  state.counters[of_raw] = median(speed_ratios(pairs.reference, pairs.own));
}

void row_benchmark::run(benchmark::State& state) {
  const contender& reference = contenders().front();
  payload moved(row_.size);
  row_work own(row_, *row_.who, moved);
  if (row_.who == &reference) {
    alone(state, own);
  } else {
    row_work other(row_, reference, moved);
    beside(state, own, other);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(row_.size));
  state.SetLabel(std::string(own.shape()));
}

void row_benchmark::repeat(benchmark::State& state) {
  try {
    run(state);
  } catch (const std::exception& failure) {
    failure_ = failure.what();
    state.SkipWithError(failure_.c_str());
  }
}

}  // namespace sockspec::benchmarks

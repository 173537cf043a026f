#include "benchmarks/rows/row_benchmark.hpp"

#include <chrono>
#include <exception>
#include <string>
#include <vector>

#include "benchmarks/results/statistics.hpp"
#include "benchmarks/shapes/paired_slices.hpp"
#include "benchmarks/shapes/stopwatch.hpp"

namespace sockspec::benchmarks {
namespace {

std::chrono::nanoseconds timed(work& what, std::size_t times) {
  return time_of(what.measures(), [&] { what.run(times); });
}

std::size_t operations_per_slice(work& what) {
  return count_for(what.shortest_slice(), [&](std::size_t times) { return timed(what, times); });
}

}  // namespace

bool row_benchmark::another_slice(benchmark::State& state) const {
  return state.KeepRunningBatch(static_cast<benchmark::IterationCount>(slice_));
}

void row_benchmark::alone(benchmark::State& state, work& own) {
  if (slice_ == 0) slice_ = operations_per_slice(own);
  own.run(slice_);  // a new connection is slower
  std::vector<double> times;
  while (another_slice(state)) times.push_back(nanoseconds_of(timed(own, slice_)));
  state.counters[operation_ns] = median(times) / static_cast<double>(slice_);
}

void row_benchmark::beside(benchmark::State& state, work& own, work& reference) {
  if (slice_ == 0) slice_ = operations_per_slice(reference);
  reference.run(slice_);
  own.run(slice_);
  const auto untimed_reference = [&] {
    state.PauseTiming();
    const auto took = timed(reference, slice_);
    state.ResumeTiming();
    return took;
  };
  paired_times pairs{.own_first = own_first_};
  own_first_ = !own_first_;
  while (another_slice(state)) {
    add_pair(pairs, untimed_reference, [&] { return timed(own, slice_); });
  }
  state.counters[of_raw] = median(speed_ratios(pairs.reference, pairs.own));
  state.counters[operation_ns] = median(pairs.own) / static_cast<double>(slice_);
}

void row_benchmark::run(benchmark::State& state) {
  payload memory(row_.at.bytes);
  const auto own = row_.own.make(memory.whole());
  if (row_.is_reference()) {
    alone(state, *own);
  } else {
    beside(state, *own, *row_.reference.make(memory.whole()));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(row_.at.bytes));
  state.SetLabel(std::string(own->shape()));
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

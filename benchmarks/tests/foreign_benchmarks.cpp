// A stranger's program of Google Benchmark, which knows nothing of sockspec. Built twice: the
// second one takes SLOWER_BY more steps in each hundred of one of its rows.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>

namespace {

void take_steps(benchmark::State& state, std::int64_t steps) {
  std::uint64_t value = 1;
  for (auto each : state) {
    static_cast<void>(each);
    for (std::int64_t step = 0; step < steps; ++step) {
      benchmark::DoNotOptimize(value = value * 6364136223846793005U + 1);
    }
  }
}

void walk(benchmark::State& state) {
  take_steps(state, state.range(0));
}

void run(benchmark::State& state) {
  take_steps(state, state.range(0) * (100 + SLOWER_BY) / 100);
}

}  // namespace

BENCHMARK(walk)->Name("move/walk")->Arg(500)->Arg(1000);
BENCHMARK(run)->Name("move/run")->Arg(500)->Arg(1000);

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  std::puts("a line of the program's own");
  benchmark::RunSpecifiedBenchmarks();
  std::puts("and one at the end");
  return 0;
}

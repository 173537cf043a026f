#pragma once
// Several contenders by turns, each a slice in a round: what disturbs the machine disturbs all of
// them. The time is that of the clock: for what runs in other processes.

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "benchmarks/results/ratio_table.hpp"
#include "benchmarks/shapes/paired_slices.hpp"

namespace sockspec::benchmarks {

/// Does it so many times.
using operation = std::function<void(std::size_t times)>;

/// Who answers a question, and how.
struct contestant {
  std::string name;
  operation run;
  std::size_t times = 1;  // in a slice
};

inline std::chrono::nanoseconds timed(const operation& run, std::size_t times) {
  const auto begun = std::chrono::steady_clock::now();
  run(times);
  return std::chrono::steady_clock::now() - begun;
}

/// How many times a slice that is long enough has. Warms what is needed: the first is slower.
inline std::size_t times_of_slice(const operation& run, std::chrono::nanoseconds enough) {
  run(1);
  return count_for(enough, [&](std::size_t count) { return timed(run, count); });
}

/// Every contestant once in each round; another one is the first each time. The first of them is
/// the reference of the others' ratios.
/// \param row  without a contender
inline void measure_by_turns(measures& all, const row_name& row,
                             const std::vector<contestant>& those, std::size_t rounds) {
  for (std::size_t round = 0; round != rounds; ++round) {
    std::vector<double> took(those.size());
    for (std::size_t i = 0; i != those.size(); ++i) {
      const std::size_t turn = (round + i) % those.size();
      const contestant& who = those[turn];
      took[turn] = nanoseconds_of(timed(who.run, who.times)) / static_cast<double>(who.times);
    }
    for (std::size_t i = 0; i != those.size(); ++i) {
      row_measures& own = all[{row.question, row.family, row.size, those[i].name}];
      own.nanoseconds.push_back(took[i]);
      if (i != 0) own.ratios.push_back(took[0] / took[i]);
    }
  }
}

}  // namespace sockspec::benchmarks

#pragma once
// The answers to questions that only raw calls and the layer answer, and variants of these.

#include <utility>
#include <vector>

#include "benchmarks/questions/question.hpp"

namespace sockspec::benchmarks {

/// raw, raw_again, portability, and variants, which are for information.
inline std::vector<answer> own_answers(work_maker raw, work_maker portability,
                                       std::vector<answer> variants = {}) {
  std::vector<answer> all{
      {"raw", raw}, {"raw_again", raw}, {"portability", std::move(portability)}};
  for (answer& each : variants) all.push_back(std::move(each));
  return all;
}

}  // namespace sockspec::benchmarks

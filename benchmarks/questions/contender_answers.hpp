#pragma once
// The answers to questions that any contender may answer.

#include <vector>

#include "benchmarks/contenders/contender.hpp"
#include "benchmarks/questions/question.hpp"

namespace sockspec::benchmarks {

/// Of those that can do streams of the family, over a connection each.
std::vector<answer> stream_answers(family, stream_operation);

/// The same with one of two operations: where the connection holds the data, with what one thread
/// does, else with what two do.
std::vector<answer> stream_answers(family, stream_operation one_thread,
                                   stream_operation two_threads);

}  // namespace sockspec::benchmarks

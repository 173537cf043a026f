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

/// Of those that can do datagrams of the family: unconnected, and connected.
std::vector<answer> datagram_answers(family);
std::vector<answer> connected_datagram_answers(family);

/// Of those that can make connections of the family, to a listener each.
std::vector<answer> connecting_answers(family);

}  // namespace sockspec::benchmarks

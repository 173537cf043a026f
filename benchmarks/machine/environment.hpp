#pragma once
// What a figure depends on, for the record.

#include <string>
#include <utility>
#include <vector>

namespace sockspec::benchmarks {

/// Names and values, in the order to print them: kernel, processor, compiler, build type, load, and
/// what the sockets of each family have got, or why there are none ("none: ...").
std::vector<std::pair<std::string, std::string>> environment();

}  // namespace sockspec::benchmarks

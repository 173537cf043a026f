#pragma once
// What a figure depends on, for the record.

#include <string>
#include <utility>
#include <vector>

namespace sockspec::benchmarks {

/// Names and values, in the order to print them: kernel, processor, compiler, build type, load, the
/// SHA-256 of the program's own file, rivals, and what the sockets of each family have got, or why
/// there are none ("none: ..."). \param program  how it was called
std::vector<std::pair<std::string, std::string>> environment(const std::string& program);

}  // namespace sockspec::benchmarks

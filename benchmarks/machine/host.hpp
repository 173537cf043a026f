#pragma once
// What any figure depends on: the machine, and the program that measured.

#include <string>
#include <utility>
#include <vector>

namespace sockspec::benchmarks {

/// Names and values, in the order to print them: sockspec's version, kernel, processor, compiler,
/// build type, load, and the SHA-256 of the program's own file. \param program  how it was called
std::vector<std::pair<std::string, std::string>> host_environment(const std::string& program);

}  // namespace sockspec::benchmarks

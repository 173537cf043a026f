#include "benchmarks/gate/same_program.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return bytes;
}

/// "  libc.so.6 => /lib/libc.so.6 (0x7f...)": the path, or nothing.
std::string library_in(const std::string& line) {
  constexpr std::string_view arrow = "=> /";
  const auto begin = line.find(arrow);
  if (begin == line.npos) return {};
  const auto path = begin + arrow.size() - 1;
  return line.substr(path, line.find(" (", path) - path);
}

}  // namespace

std::vector<fs::path> files_of(const fs::path& program) {
  std::vector<fs::path> files{program};
  try {
    const auto end = run_program({.command = {"ldd", program.string()}});
    std::istringstream lines(end.output);
    for (std::string line; std::getline(lines, line);) {
      if (const auto library = library_in(line); !library.empty()) files.emplace_back(library);
    }
  } catch (const cannot_start&) {
    return files;  // a system without ldd
  }
  return files;
}

std::string hash_of(const fs::path& file) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char each : bytes_of(file)) {
    hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001b3;
  }
  return fmt::format("{:016x}", hash);
}

bool same_program(const fs::path& one, const fs::path& other) {
  const auto files = files_of(one);
  const auto others = files_of(other);
  if (files.size() != others.size()) return false;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i] != others[i] && bytes_of(files[i]) != bytes_of(others[i])) return false;
  }
  return true;
}

}  // namespace sockspec::benchmarks

#include "benchmarks/cli/files.hpp"

#include <fstream>
#include <stdexcept>
#include <system_error>

#include "benchmarks/history/store.hpp"

namespace sockspec::benchmarks::cli {

benchmark_run read_run(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + ": cannot be opened");
  return read_benchmark_run(in, path.string());
}

void write_file(const std::filesystem::path& path, std::string_view content) {
  // Where no folder can be made, opening the file says so.
  std::error_code ignored;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), ignored);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << content;
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
}

history read_histories(const std::vector<std::string>& places) {
  if (places.size() == 1) return read_history(open_store(places[0])->read());
  std::vector<file_lines> all;
  for (const std::string& place : places) all.push_back(open_store(place)->read());
  return read_history(merged(all));
}

}  // namespace sockspec::benchmarks::cli

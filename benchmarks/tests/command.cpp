#include "benchmarks/tests/command.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "benchmarks/cli/command_line.hpp"

namespace sockspec::benchmarks::cli {

scratch_folder::scratch_folder() {
  auto name = (std::filesystem::temp_directory_path() / "sockspec_bench_XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error(name + ": cannot be made");
  path_ = name;
}

scratch_folder::~scratch_folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void scratch_folder::write(std::string_view name, std::string_view content) const {
  std::filesystem::create_directories((path_ / name).parent_path());
  std::ofstream out(path_ / name, std::ios::binary);
  out << content;
  out.close();
  if (!out) throw std::runtime_error(*this / name + ": cannot be written");
}

std::string scratch_folder::read(std::string_view name) const {
  std::ifstream in(path_ / name, std::ios::binary);
  if (!in) throw std::runtime_error(*this / name + ": cannot be opened");
  return {std::istreambuf_iterator<char>(in), {}};
}

command_end say(const std::vector<std::string>& words) {
  std::vector<const char*> arguments{"sockspec-bench"};
  for (const std::string& word : words) arguments.push_back(word.c_str());
  std::ostringstream out, err;
  const int status =
      command_line(static_cast<int>(arguments.size()), arguments.data(), subcommands(), out, err);
  return {status, out.str(), err.str()};
}

}  // namespace sockspec::benchmarks::cli

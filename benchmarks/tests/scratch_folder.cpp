#include "benchmarks/tests/scratch_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace sockspec::benchmarks {

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

}  // namespace sockspec::benchmarks

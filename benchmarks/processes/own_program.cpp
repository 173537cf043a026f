#include "benchmarks/processes/own_program.hpp"

#include <uv.h>

#include <stdexcept>
#include <string>
#include <system_error>

namespace sockspec::benchmarks {

std::filesystem::path own_program() {
  std::string path(4096, '\0');
  std::size_t size = path.size();
  if (const int status = uv_exepath(path.data(), &size); status != 0) {
    throw std::runtime_error(std::string("cannot tell where this program is: ") +
                             uv_strerror(status));
  }
  path.resize(size);
  return path;
}

std::filesystem::path program_beside(std::string_view name) {
  const auto place = own_program().parent_path() / name;
  std::error_code absent;
  if (std::filesystem::exists(place, absent)) return place;
  throw std::runtime_error("there is no " + place.string() + "; build it: cmake --build BUILD " +
                           "--target " + std::string(name));
}

}  // namespace sockspec::benchmarks

#include "protocol/loaded_library.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace sockspec::protocol {
namespace {

std::string_view without_folders(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

bool has_loaded(int process, std::string_view library) {
  if (!std::filesystem::exists("/proc/self/maps")) return true;
  const auto wanted = without_folders(library);
  std::ifstream maps("/proc/" + std::to_string(process) + "/maps");
  for (std::string line; std::getline(maps, line);) {
    // A path comes last: "7f02a000-7f02b000 r--p 00000000 fe:01 1234   /usr/lib/libx.so.1.2".
    if (line.find('/') != line.npos && without_folders(line).starts_with(wanted)) return true;
  }
  return false;
}

}  // namespace sockspec::protocol

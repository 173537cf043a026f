#include "protocol/program_file.hpp"

#include <string_view>

namespace sockspec::protocol {

// A name that has it keeps it: manifests are written for every system, command lines for this one.
std::string program_file(std::string name) {
  constexpr std::string_view ending = ".exe";
  if (!name.ends_with(ending)) name += ending;
  return name;
}

char between_folders_of_path() {
  return ';';
}

}  // namespace sockspec::protocol

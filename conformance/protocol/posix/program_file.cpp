#include "protocol/program_file.hpp"

namespace sockspec::protocol {

std::string program_file(std::string name) {
  return name;
}

char between_folders_of_path() {
  return ':';
}

}  // namespace sockspec::protocol

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "cli/bench.hpp"

namespace sockspec::conformance::cli {

int become(std::vector<std::string> command) {
  std::vector<char*> arguments;
  for (std::string& each : command) arguments.push_back(each.data());
  arguments.push_back(nullptr);
  ::execv(arguments.front(), arguments.data());
  throw std::system_error(errno, std::generic_category(), "cannot run " + command.front());
}

}  // namespace sockspec::conformance::cli

#include "benchmarks/tests/command.hpp"

#include <sstream>

#include "benchmarks/cli/command_line.hpp"

namespace sockspec::benchmarks::cli {

command_end say(const std::vector<std::string>& words) {
  std::vector<const char*> arguments{"sockspec-bench"};
  for (const std::string& word : words) arguments.push_back(word.c_str());
  std::ostringstream out, err;
  const int status =
      command_line(static_cast<int>(arguments.size()), arguments.data(), subcommands(), out, err);
  return {status, out.str(), err.str()};
}

}  // namespace sockspec::benchmarks::cli

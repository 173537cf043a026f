#include "cli/bench.hpp"

#include <stdexcept>
#include <string_view>
#include <system_error>

#include "protocol/launcher.hpp"
#include "protocol/program_file.hpp"

namespace sockspec::conformance::cli {

namespace fs = std::filesystem;

bool asks_for_bench(int argc, const char* const* argv) {
  return argc > 1 && std::string_view(argv[1]) == "bench";
}

fs::path find_bench(const fs::path& programs) {
  const auto name = protocol::program_file("sockspec-bench");
  const fs::path apart = programs / ".." / "libexec" / "sockspec";
  for (const auto& folder : {programs, apart}) {
    std::error_code absent;
    if (fs::exists(folder / name, absent)) return (folder / name).lexically_normal();
  }
  throw std::runtime_error("there is no " + name + " in " + programs.string() + " nor in " +
                           apart.lexically_normal().string() +
                           "; build it: cmake -DSOCKSPEC_BUILD_BENCHMARKS=ON, target " +
                           "sockspec-bench");
}

int bench(std::vector<std::string> arguments) {
  const auto program = find_bench(protocol::running_executable().parent_path());
  arguments.insert(arguments.begin(), program.string());
  return become(std::move(arguments));
}

}  // namespace sockspec::conformance::cli

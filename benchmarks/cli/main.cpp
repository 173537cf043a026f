// The program sockspec-bench, which `sockspec bench` runs.

#include <csignal>
#include <iostream>

#include "benchmarks/cli/command_line.hpp"

namespace {

// A file that may not grow is reported where it is written; it shall not end the process before
// the programs that it has started.
void survive_failed_writes() {
#ifdef SIGXFSZ
  std::signal(SIGXFSZ, SIG_IGN);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  namespace cli = sockspec::benchmarks::cli;
  survive_failed_writes();
  return cli::command_line(argc, argv, cli::subcommands(), std::cout, std::cerr);
}

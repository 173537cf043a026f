// The sockspec command.

#include <csignal>
#include <exception>
#include <iostream>

#include "cli/bench.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"

namespace {

// A file that may not grow is reported where it is written; it shall not end the process before
// drivers and scratch folders are gone.
void survive_failed_writes() {
#ifdef SIGXFSZ
  std::signal(SIGXFSZ, SIG_IGN);
#endif
}

int run_bench(int argc, char** argv) {
  namespace cli = sockspec::conformance::cli;
  try {
    return cli::bench({argv + 2, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "sockspec: " << error.what() << '\n';
    return cli::broken_status;
  }
}

}  // namespace

int main(int argc, char** argv) {
  namespace cli = sockspec::conformance::cli;
  if (cli::asks_for_bench(argc, argv)) return run_bench(argc, argv);
  survive_failed_writes();
  return cli::command_line(argc, argv, std::cout, std::cerr);
}

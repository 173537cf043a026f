// The sockspec command.

#include <csignal>
#include <iostream>

#include "cli/command_line.hpp"

namespace {

// A file that may not grow is reported where it is written; it shall not end the process before
// drivers and scratch folders are gone.
void survive_failed_writes() {
#ifdef SIGXFSZ
  std::signal(SIGXFSZ, SIG_IGN);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  survive_failed_writes();
  return sockspec::conformance::cli::command_line(argc, argv, std::cout, std::cerr);
}

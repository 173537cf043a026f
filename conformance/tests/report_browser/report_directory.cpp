// Writes the reports of a stored run beside it: report_directory DIRECTORY.
#include <cstdio>
#include <exception>

#include "reports/write_reports.hpp"
#include "results/store.hpp"

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: report_directory DIRECTORY\n", stderr);
    return 2;
  }
  try {
    sockspec::reports::write_reports(sockspec::results::read_run(arguments[1]), arguments[1]);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "report_directory: %s\n", problem.what());
    return 1;
  }
}

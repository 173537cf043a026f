#include <sys/ioctl.h>
#include <unistd.h>

#include "reports/screen.hpp"

namespace sockspec::reports {

bool standard_output_is_terminal() {
  return ::isatty(STDOUT_FILENO) == 1;
}

std::optional<int> terminal_columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

}  // namespace sockspec::reports

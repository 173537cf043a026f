#include <windows.h>

#include "reports/screen.hpp"

namespace sockspec::reports {

bool standard_output_is_terminal() {
  const auto console = GetStdHandle(STD_OUTPUT_HANDLE);
  DWORD mode = 0;
  if (GetConsoleMode(console, &mode) == 0) return false;
  SetConsoleOutputCP(CP_UTF8);  // what we write
  // without it the escape sequences would be shown, not obeyed
  return SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

std::optional<int> terminal_columns() {
  CONSOLE_SCREEN_BUFFER_INFO console{};
  if (GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &console) == 0) {
    return std::nullopt;
  }
  return console.srWindow.Right - console.srWindow.Left + 1;
}

}  // namespace sockspec::reports

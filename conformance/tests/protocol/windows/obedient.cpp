// A program that does what its first argument says; it tells as a driver logs, one frame a line.

#include <windows.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void tell(const std::string& text) {
  std::printf("{\"type\":\"log\",\"text\":\"%s\"}\n", text.c_str());
  std::fflush(stdout);
}

std::string in_hex(std::string_view bytes) {
  std::string digits;
  char two[3];
  for (const char each : bytes) {
    std::snprintf(two, sizeof two, "%02x", static_cast<unsigned char>(each));
    digits += two;
  }
  return digits;
}

void wait_for_the_end_of_input() {
  while (std::getchar() != EOF) {
  }
}

// A child that would wait for ever; inherits nothing, and does not know of us.
void start_child(std::string program) {
  program = '"' + program + "\" sleep";
  STARTUPINFOA start{};
  start.cb = sizeof start;
  PROCESS_INFORMATION made{};
  if (CreateProcessA(nullptr, program.data(), nullptr, nullptr, FALSE, 0, nullptr, nullptr, &start,
                     &made) != 0) {
    tell(std::to_string(made.dwProcessId));
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view order = count > 1 ? arguments[1] : "";
  if (order == "arguments") {
    for (int each = 2; each < count; ++each) tell(in_hex(arguments[each]));
  }
  if (order == "variable") tell(std::getenv(arguments[2]));
  if (order == "child") start_child(arguments[0]);
  if (order == "sleep") Sleep(INFINITE);
  if (order == "crash") RaiseException(STATUS_ACCESS_VIOLATION, 0, 0, nullptr);
  if (order == "exit") return std::atoi(arguments[2]);
  wait_for_the_end_of_input();
  return 0;
}

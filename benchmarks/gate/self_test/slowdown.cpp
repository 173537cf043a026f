#include "benchmarks/gate/self_test/slowdown.hpp"

#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sockspec::benchmarks {
namespace {

slowdown spinning(std::string_view text) {
  slowdown wanted{.is = slowdown::kind::spin};
  const char* end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, wanted.steps);
      read.ec == std::errc{} && read.ptr == end) {
    return wanted;
  }
  throw std::invalid_argument(std::string(slowdown_variable) + "=" + std::string(text) +
                              ": write none, system_call, instructions or a number of steps");
}

}  // namespace

slowdown wanted_slowdown() {
  const char* said = std::getenv(slowdown_variable);
  const std::string_view text = said == nullptr ? "none" : said;
  if (text == "none") return {};
  if (text == "system_call") return {.is = slowdown::kind::system_call};
  if (text == "instructions") return {.is = slowdown::kind::instructions};
  return spinning(text);
}

void slowed_by_system_call::pass() noexcept {
  static_cast<void>(::getppid());
}

}  // namespace sockspec::benchmarks

#pragma once
// A fuzz test is this one function. It is given bytes, and ends the program (fail) where what it
// tests breaks a promise.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// Judges one input. What it returns is libFuzzer's: 0.
// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer looks for
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace sockspec::fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

[[noreturn]] inline void fail(std::string_view why) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(why.size()), why.data());
  std::abort();
}

inline void require(bool holds, std::string_view why) {
  if (!holds) fail(why);
}

}  // namespace sockspec::fuzz

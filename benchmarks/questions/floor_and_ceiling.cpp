// Rows that no library answers: what the others are read against.

#include <unistd.h>

#include <array>
#include <cstring>

#include "benchmarks/questions/own_answers.hpp"

namespace sockspec::benchmarks {
namespace {

/// getppid: nothing is kept in the process, so that each call enters the system.
std::unique_ptr<work> enter_the_system(const transfer&) {
  return repeat([] { static_cast<void>(::getppid()); });
}

std::unique_ptr<work> copy(const transfer& what) {
  return repeat([what] {
    std::memcpy(what.buffer.data(), what.data.data(), what.data.size());
    // The compiler may not leave out a copy that somebody might look at.
    asm volatile("" : : "r"(what.buffer.data()) : "memory");
  });
}

std::vector<answer> twice(const work_maker& make) {
  return {{"raw", make}, {"raw_again", make}};
}

}  // namespace

question empty_system_call() {
  return {
      .name = "empty_system_call",
      .asks = "What is the floor: a system call that does nothing?",
      .places = {{family::none}},
      .answers = [](const place&) { return twice(enter_the_system); },
  };
}

question memory_copy() {
  constexpr std::array families{family::none};
  constexpr std::array<std::size_t, 7> sizes{64,        1 << 10, 16 << 10, 64 << 10,
                                             256 << 10, 1 << 20, 64 << 20};
  return {
      .name = "memory_copy",
      .asks = "What is the ceiling: memcpy, of which a stream does two?",
      .places = cross(families, sizes),
      .answers = [](const place&) { return twice(copy); },
  };
}

}  // namespace sockspec::benchmarks

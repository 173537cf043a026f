#pragma once
// What exact counts of one operation say of a change. Pure functions.

#include <string>

#include "benchmarks/counts/counts.hpp"

namespace sockspec::benchmarks {

enum class count_change { none, more, fewer };

struct counted_change {
  counts base, fresh;
};

/// More, if there are more system calls, or as many and more instructions. An instruction is one:
/// of 100 operations together, where each loop has its own few, half of one is the least that
/// counts. Fewer system calls with more instructions are fewer: time says what that is worth.
count_change change_of(const counted_change&);

/// "+8 instructions (57 to 65)", "+1 getppid, +6 instructions (57 to 63)"; "the same counts".
std::string describe(const counted_change&);

/// Whether two counts of one program agree: if not, they are not exact, and say nothing.
bool agree(const counts&, const counts&);

}  // namespace sockspec::benchmarks

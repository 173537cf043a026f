#pragma once
// JSON that is written, without the library that reads it: that one is expensive to compile.

#include <string>
#include <string_view>

namespace sockspec::benchmarks {

/// A text in quotes, as JSON has it. Bytes that are no UTF-8 become U+FFFD, because JSON has none.
std::string json_text(std::string_view);

/// The shortest number that reads back as the same one. What is no number of JSON is written as
/// Google Benchmark and Python do: NaN, Infinity, -Infinity.
std::string json_number(double);

}  // namespace sockspec::benchmarks

// JSON: what is read is the same after it was written, and the two readers of this project, the
// runner's and the native driver's, agree on what JSON is.

#include <algorithm>
#include <optional>

#include "fuzz_input.hpp"
#include "protocol/value.hpp"

extern "C" {
// The native driver's parser is C99, in a header that C++ cannot read.
int sockspec_fuzz_native_json(const char* text, std::size_t length);
}

namespace {

using sockspec::fuzz::require;
using namespace sockspec::protocol;

std::optional<value> read(std::string_view text) {
  try {
    return parse_value(text);
  } catch (const value_error&) {
    return std::nullopt;
  }
}

// The native driver reads messages alone, and none nests deeper than 32.
bool may_nest_deeper_than_messages(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return c == '[' || c == '{'; }) > 32;
}

// A driver has no use for numbers with an exponent, and passes over them; the runner refuses those
// that no double can hold.
bool may_have_a_number_too_large(std::string_view text) {
  return text.find_first_of("eE") != text.npos || text.size() > 300;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto text = sockspec::fuzz::text_of(bytes, size);
  const auto content = read(text);
  const bool native = sockspec_fuzz_native_json(text.data(), text.size()) != 0;
  require(native || !content || may_nest_deeper_than_messages(text), "the driver refuses it");
  require(content || !native || may_have_a_number_too_large(text), "the runner refuses it");
  if (!content) return 0;
  require(read(to_json(*content)) == content, "another value after it was written");
  require(read(to_pretty_json(*content)) == content, "another value after it was laid out");
  return 0;
}

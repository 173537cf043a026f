// Deviations and their bounds of versions: read, or refused with the file's name.

#include "engine/deviation.hpp"
#include "engine/manifest_error.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace sockspec::conformance;
  const auto text = sockspec::fuzz::text_of(bytes, size);
  const std::string_view clauses[] = {"bind.twice", "connect.refused"};
  try {
    for (const auto& known : parse_deviations(text, "file.toml", clauses)) {
      static_cast<void>(holds(known.when, {"1.3.5", "6.1.0", "12"}));
      sockspec::fuzz::require(!known.why.empty() && known.line > 0, "a deviation without a reason");
    }
  } catch (const manifest_error& error) {
    sockspec::fuzz::require(std::string_view(error.what()).starts_with("file.toml:"),
                            "an error without a place");
  }
  return 0;
}

#pragma once
// A row's name, as Google Benchmark prints it: "sendall_by_size/tcp4/65536/portability".

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sockspec::benchmarks {

struct row_name {
  std::string question;
  std::string family;
  std::size_t size = 0;  // bytes
  std::string contender;

  auto operator<=>(const row_name&) const = default;
};

std::string to_string(const row_name&);

/// Nothing, if that is no row's name.
std::optional<row_name> parse_row_name(std::string_view);

/// "64 B", "16 KiB", "1 MiB".
std::string size_text(std::size_t bytes);

}  // namespace sockspec::benchmarks

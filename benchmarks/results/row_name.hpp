#pragma once
// A row's name, as Google Benchmark prints it: "sendall_by_size/tcp4/65536/portability".

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace sockspec::benchmarks {

struct row_name {
  std::string question;
  std::string family;
  std::size_t size = 0;  // bytes
  std::string contender;

  auto parts() const { return std::tie(question, family, size, contender); }
  bool operator==(const row_name&) const = default;
  bool operator<(const row_name& other) const { return parts() < other.parts(); }
};

std::string to_string(const row_name&);

/// Nothing, if that is no row's name.
std::optional<row_name> parse_row_name(std::string_view);

/// "64 B", "16 KiB", "1 MiB".
std::string size_text(std::size_t bytes);

}  // namespace sockspec::benchmarks

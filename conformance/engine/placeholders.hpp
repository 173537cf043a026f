#pragma once
// The placeholders of a manifest's command and environment.

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace sockspec::conformance {

inline constexpr std::array<std::string_view, 3> placeholder_names{"bin", "folder", "scratch"};

/// What ${bin}, ${folder} and ${scratch} stand for when a driver is started.
struct placeholders {
  std::filesystem::path bin;      // sockspec's programs
  std::filesystem::path folder;   // the manifest's
  std::filesystem::path scratch;  // the pair's
};

/// The text with every placeholder replaced; what replaces one is not looked at again. Errors:
/// std::invalid_argument for `${` that begins none of them (load_target has checked that).
std::string expand(std::string_view text, const placeholders& with);

}  // namespace sockspec::conformance

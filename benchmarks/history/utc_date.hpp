#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sockspec::benchmarks {

/// A date as records have it, so that texts sort as times do: "2026-11-20T17:48:25Z".
/// \param text  ISO 8601: a day, or a day and a time with "Z" or an offset: "2026-11-20",
///              "2026-11-20T18:48:25+01:00", as git and Google Benchmark print them
/// Returns nothing, if it is none of these.
std::optional<std::string> utc_date(std::string_view text);

}  // namespace sockspec::benchmarks

#include "engine/symptom.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "engine/nearest_name.hpp"
#include "sockspec/errc.hpp"

namespace sockspec::conformance {
namespace {

/// What may stand before a colon. Matchers give the first five; the others are verdicts.
constexpr std::array<std::string_view, 9> families{"error",      "error_value", "value",
                                                   "lacks",      "has",         "crash",
                                                   "unresolved", "unsupported", "timeout"};

struct refusal {
  std::string_view token;  // or family
  std::string_view why;
};
constexpr std::array refused{
    refusal{"pass", "it is no failure; remove the cells that pass"},
    refusal{"observed", "what the documents leave open is no deviation; remove it"},
    refusal{"not_run", "a cell that did not run shows nothing; remove it"},
    refusal{"unresolved:race", "a lost race is never unexpected; remove it"},
    refusal{"unresolved:driver", "a broken driver is no trait of its target; mend the driver"},
};

constexpr std::array<std::string_view, 2> unresolved_details{"setup", "peer"};
constexpr std::array<std::string_view, 4> unsupported_details{"host", "target", "driver", "arena"};

bool is_word(std::string_view text) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::ranges::all_of(text, is_allowed);
}

bool is_detail(std::string_view text) {
  const auto is_allowed = [](char c) { return c > ' ' && c < '\x7f'; };
  return !text.empty() && std::ranges::all_of(text, is_allowed);
}

std::string error_defect(std::string_view name) {
  if (name == "unknown") return {};
  const auto known = errc_from_name(name);
  if (!known) {
    return "no error has the portable name \"" + std::string(name) +
           "\"; `sockspec explain --names` lists them";
  }
  if (to_string(*known) == name) return {};
  return "write error:" + std::string(to_string(*known)) + ", as symptoms name that error";
}

std::string detail_defect(std::string_view detail, std::span<const std::string_view> known) {
  if (std::ranges::find(known, detail) != known.end()) return {};
  return "unknown detail \"" + std::string(detail) + "\"; " + name_advice(detail, known);
}

}  // namespace

std::string symptom_defect(std::string_view token) {
  const auto colon = token.find(':');
  const auto family = token.substr(0, colon);
  for (const auto& [refused_token, why] : refused) {
    if (token == refused_token || family == refused_token) return std::string(why);
  }
  if (!is_word(family)) {
    return "a symptom is a word in lower case, or FAMILY:DETAIL as in error:connection_refused";
  }
  const bool is_family = std::ranges::find(families, family) != families.end();
  if (colon == std::string_view::npos && !is_family) return {};
  if (!is_family) {
    return "unknown family \"" + std::string(family) + "\"; " + name_advice(family, families);
  }
  const auto detail = colon == std::string_view::npos ? "" : token.substr(colon + 1);
  if (!is_detail(detail)) return "write FAMILY:DETAIL without blanks, as in timeout:recv";
  if (family == "error" || family == "error_value") return error_defect(detail);
  if (family == "unresolved") return detail_defect(detail, unresolved_details);
  if (family == "unsupported") return detail_defect(detail, unsupported_details);
  return {};
}

}  // namespace sockspec::conformance

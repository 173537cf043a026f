#include "results/record.hpp"

#include <string_view>

#include "results/members.hpp"

namespace sockspec::results {
namespace {

using protocol::value;
using protocol::value_error;

void set_unless_empty(value& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object.set(name, text);
}

/// The member as `read` understands its text. Errors: value_error, with the text.
template <typename Read>
auto named_member(const value& object, std::string_view name, Read read) {
  const auto text = text_member(object, name);
  const auto found = read(text);
  if (!found) throw value_error("member '" + std::string(name) + "': there is no '" + text + "'");
  return *found;
}

}  // namespace

std::string_view variant_of(const record& cell) {
  const std::string_view name = cell.cell;
  return name.substr(name.find('/') + 1);
}

value to_value(const record& cell) {
  value object;
  object.set("target", cell.target);
  object.set("clause", cell.clause);
  object.set("kind", cell.kind);
  object.set("mode", cell.mode);
  set_unless_empty(object, "side", cell.side);
  object.set("cell", cell.cell);
  object.set("level", to_string(cell.level));
  object.set("verdict", to_string(cell.verdict));
  object.set("outcome", to_string(cell.outcome));
  object.set("symptom", cell.symptom);
  object.set("says", cell.says);
  object.set("sources", list_of(cell.sources));
  object.set("allowed", cell.allowed);
  object.set("observed", cell.observed);
  object.set("native", cell.native);
  object.set("duration_us", cell.duration_us);
  set_unless_empty(object, "takes_long", cell.takes_long);
  set_unless_empty(object, "deviation", cell.deviation);
  set_unless_empty(object, "below", cell.below);
  set_unless_empty(object, "below_symptom", cell.below_symptom);
  if (!cell.transcript.empty()) object.set("transcript", list_of(cell.transcript));
  set_unless_empty(object, "repeat", cell.repeat);
  return object;
}

record record_from(const value& object) {
  return record{
      .target = text_member(object, "target"),
      .clause = text_member(object, "clause"),
      .kind = text_member(object, "kind"),
      .mode = text_member(object, "mode"),
      .side = optional_text_member(object, "side"),
      .cell = text_member(object, "cell"),
      .level = named_member(object, "level", level_from),
      .verdict = named_member(object, "verdict", verdict_from),
      .outcome = named_member(object, "outcome", outcome_from),
      .symptom = text_member(object, "symptom"),
      .says = text_member(object, "says"),
      .sources = texts_member(object, "sources"),
      .allowed = text_member(object, "allowed"),
      .observed = text_member(object, "observed"),
      .native = text_member(object, "native"),
      .deviation = optional_text_member(object, "deviation"),
      .below = optional_text_member(object, "below"),
      .below_symptom = optional_text_member(object, "below_symptom"),
      .duration_us = integer_member(object, "duration_us"),
      .takes_long = optional_text_member(object, "takes_long"),
      .transcript = optional_texts_member(object, "transcript"),
      .repeat = optional_text_member(object, "repeat"),
  };
}

}  // namespace sockspec::results

#include "engine/transcript.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace sockspec::conformance {

namespace {

std::string joined(const value::list& flags) {
  std::string all;
  for (const auto& flag : flags) {
    all += (all.empty() ? "" : "|") + (flag.is_text() ? flag.text() : to_json(flag));
  }
  return all;
}

std::string argument_text(const std::string& name, const value& content) {
  if (name == "address" && (content.has("family") || content.has("raw"))) {
    return to_string(address(content));
  }
  if (content.is_text()) return content.text();
  if (content.is_integer() && (name == "capacity" || name == "backlog")) return to_json(content);
  if (name == "data" && content.has("text")) return to_json(content["text"]);
  if (content.is_list() && name == "flags") return joined(content.elements());
  return name + '=' + to_json(content);
}

}  // namespace

std::string to_string(const request& r) {
  std::string text(to_string(r.what));
  if (r.on.is_integer()) text += " #" + std::to_string(r.on.integer());
  if (r.on.is_object()) text += " number " + to_json(r.on["number"]);
  for (int made : r.as) text += " as #" + std::to_string(made);
  for (const auto& [name, content] : r.args.members()) {
    if (name == "protocol" && content == value("default")) continue;
    text += ' ' + argument_text(name, content);
  }
  if (r.repeat) text += " (repeated)";
  return text;
}

void transcript::call(const seen& s) {
  add(to_string(s.asked().who), to_string(s.asked()) + " -> " + to_string(s));
  if (s.asked().who == role::subject) operations_.push_back(s.asked().what);
}

void transcript::note(role who, std::string_view text) {
  add(to_string(who), text);
}

void transcript::add(std::string_view who, std::string_view text) {
  // A runaway case must not fill the memory: what comes later says no more than what came first.
  constexpr std::size_t most_lines = 200, most_characters = 400;
  if (lines_.size() >= most_lines) return;
  const std::chrono::duration<double, std::milli> at = std::chrono::steady_clock::now() - start_;
  lines_.push_back(fmt::format("{:9.3f} ms  {:<7}  {}", at.count(), who,
                               text.substr(0, std::min(text.size(), most_characters))));
}

}  // namespace sockspec::conformance

#include "results/members.hpp"

#include <utility>

namespace sockspec::results {
namespace {

using protocol::value;
using protocol::value_error;

/// Runs `read` on the member; an error of it gets the member's name in front.
template <typename Read>
auto read_member(const value& object, std::string_view name, Read read) -> decltype(read(object)) {
  const auto place = "member '" + std::string(name) + "': ";
  if (!object.is_object()) throw value_error(place + "looked for in something that is no object");
  if (!object.has(name)) throw value_error(place + "is missing");
  try {
    return read(object[name]);
  } catch (const value_error& problem) {
    throw value_error(place + problem.what());
  }
}

}  // namespace

std::string text_member(const value& object, std::string_view name) {
  return read_member(object, name, [](const value& member) { return member.text(); });
}

std::int64_t integer_member(const value& object, std::string_view name) {
  return read_member(object, name, [](const value& member) { return member.integer(); });
}

bool boolean_member(const value& object, std::string_view name) {
  return read_member(object, name, [](const value& member) { return member.boolean(); });
}

const value::list& list_member(const value& object, std::string_view name) {
  return read_member(object, name,
                     [](const value& member) -> const value::list& { return member.elements(); });
}

std::vector<std::string> texts_member(const value& object, std::string_view name) {
  return read_member(object, name, [](const value& member) {
    std::vector<std::string> texts;
    for (const auto& element : member.elements()) texts.push_back(element.text());
    return texts;
  });
}

std::string optional_text_member(const value& object, std::string_view name) {
  return object.has(name) ? text_member(object, name) : std::string{};
}

std::vector<std::string> optional_texts_member(const value& object, std::string_view name) {
  return object.has(name) ? texts_member(object, name) : std::vector<std::string>{};
}

value list_of(const std::vector<std::string>& texts) {
  return value(value::list(texts.begin(), texts.end()));
}

}  // namespace sockspec::results

#pragma once
// Reads members of stored JSON objects so that what is missing or of another shape is named.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/value.hpp"

namespace sockspec::results {

/// The member in the asked shape. Errors: protocol::value_error, "member 'kind': ...".
std::string text_member(const protocol::value& object, std::string_view name);
std::int64_t integer_member(const protocol::value& object, std::string_view name);
bool boolean_member(const protocol::value& object, std::string_view name);
std::vector<std::string> texts_member(const protocol::value& object, std::string_view name);
const protocol::value::list& list_member(const protocol::value& object, std::string_view name);

/// The same where the member may be left out: then it is empty.
std::string optional_text_member(const protocol::value& object, std::string_view name);
std::vector<std::string> optional_texts_member(const protocol::value& object,
                                               std::string_view name);

/// What `names` say as a JSON list.
protocol::value list_of(const std::vector<std::string>& texts);

}  // namespace sockspec::results

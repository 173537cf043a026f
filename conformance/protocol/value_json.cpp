// The only file that knows the JSON library: it is expensive to compile.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/value.hpp"

namespace sockspec::protocol {
namespace {

using library = nlohmann::json;

// Deeper than any message or report; a value is copied, compared and freed by recursion.
constexpr std::size_t deepest = 64;

// Of members with the same name the last one stays, as in most readers of JSON.
void remove_duplicates(value::object& members) {
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto name = [&](std::size_t index) -> const std::string& { return members[index].first; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return name(a) < name(b); });
  std::vector<bool> superseded(members.size());
  bool any = false;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (name(order[i - 1]) != name(order[i])) continue;
    superseded[order[i - 1]] = any = true;
  }
  if (!any) return;
  value::object kept;
  for (std::size_t i = 0; i < members.size(); ++i)
    if (!superseded[i]) kept.push_back(std::move(members[i]));
  members = std::move(kept);
}

// Receives the parser's events and builds a value, so that no second tree of the library's is made.
class builder final : public nlohmann::json_sax<library> {
 public:
  value take() { return std::move(root_); }
  const std::string& error() const { return error_; }

  bool null() override { return put(value()); }
  bool boolean(bool flag) override { return put(flag); }
  bool number_integer(number_integer_t number) override { return put(std::int64_t{number}); }
  bool number_unsigned(number_unsigned_t number) override {
    return number > static_cast<number_unsigned_t>(INT64_MAX) ? put(static_cast<double>(number))
                                                              : put(number);
  }
  bool number_float(number_float_t number, const string_t&) override { return put(number); }
  bool string(string_t& text) override { return put(std::move(text)); }
  bool binary(binary_t&) override { return false; }  // no JSON text holds one

  bool start_object(std::size_t) override { return open(value::object{}); }
  bool start_array(std::size_t) override { return open(value::list{}); }
  bool key(string_t& name) override {
    open_.back().name = std::move(name);
    return true;
  }
  bool end_object() override {
    remove_duplicates(open_.back().members);
    return close(value(std::move(open_.back().members)));
  }
  bool end_array() override { return close(value(std::move(open_.back().elements))); }

  bool parse_error(std::size_t offset, const std::string& last,
                   const library::exception& what) override {
    const std::string_view text = what.what();
    const auto reason = text.find("parse error - ");
    error_ = "not JSON at byte " + std::to_string(offset) + ", near '" + last + "'";
    if (reason != text.npos) error_ += ": " + std::string(text.substr(reason + 14));
    return false;
  }

 private:
  // A list or an object whose end has not been read.
  struct container {
    bool is_object = false;
    std::string name;  // of the member that is being read
    value::object members{};
    value::list elements{};
  };

  bool put(value content) {
    if (open_.empty()) {
      root_ = std::move(content);
    } else if (open_.back().is_object) {
      open_.back().members.emplace_back(std::move(open_.back().name), std::move(content));
    } else {
      open_.back().elements.push_back(std::move(content));
    }
    return true;
  }
  bool open(const value& empty) {
    if (open_.size() == deepest) {
      error_ = "JSON nested deeper than " + std::to_string(deepest) + " levels";
      return false;
    }
    open_.push_back({.is_object = empty.is_object(), .name = {}});
    return true;
  }
  bool close(value content) {
    open_.pop_back();
    return put(std::move(content));
  }

  value root_;
  std::vector<container> open_;
  std::string error_;
};

bool is_plain(char character) {
  return character >= 0x20 && character < 0x7f && character != '"' && character != '\\';
}

void print_text(std::string& out, const std::string& text) {
  if (std::all_of(text.begin(), text.end(), is_plain)) {
    out.append(1, '"').append(text).append(1, '"');
    return;
  }
  out += library(text).dump(-1, ' ', false, library::error_handler_t::replace);
}

// Where the next element stands: on the same line, or indented.
struct layout {
  int indent;  // spaces a level; negative for one line
  int level = 0;

  layout deeper() const { return {indent, level + 1}; }
  void new_line(std::string& out) const {
    if (indent < 0) return;
    out.append(1, '\n').append(static_cast<std::size_t>(indent) * static_cast<std::size_t>(level),
                               ' ');
  }
};

void print(std::string& out, const value& content, layout where);

void print_list(std::string& out, const value::list& elements, layout where) {
  out += '[';
  for (const auto& each : elements) {
    if (&each != &elements.front()) out += ',';
    where.deeper().new_line(out);
    print(out, each, where.deeper());
  }
  if (!elements.empty()) where.new_line(out);
  out += ']';
}

void print_object(std::string& out, const value::object& members, layout where) {
  out += '{';
  for (const auto& each : members) {
    if (&each != &members.front()) out += ',';
    where.deeper().new_line(out);
    print_text(out, each.first);
    out += where.indent < 0 ? ":" : ": ";
    print(out, each.second, where.deeper());
  }
  if (!members.empty()) where.new_line(out);
  out += '}';
}

void print(std::string& out, const value& content, layout where) {
  if (content.is_null())
    out += "null";
  else if (content.is_boolean())
    out += content.boolean() ? "true" : "false";
  else if (content.is_integer())
    out += std::to_string(content.integer());
  else if (content.is_text())
    print_text(out, content.text());
  else if (content.is_list())
    print_list(out, content.elements(), where);
  else if (content.is_object())
    print_object(out, content.members(), where);
  else
    out += library(content.real()).dump();
}

}  // namespace

value parse_value(std::string_view text) {
  // The library takes a zero byte for the end of the text, and ignores what follows.
  const auto zero = text.find('\0');
  if (zero != text.npos) {
    throw value_error("not JSON at byte " + std::to_string(zero + 1) + ": a zero byte");
  }
  builder events;
  if (!library::sax_parse(text.begin(), text.end(), &events)) throw value_error(events.error());
  return events.take();
}

std::string to_json(const value& content) {
  std::string out;
  print(out, content, layout{-1});
  return out;
}

std::string to_pretty_json(const value& content) {
  std::string out;
  print(out, content, layout{2});
  return out;
}

}  // namespace sockspec::protocol

#include "reports/html/html_writer.hpp"

#include <algorithm>
#include <array>

#include "reports/escape.hpp"

namespace sockspec::reports {
namespace {

/// Elements that end where the next one of their kind begins, or with what they are in.
bool ends_by_itself(std::string_view tag) {
  constexpr std::array<std::string_view, 6> all{"td", "th", "tr", "li", "dt", "dd"};
  return std::ranges::find(all, tag) != all.end();
}

void append_attribute(std::string& out, std::string_view name, std::string_view content) {
  out.append(" ").append(name);
  if (content.empty()) return;
  const auto escaped = html_escaped(content);
  const bool bare = escaped.find_first_of(" =`<>") == escaped.npos;  // quotes were escaped
  out.append(bare ? "=" : "=\"").append(escaped).append(bare ? "" : "\"");
}

}  // namespace

html_writer& html_writer::open(std::string_view tag, attributes given) {
  begin(tag, given);
  open_.push_back(tag);
  return *this;
}

html_writer& html_writer::close() {
  const auto tag = open_.back();
  open_.pop_back();
  end_is_open_ = ends_by_itself(tag);
  if (end_is_open_) return *this;
  out_.append("</").append(tag);
  break_line();
  out_ += '>';
  return *this;
}

html_writer& html_writer::leaf(std::string_view tag, std::string_view content, attributes given) {
  return open(tag, given).text(content).close();
}

html_writer& html_writer::single(std::string_view tag, attributes given) {
  begin(tag, given);
  return *this;
}

html_writer& html_writer::text(std::string_view content) {
  out_ += html_escaped(content);
  return *this;
}

html_writer& html_writer::line() {
  if (end_is_open_) {
    line_is_due_ = true;
  } else {
    out_ += '\n';
  }
  return *this;
}

void html_writer::begin(std::string_view tag, attributes given) {
  out_.append("<").append(tag);
  break_line();
  end_is_open_ = false;
  for (const auto& [name, content] : given) append_attribute(out_, name, content);
  out_ += '>';
}

void html_writer::break_line() {
  if (line_is_due_) out_ += '\n';
  line_is_due_ = false;
}

}  // namespace sockspec::reports

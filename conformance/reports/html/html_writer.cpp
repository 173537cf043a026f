#include "reports/html/html_writer.hpp"

#include "reports/escape.hpp"

namespace sockspec::reports {

html_writer& html_writer::open(std::string_view tag, attributes given) {
  begin(tag, given);
  open_.push_back(tag);
  return *this;
}

html_writer& html_writer::close() {
  out_.append("</").append(open_.back()).append(">");
  open_.pop_back();
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
  out_ += '\n';
  return *this;
}

void html_writer::begin(std::string_view tag, attributes given) {
  out_.append("<").append(tag);
  for (const auto& [name, content] : given) {
    out_.append(" ").append(name).append("=\"").append(html_escaped(content)).append("\"");
  }
  out_ += '>';
}

}  // namespace sockspec::reports

#include "benchmarks/pages/markup.hpp"

#include "benchmarks/results/printable.hpp"

namespace sockspec::benchmarks {
namespace {

std::string escaped(char each) {
  switch (each) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {each};
  }
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char each : printable(text)) out += escaped(each);
  return out;
}

markup& markup::open(std::string_view element, attributes given) {
  begin(element, given);
  open_.push_back(element);
  return *this;
}

markup& markup::close() {
  out_.append("</").append(open_.back()).append(">");
  open_.pop_back();
  return *this;
}

markup& markup::leaf(std::string_view element, std::string_view content, attributes given) {
  return open(element, given).text(content).close();
}

markup& markup::single(std::string_view element, attributes given) {
  begin(element, given);
  return *this;
}

markup& markup::text(std::string_view content) {
  out_ += html_escaped(content);
  return *this;
}

markup& markup::line() {
  out_ += '\n';
  return *this;
}

void markup::begin(std::string_view element, attributes given) {
  out_.append("<").append(element);
  for (const auto& [name, content] : given) {
    out_.append(" ").append(name).append("=\"").append(html_escaped(content)).append("\"");
  }
  out_ += '>';
}

}  // namespace sockspec::benchmarks

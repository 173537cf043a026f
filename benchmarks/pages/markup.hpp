#pragma once
// HTML and SVG of which every text and attribute is escaped: no name can become markup.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sockspec::benchmarks {

class markup {
 public:
  using attribute = std::pair<std::string_view, std::string>;
  using attributes = std::initializer_list<attribute>;

  /// Begins an element. Names of elements and attributes must be literals.
  markup& open(std::string_view element, attributes = {});
  /// Ends the element that was opened last.
  markup& close();
  /// A whole element with this text as its content.
  markup& leaf(std::string_view element, std::string_view content, attributes = {});
  /// An element of HTML that has no end, as <meta>.
  markup& single(std::string_view element, attributes = {});
  markup& text(std::string_view);
  /// A new line, for those who read the source.
  markup& line();

  const std::string& written() const noexcept { return out_; }

 private:
  void begin(std::string_view element, attributes);

  std::string out_;
  std::vector<std::string_view> open_;
};

/// printable(), fit for an element's content and a quoted attribute.
std::string html_escaped(std::string_view);

}  // namespace sockspec::benchmarks

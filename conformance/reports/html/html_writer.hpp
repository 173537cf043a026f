#pragma once
// Writes HTML of which every text and attribute is escaped, so that no string can become markup.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sockspec::reports {

class html_writer {
 public:
  using attribute = std::pair<std::string_view, std::string_view>;
  using attributes = std::initializer_list<attribute>;

  /// Begins an element; the names of tag and attributes must be literals.
  html_writer& open(std::string_view tag, attributes = {});
  /// Ends the element that was opened last.
  html_writer& close();
  /// A whole element with this text in it.
  html_writer& leaf(std::string_view tag, std::string_view content, attributes = {});
  /// An element that has no content and no end tag, as <col>.
  html_writer& single(std::string_view tag, attributes = {});
  html_writer& text(std::string_view);
  /// A new line, for those who read the source.
  html_writer& line();

  const std::string& written() const { return out_; }

 private:
  void begin(std::string_view tag, attributes);

  std::string out_;
  std::vector<std::string_view> open_;
};

}  // namespace sockspec::reports

#pragma once
// Writes HTML of which every text and attribute is escaped, so that no string can become markup. It
// leaves out what HTML lets out: a report of many targets is mostly that.

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
  /// Ends the element that was opened last. The end tags of cells, rows and items are not written:
  /// what comes next ends them.
  html_writer& close();
  /// A whole element with this text in it.
  html_writer& leaf(std::string_view tag, std::string_view content, attributes = {});
  /// An element that has no content and no end tag, as <col>.
  html_writer& single(std::string_view tag, attributes = {});
  html_writer& text(std::string_view);
  /// A new line, for those who read the source; within the next tag, where it would be text.
  html_writer& line();

  const std::string& written() const { return out_; }

 private:
  void begin(std::string_view tag, attributes);
  void break_line();

  std::string out_;
  bool end_is_open_ = false;  // the last end tag was not written
  bool line_is_due_ = false;
  std::vector<std::string_view> open_;
};

}  // namespace sockspec::reports

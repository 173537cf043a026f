#pragma once
// Changes to a text that leave the rest of it as it is.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sockspec::conformance {

/// Collects exchanges by byte offset; all offsets are those of the original, which must outlive it.
class text_edit {
 public:
  explicit text_edit(std::string_view original) : original_(original) {}

  std::string_view original() const { return original_; }
  /// Ranges must not overlap.
  void exchange(std::size_t begin, std::size_t end, std::string with);
  void remove(std::size_t begin, std::size_t end) { exchange(begin, end, {}); }
  /// The text with all of it done.
  std::string result() const;

 private:
  struct change {
    std::size_t begin;
    std::size_t end;
    std::string with;
  };

  std::string_view original_;
  std::vector<change> changes_;  // in the order of the text
};

/// Where the line of an offset begins.
std::size_t line_begin(std::string_view text, std::size_t offset);
/// Where the line after it begins; the text's size after the last.
std::size_t line_end(std::string_view text, std::size_t offset);
bool is_blank(std::string_view text);

}  // namespace sockspec::conformance

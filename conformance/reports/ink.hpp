#pragma once
// Colour on a terminal, or none.

#include <string>
#include <string_view>

namespace sockspec::reports {

class ink {
 public:
  ink() = default;  // plain text
  explicit ink(bool coloured) : coloured_(coloured) {}

  std::string strong(std::string_view text) const { return styled("1", text); }
  std::string quiet(std::string_view text) const { return styled("2", text); }
  std::string good(std::string_view text) const { return styled("32", text); }
  std::string bad(std::string_view text) const { return styled("1;31", text); }
  std::string warning(std::string_view text) const { return styled("33", text); }

 private:
  std::string styled(std::string_view code, std::string_view text) const {
    if (!coloured_) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }

  bool coloured_ = false;
};

}  // namespace sockspec::reports

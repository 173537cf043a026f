#include "engine/document.hpp"

#include <array>

namespace sockspec::conformance {
namespace {

constexpr std::array<std::string_view, 8> names{"posix-2024",  "linux-man",  "rfc",      "winsock",
                                                "freebsd-man", "darwin-man", "portable", "python"};

std::string page_of(const source& s) {
  const std::string page(s.page);
  switch (s.where) {
    case document::posix_2024:
      if (page.front() >= '0' && page.front() <= '9') return "POSIX.1-2024 XSH " + page;
      if (page.ends_with(".h")) return "POSIX.1-2024 <" + page + ">";
      return "POSIX.1-2024 " + page + "()";
    case document::rfc:
      return "RFC " + page;
    case document::winsock:
      return "Winsock " + page;
    case document::freebsd_man:
      return "FreeBSD " + page;
    case document::darwin_man:
      return "macOS " + page;
    case document::portable:
      return "sockspec " + page;
    case document::python:
      return "Python " + page;
    case document::linux_man:
      break;
  }
  return page;
}

}  // namespace

std::string_view to_string(document d) {
  return names[static_cast<std::size_t>(d)];
}

std::optional<document> document_from(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<document>(i);
  }
  return std::nullopt;
}

std::string to_string(const source& s) {
  std::string text = page_of(s);
  if (!s.section.empty()) text.append(", ").append(s.section);
  return text;
}

}  // namespace sockspec::conformance

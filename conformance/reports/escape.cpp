#include "reports/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "reports/utf8.hpp"

namespace sockspec::reports {
namespace {

struct range {
  char32_t first, last;
};

// Beyond the controls: what hides, joins or reorders text (Unicode's format characters and line
// separators), and what is no character.
constexpr std::array invisible{
    range{0x7f, 0x9f},     range{0xad, 0xad},     range{0x61c, 0x61c},     range{0x180e, 0x180e},
    range{0x200b, 0x200f}, range{0x2028, 0x202e}, range{0x2060, 0x206f},   range{0xfdd0, 0xfdef},
    range{0xfeff, 0xfeff}, range{0xfff9, 0xfffb}, range{0xe0000, 0xe0fff},
};

bool is_visible(char32_t character) {
  if (character >= 0x20 && character < 0x7f) return true;  // nearly all
  if (character < 0x20 || (character & 0xfffe) == 0xfffe) return false;
  return std::ranges::none_of(invisible, [character](const range& each) {
    return character >= each.first && character <= each.last;
  });
}

void append_escape(std::string& out, char32_t character) {
  switch (character) {
    case U'\n':
      out += "\\n";
      return;
    case U'\r':
      out += "\\r";
      return;
    case U'\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto number = static_cast<std::uint32_t>(character);
  out += number < 0x100 ? fmt::format("\\x{:02x}", number) : fmt::format("\\u{{{:04x}}}", number);
}

std::string entity(char each) {
  switch (each) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

constexpr std::string_view markdown_special = "\\`*_[]~|#!$";
constexpr std::string_view markdown_special_at_start = "\\`*_[]~|#!$-+=";

/// Whether that character is what makes some readers of Markdown see an address or a mention.
bool makes_link(std::string_view before, char each, std::string_view after) {
  if (each == ':') return after.starts_with("//");
  if (each == '.') return before.ends_with("www");
  return each == '@';
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto [character, length] = first_character(text);
    if (!character) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(text[0]));
    } else if (is_visible(*character)) {
      out += text.substr(0, length);
    } else {
      append_escape(out, *character);
    }
    text.remove_prefix(length);
  }
  return out;
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char each : printable(text)) {
    if (std::string_view("&<>\"'").find(each) == std::string_view::npos) {
      out += each;
    } else {
      out += entity(each);
    }
  }
  return out;
}

std::string html_escaped_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    out += html_escaped(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
  return out;
}

std::string markdown_escaped(std::string_view text) {
  const auto visible = printable(text);
  std::string out;
  for (std::size_t i = 0; i < visible.size(); ++i) {
    const char each = visible[i];
    const auto before = std::string_view(visible).substr(0, i);
    if (makes_link(before, each, std::string_view(visible).substr(i + 1))) {
      out += fmt::format("&#{};", static_cast<int>(each));  // a backslash would not prevent it
    } else if (std::string_view("<>&").find(each) != std::string_view::npos) {
      out += entity(each);
    } else {
      const auto special = i == 0 ? markdown_special_at_start : markdown_special;
      if (special.find(each) != std::string_view::npos) out += '\\';
      out += each;
    }
  }
  return out;
}

std::string fragment_escaped(std::string_view text) {
  constexpr std::string_view kept =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char each : text) {
    if (kept.find(each) != std::string_view::npos) {
      out += each;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(each));
    }
  }
  return out;
}

}  // namespace sockspec::reports

#pragma once
// Strings from drivers and manifests are untrusted: they pass here before they are shown.

#include <string>
#include <string_view>

namespace sockspec::reports {

/// The text on one line, with everything made visible that acts on a terminal, changes the order of
/// what is read, or is not allowed in XML: "\n", "\x1b", "\u{202e}", and "\xff" for a byte that is
/// not UTF-8.
std::string printable(std::string_view text);

/// printable(), fit for the content of an element or a quoted attribute of HTML.
std::string html_escaped(std::string_view text);

/// The same for a text of several lines that stay lines.
std::string html_escaped_lines(std::string_view text);

/// printable(), fit for running text and table cells of Markdown (CommonMark with tables).
std::string markdown_escaped(std::string_view text);

/// As part of a URL's fragment: everything but letters, digits and "-._~/" is percent-encoded.
std::string fragment_escaped(std::string_view text);

}  // namespace sockspec::reports

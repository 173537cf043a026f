#pragma once
// The style sheet and scripts of report.html, compiled in from the files in this folder by
// embed_page_parts.cmake.

#include <string_view>

namespace sockspec::reports::page_parts {

/// A part's text and the hash by which the page's security policy allows it: "sha256-...".
struct part {
  std::string_view text;
  std::string_view hash;
};

extern const part style;
extern const part early_script;  // runs before anything is shown
extern const part script;

}  // namespace sockspec::reports::page_parts

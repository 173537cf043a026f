#pragma once
// The sections of the documents that could have clauses, as DOCUMENT.toml beside this file lists
// them, and why some shall have none.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document.hpp"
#include "engine/manifest_error.hpp"
#include "sources/reason.hpp"

namespace sockspec::conformance {

struct listed_section {
  std::string name;               // "ERRORS", "3.10.7.1"
  std::optional<reason> without;  // nothing: it has clauses, or will have
  int line = 0;                   // of the file
};

struct listed_page {
  std::string name;                      // as citations have it: "connect", "tcp(7)", "9293"
  std::vector<std::string> also;         // other names of the same page: "accept4" of "accept"
  std::vector<listed_section> sections;  // in the order of the file

  bool is_named(std::string_view cited) const;
};

struct inventory {
  document of{};
  std::string file;  // for messages
  std::vector<listed_page> pages;

  /// Null where there is none.
  const listed_page* find(std::string_view page) const;
};

/// The inventories of all documents that have one, in the order of all_documents. Errors:
/// manifest_error.
std::vector<inventory> load_inventories(const std::filesystem::path& folder);

/// The same for one text; `file` is for messages.
inventory parse_inventory(std::string_view text, const std::string& file, document);

/// "posix_2024.toml".
std::string inventory_file_name(document);

}  // namespace sockspec::conformance

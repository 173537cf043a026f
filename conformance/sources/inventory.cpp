#include "sources/inventory.hpp"

#include <algorithm>
#include <set>

#include "engine/toml_table.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::string_view sections_key = "sections";
constexpr std::string_view other_names = "also";

std::vector<std::string_view> known_keys() {
  std::vector<std::string_view> keys{sections_key, other_names};
  for (const auto& each : all_reasons) keys.push_back(each.name);
  return keys;
}

std::optional<reason> reason_named(std::string_view key) {
  const auto found = std::ranges::find(all_reasons, key, &reason_traits::name);
  if (found == all_reasons.end()) return std::nullopt;
  return found->which;
}

// Spelt apart, and the same section all the same: "Socket options", "socket options".
std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '/') letters += c;
  }
  return letters;
}

listed_page read_page(const std::string& file, const toml_member& member) {
  const toml_table table(file, '[' + member.key + ']', member.value);
  table.allow_only(known_keys());
  listed_page page{.name = member.key, .also = {}, .sections = {}};
  std::set<std::string> seen;
  for (const auto& list : std::get<toml_value::table>(member.value.content)) {
    for (auto& each : table.distinct_texts(list.key)) {
      if (list.key == other_names) {
        page.also.push_back(std::move(each.text));
        continue;
      }
      if (!seen.insert(letters_of(each.text)).second) {
        table.fail(each.begin, in_quotes(each.text) +
                                   " is listed already, here or spelt another way; name each "
                                   "section once");
      }
      page.sections.push_back({.name = std::move(each.text),
                               .without = reason_named(list.key),
                               .line = static_cast<int>(each.begin.line)});
    }
  }
  if (page.sections.empty()) {
    table.fail(member.place, in_quotes(member.key) + " lists no section; name one, or remove it");
  }
  return page;
}

void check_name(const inventory& so_far, const toml_member& member, std::string_view name) {
  if (so_far.find(name) == nullptr) return;
  fail_at(so_far.file, member.place,
          "there is a page " + in_quotes(name) + " already; put its sections there");
}

}  // namespace

bool listed_page::is_named(std::string_view cited) const {
  return name == cited || std::ranges::find(also, cited) != also.end();
}

const listed_page* inventory::find(std::string_view page) const {
  const auto found =
      std::ranges::find_if(pages, [&](const listed_page& one) { return one.is_named(page); });
  return found == pages.end() ? nullptr : &*found;
}

inventory parse_inventory(std::string_view text, const std::string& file, document of) {
  inventory all{.of = of, .file = file, .pages = {}};
  const auto root = parse_toml(text, file);
  for (const auto& member : std::get<toml_value::table>(root.content)) {
    auto page = read_page(file, member);
    check_name(all, member, page.name);
    for (const auto& name : page.also) check_name(all, member, name);
    all.pages.push_back(std::move(page));
  }
  return all;
}

std::string inventory_file_name(document of) {
  std::string name(to_string(of));
  std::ranges::replace(name, '-', '_');
  return name + ".toml";
}

std::vector<inventory> load_inventories(const std::filesystem::path& folder) {
  std::vector<inventory> all;
  for (const document each : all_documents) {
    const auto file = folder / inventory_file_name(each);
    if (!std::filesystem::exists(file)) continue;
    all.push_back(parse_inventory(read_text_file(file), file.string(), each));
  }
  if (!all.empty()) return all;
  throw manifest_error(folder.string() +
                       ": has no inventory of a document; give the folder of posix_2024.toml");
}

}  // namespace sockspec::conformance

#include "engine/manifest_variants.hpp"

#include <algorithm>
#include <array>

#include "engine/nearest_name.hpp"
#include "engine/toml_table.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::string_view key = "on";
constexpr std::array<std::string_view, 6> systems{"darwin", "freebsd", "linux",
                                                  "netbsd", "openbsd", "windows"};

toml_value::table& members_of(toml_value& value) {
  return std::get<toml_value::table>(value.content);
}

const toml_value* find(std::string_view wanted, const toml_value& in) {
  const auto& members = std::get<toml_value::table>(in.content);
  const auto found = std::ranges::find(members, wanted, &toml_member::key);
  return found == members.end() ? nullptr : &found->value;
}

}  // namespace

const std::string_view host_system = SOCKSPEC_HOST_SYSTEM;

std::vector<std::string> systems_named(const toml_value& manifest, const std::string& file) {
  std::vector<std::string> named;
  const auto* variants = find(key, manifest);
  if (variants == nullptr) return named;
  const toml_table checked(file, "[on]", *variants);
  checked.allow_only(systems);
  for (const auto& [system, place, content] : std::get<toml_value::table>(variants->content)) {
    const toml_table is_a_table(file, "[on." + system + ']', content);
    if (is_a_table.has(key)) is_a_table.fail(place, "a variant has no variants; remove \"on\"");
    named.push_back(system);
  }
  return named;
}

toml_value variant_for(std::string_view system, const toml_value& manifest) {
  toml_value read = manifest;
  std::erase_if(members_of(read), [](const toml_member& one) { return one.key == key; });
  const auto* variants = find(key, manifest);
  const auto* mine = variants == nullptr ? nullptr : find(system, *variants);
  if (mine == nullptr) return read;
  for (const auto& member : std::get<toml_value::table>(mine->content)) {
    std::erase_if(members_of(read), [&](const toml_member& one) { return one.key == member.key; });
    members_of(read).push_back(member);
  }
  return read;
}

}  // namespace sockspec::conformance

#include "engine/placeholders.hpp"

#include <stdexcept>

#include "engine/nearest_name.hpp"

namespace sockspec::conformance {
namespace {

std::string meaning_of(std::string_view name, const placeholders& with) {
  if (name == "bin") return with.bin.string();
  if (name == "folder") return with.folder.string();
  if (name == "scratch") return with.scratch.string();
  throw std::invalid_argument("unknown placeholder ${" + std::string(name) + "}; " +
                              name_advice(name, placeholder_names));
}

}  // namespace

std::string expand(std::string_view text, const placeholders& with) {
  std::string expanded;
  while (true) {
    const auto begin = text.find("${");
    expanded += text.substr(0, begin);
    if (begin == std::string_view::npos) return expanded;
    const auto end = text.find('}', begin);
    if (end == std::string_view::npos) {
      throw std::invalid_argument("\"${\" without \"}\"; close it, as in ${bin}");
    }
    expanded += meaning_of(text.substr(begin + 2, end - begin - 2), with);
    text.remove_prefix(end + 1);
  }
}

}  // namespace sockspec::conformance

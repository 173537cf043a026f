// Manifests of targets: read, or refused with the file's name.

#include <filesystem>
#include <fstream>
#include <string>

#include "engine/manifest_error.hpp"
#include "engine/target.hpp"
#include "fuzz_input.hpp"

namespace {

// One for the process: the fuzzer runs it millions of times.
const std::filesystem::path& manifest() {
  static const auto file = [] {
    std::string folder = (std::filesystem::temp_directory_path() / "sockspec-fuzz-XXXXXX").string();
    sockspec::fuzz::require(mkdtemp(folder.data()) != nullptr, "no folder for the manifest");
    return std::filesystem::path(folder) / "target.toml";
  }();
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace sockspec::conformance;
  std::ofstream(manifest(), std::ios::binary) << sockspec::fuzz::text_of(bytes, size);
  try {
    const auto read = load_target(manifest());
    sockspec::fuzz::require(!read.command.empty() && !read.title.empty(), "a target without a way");
  } catch (const manifest_error& error) {
    sockspec::fuzz::require(std::string_view(error.what()).starts_with(manifest().string()),
                            "an error without a place");
  }
  return 0;
}

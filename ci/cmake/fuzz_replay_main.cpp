// A fuzz test without a fuzzer: judges the files of the folders that it is given, each whole, and
// each cut short at every length, so that parsers meet the end of the input everywhere.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz_input.hpp"

namespace {

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void judge(const std::string& input) {
  // A copy of the exact size: AddressSanitizer sees a read behind it.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

int replay(const std::filesystem::path& folder) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string input = content_of(entry.path());
    for (std::size_t size = 0; size <= input.size(); ++size) judge(input.substr(0, size));
    ++count;
  }
  return count;
}

}  // namespace

int main(int count, char** arguments) {
  int files = 0;
  for (int each = 1; each < count; ++each) files += replay(arguments[each]);
  std::printf("%d inputs, each cut at every length\n", files);
  return files > 0 ? 0 : 1;
}

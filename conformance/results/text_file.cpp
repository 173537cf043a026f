#include "results/text_file.hpp"

#include <array>
#include <cerrno>
#include <system_error>

namespace sockspec::results {
namespace {

constexpr std::string_view ways_out_of_writing =
    "; free space there, or name another directory with --out";

/// What the system said last. The streams keep no reason of their own, but leave errno.
std::string last_reason() {
  return errno == 0 ? "unknown reason" : std::generic_category().message(errno);
}

}  // namespace

store_error write_failure(const std::filesystem::path& file) {
  return store_error("cannot write " + file.string() + ": " + last_reason() +
                     std::string(ways_out_of_writing));
}

store_error read_failure(const std::filesystem::path& file) {
  return store_error("cannot read " + file.string() + ": " + last_reason() +
                     "; name a directory that 'sockspec run --out' has written");
}

void make_directory(const std::filesystem::path& directory) {
  std::error_code problem;
  std::filesystem::create_directories(directory, problem);
  if (!problem && std::filesystem::is_directory(directory, problem)) return;
  // create_directories is content with a file in the last place
  const auto reason = problem ? problem.message() : "it is not a directory";
  throw store_error("cannot make the directory " + directory.string() + ": " + reason +
                    "; name another one with --out");
}

std::ofstream open_for_writing(const std::filesystem::path& file) {
  errno = 0;
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  if (!stream) throw write_failure(file);
  return stream;
}

void write_through(std::ofstream& stream, std::string_view text,
                   const std::filesystem::path& file) {
  errno = 0;
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.flush();
  if (!stream) throw write_failure(file);
}

void write_file(const std::filesystem::path& file, std::string_view text) {
  auto stream = open_for_writing(file);
  write_through(stream, text, file);
}

std::string read_file(const std::filesystem::path& file) {
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw read_failure(file);
  std::string text;
  std::array<char, 65536> chunk{};
  do {
    stream.read(chunk.data(), chunk.size());
    text.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
  } while (stream);
  if (stream.bad()) throw read_failure(file);  // a directory opens, and fails only here
  return text;
}

}  // namespace sockspec::results

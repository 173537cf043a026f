#include "benchmarks/history/folder_store.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace sockspec::benchmarks {
namespace {

namespace files = std::filesystem;

[[noreturn]] void fail(const files::path& path, const char* what) {
  throw std::runtime_error(path.string() + ": " + what);
}

std::string read_file(const files::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in && !in.eof()) fail(path, "cannot be read");
  return text;
}

void write_file(const files::path& path, const std::string& text, std::ios::openmode mode) {
  std::ofstream out(path, std::ios::binary | mode);
  out << text;
  out.close();
  if (!out) fail(path, "cannot be written");
}

void make_folder(const files::path& folder) {
  std::error_code error;
  files::create_directories(folder, error);
  if (!files::is_directory(folder)) fail(folder, "is no folder, and none can be made");
}

bool ends_within_a_line(const files::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in || in.tellg() <= 0) return false;
  in.seekg(-1, std::ios::end);
  return in.get() != '\n';
}

}  // namespace

bool folder_store::exists() const {
  std::error_code ignored;  // what cannot be looked at is not there
  return files::is_directory(folder_, ignored);
}

file_lines folder_store::read() const {
  if (!exists()) fail(folder_, "there is no such folder");
  file_lines made;
  for (const auto& entry : files::directory_iterator(folder_)) {
    if (entry.path().extension() != ".jsonl") continue;
    made[entry.path().filename().string()] = split_lines(read_file(entry.path()));
  }
  return made;
}

void folder_store::append(const file_lines& added, const std::string& /*why*/) {
  make_folder(folder_);
  for (const auto& [name, lines] : added) {
    const auto path = folder_ / name;
    const std::string before = ends_within_a_line(path) ? "\n" : "";
    write_file(path, before + joined_lines(lines), std::ios::app);
  }
}

void folder_store::replace(const file_lines& whole, const std::string& /*why*/) {
  make_folder(folder_);
  for (const auto& [name, lines] : whole) {
    // Who is interrupted leaves the old file or the new one.
    const auto beside = folder_ / (name + ".new");
    write_file(beside, joined_lines(lines), std::ios::trunc);
    std::error_code error;
    files::rename(beside, folder_ / name, error);
    if (error) fail(folder_ / name, "cannot be replaced");
  }
}

}  // namespace sockspec::benchmarks

#include "protocol/kit/windows/names.hpp"

#include <cstdint>
#include <filesystem>
#include <system_error>

#include "protocol/kit/data.hpp"

namespace sockspec::driver {
namespace {

namespace fs = std::filesystem;

fs::path path_of(const call& asked) {
  return fs::path(to_text(asked["path"]));
}

// The names and numbers of errno, which std::filesystem gives as the system's own.
outcome error_of(const std::error_code& code) {
  const auto condition = code.default_error_condition();
  return outcome::error({condition.value(), condition.category()});
}

const char* type_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular:
      return "file";
    case fs::file_type::directory:
      return "directory";
    case fs::file_type::symlink:
      return "symlink";
    default:
      return "other";
  }
}

}  // namespace

outcome file_status(call& asked) {
  const auto path = path_of(asked);
  std::error_code ec;
  const auto found = asked.timed([&] { return fs::symlink_status(path, ec); });
  if (found.type() == fs::file_type::not_found) return outcome::ok(value().set("exists", false));
  if (ec) return error_of(ec);
  const auto size = found.type() == fs::file_type::regular ? fs::file_size(path, ec) : 0;
  if (ec) return error_of(ec);
  return outcome::ok(value()
                         .set("exists", true)
                         .set("type", type_of(found.type()))
                         .set("mode", static_cast<int>(found.permissions()))
                         .set("size", static_cast<std::int64_t>(size)));
}

outcome unlink_name(call& asked) {
  const auto path = path_of(asked);
  std::error_code ec;
  const bool was_there = asked.timed([&] { return fs::remove(path, ec); });
  if (ec) return error_of(ec);
  if (!was_there) return error_of(std::make_error_code(std::errc::no_such_file_or_directory));
  return outcome::ok();
}

outcome make_folder(call& asked) {
  const auto path = path_of(asked);
  std::error_code ec;
  const bool is_new = asked.timed([&] { return fs::create_directory(path, ec); });
  if (ec) return error_of(ec);
  return is_new ? outcome::ok() : error_of(std::make_error_code(std::errc::file_exists));
}

}  // namespace sockspec::driver

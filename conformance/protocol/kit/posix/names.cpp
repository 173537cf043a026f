#include "protocol/kit/posix/names.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "protocol/kit/data.hpp"

namespace sockspec::driver {
namespace {

std::string path_of(const call& asked) {
  return to_text(asked["path"]);
}

outcome ok_unless(int result) {
  return result == -1 ? error_from_errno() : outcome::ok();
}

const char* type_of(mode_t mode) {
  if (S_ISREG(mode)) return "file";
  if (S_ISDIR(mode)) return "directory";
  if (S_ISSOCK(mode)) return "socket";
  if (S_ISFIFO(mode)) return "pipe";
  return S_ISLNK(mode) ? "symlink" : "other";
}

mode_t mode_of(const call& asked) {
  return asked["mode"].is_null() ? 0777 : static_cast<mode_t>(asked["mode"].integer());
}

}  // namespace

outcome make_pipe(handle_table<descriptor>& handles, call& asked) {
  std::array<int, 2> ends{};
  const int reading = asked.makes(0), writing = asked.makes(1);
  if (asked.timed([&] { return ::pipe(ends.data()); }) == -1) return error_from_errno();
  handles.make(reading, ends[0]);
  handles.make(writing, ends[1]);
  return outcome::ok(value().set("numbers", value().append(ends[0]).append(ends[1])));
}

outcome file_status(call& asked) {
  struct stat found {};
  const auto path = path_of(asked);
  const int result = asked.timed([&] { return lstat(path.c_str(), &found); });
  if (result == -1 && errno == ENOENT) return outcome::ok(value().set("exists", false));
  if (result == -1) return error_from_errno();
  return outcome::ok(value()
                         .set("exists", true)
                         .set("type", type_of(found.st_mode))
                         .set("mode", static_cast<int>(found.st_mode & 07777))
                         .set("size", static_cast<std::int64_t>(found.st_size)));
}

outcome unlink_name(call& asked) {
  const auto path = path_of(asked);
  return ok_unless(asked.timed([&] { return unlink(path.c_str()); }));
}

outcome make_folder(call& asked) {
  const auto path = path_of(asked);
  const auto mode = mode_of(asked);
  if (asked.timed([&] { return mkdir(path.c_str(), mode); }) == -1) return error_from_errno();
  return ok_unless(chmod(path.c_str(), mode));  // mkdir takes the umask away
}

outcome make_symlink(call& asked) {
  const auto path = path_of(asked);
  const auto target = to_text(asked["target"]);
  return ok_unless(asked.timed([&] { return symlink(target.c_str(), path.c_str()); }));
}

outcome change_mode(call& asked) {
  const auto path = path_of(asked);
  const auto mode = mode_of(asked);
  return ok_unless(asked.timed([&] { return chmod(path.c_str(), mode); }));
}

}  // namespace sockspec::driver

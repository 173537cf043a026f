#include "protocol/kit/posix/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

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

descriptor::~descriptor() {
  close();
}

int descriptor::close() {
  return std::exchange(open_, false) ? ::close(number_) : 0;
}

outcome files::pipe(call& asked) {
  std::array<int, 2> ends{};
  const int reading = asked.makes(0), writing = asked.makes(1);
  if (asked.timed([&] { return ::pipe(ends.data()); }) == -1) return error_from_errno();
  handles_.make(reading, ends[0]);
  handles_.make(writing, ends[1]);
  return outcome::ok(value().set("numbers", value().append(ends[0]).append(ends[1])));
}

outcome files::open_file(call& asked) {
  const int handle = asked.makes();
  const auto path = path_of(asked);
  const int flags = asked["content"].is_null() ? O_RDONLY : O_RDWR | O_CREAT | O_TRUNC;
  const int number = asked.timed([&] { return open(path.c_str(), flags, 0600); });
  if (number == -1) return error_from_errno();
  handles_.make(handle, number);
  if (asked["content"].is_null()) return outcome::ok(value().set("number", number));
  const auto content = to_bytes(asked["content"], asked.attachments());
  if (::write(number, content.data(), content.size()) == -1 || lseek(number, 0, SEEK_SET) == -1)
    return error_from_errno();
  return outcome::ok(value().set("number", number));
}

outcome files::read(call& asked) {
  const auto file = handles_[asked.handle()];
  output_buffer buffer(asked.args());
  const auto count =
      asked.timed([&] { return ::read(file->number(), buffer.data(), buffer.claims()); });
  if (count == -1) return error_from_errno();
  value results = value().set("count", count);
  buffer.describe(results, static_cast<std::size_t>(count));
  return outcome::ok(std::move(results));
}

outcome files::write(call& asked) {
  const auto file = handles_[asked.handle()];
  const auto data = to_bytes(asked["data"], asked.attachments());
  const auto count = asked.timed([&] { return ::write(file->number(), data.data(), data.size()); });
  return count == -1 ? error_from_errno() : outcome::ok(value().set("count", count));
}

outcome files::close(call& asked) {
  const auto file = handles_[asked.handle()];
  const bool was_open = handles_.is_open(asked.handle());
  const int number = file->number();
  handles_.mark_closed(asked.handle());
  return ok_unless(asked.timed([&] { return was_open ? file->close() : ::close(number); }));
}

bool files::has(const value& on) const {
  return on.is_integer() && handles_.find(static_cast<int>(on.integer())) != nullptr;
}

void files::note(const value& call, const value& result) {
  const value& op = call["op"];
  const value& args = call["args"];
  const bool names = op == value("open_file") || op == value("mkdir") || op == value("symlink");
  const value& path = op == value("bind") ? args["address"]["path"] : args["path"];
  if (!result.has("ok") || path.is_null() || (!names && op != value("bind"))) return;
  const std::lock_guard lock(guard_);
  made_.push_back(to_text(path));
}

std::vector<int> files::close_all() {
  std::vector<int> handles;
  for (auto& [handle, file] : handles_.take_open()) {
    file->close();
    handles.push_back(handle);
  }
  const std::lock_guard lock(guard_);
  std::reverse(made_.begin(), made_.end());  // folders after what is in them
  for (const auto& each : made_) std::remove(each.c_str());
  made_.clear();
  return handles;
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

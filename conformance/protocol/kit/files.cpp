#include "protocol/kit/files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "file_calls.hpp"  // the platform's
#include "protocol/kit/data.hpp"

namespace sockspec::driver {

descriptor::~descriptor() {
  close();
}

int descriptor::close() {
  return std::exchange(open_, false) ? close_file(number_) : 0;
}

outcome files::open_file(call& asked) {
  const int handle = asked.makes();
  const auto path = to_text(asked["path"]);
  const bool is_new = !asked["content"].is_null();
  const int number =
      asked.timed([&] { return is_new ? make_file(path.c_str()) : open_to_read(path.c_str()); });
  if (number == -1) return error_from_errno();
  handles_.make(handle, number);
  if (!is_new) return outcome::ok(value().set("number", number));
  const auto content = to_bytes(asked["content"], asked.attachments());
  if (write_file(number, content.data(), content.size()) == -1 || rewind_file(number) == -1)
    return error_from_errno();
  return outcome::ok(value().set("number", number));
}

outcome files::read(call& asked) {
  const auto file = handles_[asked.handle()];
  output_buffer buffer(asked.args());
  const auto count =
      asked.timed([&] { return read_file(file->number(), buffer.data(), buffer.claims()); });
  if (count == -1) return error_from_errno();
  value results = value().set("count", count);
  buffer.describe(results, static_cast<std::size_t>(count));
  return outcome::ok(std::move(results));
}

outcome files::write(call& asked) {
  const auto file = handles_[asked.handle()];
  const auto data = to_bytes(asked["data"], asked.attachments());
  const auto count =
      asked.timed([&] { return write_file(file->number(), data.data(), data.size()); });
  return count == -1 ? error_from_errno() : outcome::ok(value().set("count", count));
}

outcome files::close(call& asked) {
  const auto file = handles_[asked.handle()];
  const bool was_open = handles_.is_open(asked.handle());
  const int number = file->number();
  handles_.mark_closed(asked.handle());
  const int result = asked.timed([&] { return was_open ? file->close() : close_file(number); });
  return result == -1 ? error_from_errno() : outcome::ok();
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
  std::error_code gone;                      // a case may have removed it itself
  for (const auto& each : made_) std::filesystem::remove(each, gone);
  made_.clear();
  return handles;
}

namespace {

using operation_table = std::map<std::string, registered_operation>;

void share(operation_table& operations, const char* name, files& own,
           outcome (files::*does)(call&)) {
  const auto authors = operations.find(name);
  operation otherwise = authors == operations.end() ? nullptr : authors->second.does;
  const done how = authors == operations.end() ? done::direct : authors->second.how;
  operations.insert_or_assign(name, registered_operation{how, [&own, does, otherwise](call& asked) {
                                                           if (!otherwise || own.has(asked.on()))
                                                             return (own.*does)(asked);
                                                           return otherwise(asked);
                                                         }});
}

}  // namespace

void share_with_files(operation_table& operations, files& own) {
  share(operations, "read", own, &files::read);
  share(operations, "write", own, &files::write);
  share(operations, "close", own, &files::close);
}

}  // namespace sockspec::driver

// Operations on files over sockets: calls of socket_streambuf.

#include <string>

#include "files.hpp"
#include "handles.hpp"
#include "operations.hpp"
#include "protocol/kit/data.hpp"

namespace sockspec::driver {

handle_table<socket_file>& files() {
  static handle_table<socket_file> table;
  return table;
}

std::vector<int> drop_files() {
  std::vector<int> dropped;
  for (const auto& [handle, open] : files().take_open()) dropped.push_back(handle);
  return dropped;
}

namespace {

std::ios_base::openmode mode_from(const value& mode) {
  if (mode == value("r")) return std::ios_base::in;
  if (mode == value("w")) return std::ios_base::out;
  return std::ios_base::in | std::ios_base::out;
}

void read_size(const call& asked, const char* name, std::size_t& into) {
  if (!asked[name].is_null()) into = static_cast<std::size_t>(asked[name].integer());
}

outcome make_file(call& asked) {
  const auto on = socket_of(asked);
  file_buffering buffering;
  read_size(asked, "read_buffer", buffering.read);
  read_size(asked, "write_buffer", buffering.write);
  read_size(asked, "longest_line", buffering.longest_line);
  const auto mode = mode_from(asked["mode"]);
  auto made = asked.timed([&] { return std::make_shared<socket_file>(on, mode, buffering); });
  files().add(asked.makes(), std::move(made));
  return outcome::ok();
}

outcome read(call& asked) {
  const auto on = files()[asked.handle()];
  output_buffer into(asked.args());
  const auto size = static_cast<std::streamsize>(into.capacity());
  const auto count = static_cast<std::size_t>(
      asked.timed([&] { return on->buffer.sgetn(static_cast<char*>(into.data()), size); }));
  value results = value().set("count", count);
  into.describe(results, count);
  return outcome::ok(results);
}

outcome readline(call& asked) {
  const auto on = files()[asked.handle()];
  std::string line;
  const bool found = asked.timed([&] { return on->buffer.readline(line); });
  return outcome::ok(value().set("line", found ? describe_text(line) : value()));
}

outcome write(call& asked) {
  const auto on = files()[asked.handle()];
  const std::string data = to_bytes(asked["data"], asked.attachments());
  const auto size = static_cast<std::streamsize>(data.size());
  const auto count = asked.timed([&] { return on->buffer.sputn(data.data(), size); });
  return outcome::ok(value().set("count", static_cast<std::int64_t>(count)));
}

/// What is not sent is told on success and on failure.
template <void (socket_streambuf::*Call)(std::error_code&) noexcept>
outcome send_out(call& asked) {
  const auto on = files()[asked.handle()];
  std::error_code ec;
  asked.timed([&] { (on->buffer.*Call)(ec); });
  const auto unsent = static_cast<std::int64_t>(on->buffer.unsent());
  if (ec) return outcome::error(error_object(ec).set("unsent", unsent));
  return outcome::ok(value().set("unsent", unsent));
}

}  // namespace

void add_file_operations(driver& to) {
  add(to, "makefile", make_file);
  add(to, "file_read", read);
  add(to, "file_readline", readline);
  add(to, "file_write", write);
  add(to, "file_flush", send_out<&socket_streambuf::flush>);
  add(to, "file_close", send_out<&socket_streambuf::close>);
}

}  // namespace sockspec::driver

#include "sockspec/sendfile.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "result.hpp"
#include "sendfile_calls.hpp"  // the backend's
#include "socket_access.hpp"

namespace sockspec {
namespace {

constexpr std::uint64_t greatest_offset = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t greatest_part = std::uint64_t{1} << 30;
constexpr std::size_t copied_at_once = 32768;

/// So much is sooner read and sent than handed over to the system, where a signal may have to be
/// kept away (docs/benchmarks.md, Files).
constexpr std::uint64_t sooner_copied = 16384;

/// A file on its way: what is asked for, and how far it has come.
struct departure {
  socket& to;
  native_file file;
  const sendfile_options& asked;
  waiting wait;
  file_place place;
  std::uint64_t sent = 0;

  std::uint64_t offset() const noexcept { return asked.offset + sent; }
  /// How much is asked for still, up to that many bytes.
  std::uint64_t left(std::uint64_t most) const noexcept {
    return asked.count == 0 ? most : std::min(most, asked.count - sent);
  }
};

bool send_all(departure& now, std::span<const std::byte> data, std::error_code& ec) noexcept {
  while (!data.empty()) {
    const std::ptrdiff_t count = send_part(now.to, data);
    if (count < 0) {
      if (!go_on(now.wait, ec)) return false;
      continue;
    }
    now.sent += static_cast<std::uint64_t>(count);
    data = data.subspan(static_cast<std::size_t>(count));
    if (!data.empty() && !now.wait.progressed_in_time(ec)) return false;
  }
  now.wait.progressed();
  return true;
}

/// As pread, of a file without a position as read.
std::ptrdiff_t read_next(departure& now, std::span<std::byte> room) noexcept {
  if (now.place.exists()) {
    const std::ptrdiff_t count = read_file_at(now.file, now.offset(), room);
    if (count >= 0 || !now.place.is_missing_after_all() || now.offset() != 0) return count;
  }
  return read_file(now.file, room);
}

/// Reads and sends up to so many bytes. True if there may be more of what is asked for.
bool copy(departure& now, std::uint64_t most, std::error_code& ec) noexcept {
  std::array<std::byte, copied_at_once> buffer;
  const std::uint64_t end = now.sent + std::min(most, greatest_offset);
  succeed(ec);
  while (now.sent < end) {
    const std::uint64_t wanted = std::min<std::uint64_t>(buffer.size(), end - now.sent);
    const auto room = std::span(buffer).first(static_cast<std::size_t>(now.left(wanted)));
    if (room.empty()) return false;
    if (now.sent != 0 && !now.wait.progressed_in_time(ec)) return false;
    const std::ptrdiff_t count = read_next(now, room);
    if (count < 0) fail(ec, last_file_error());
    if (count <= 0) return false;
    if (!send_all(now, room.first(static_cast<std::size_t>(count)), ec)) return false;
  }
  return true;
}

/// False if the system cannot send this file, or no more of it.
bool send_by_system(departure& now, std::error_code& ec) noexcept {
  for (;;) {
    const std::uint64_t left = now.left(greatest_part);
    if (left == 0) break;
    if (now.sent != 0 && !now.wait.progressed_in_time(ec)) return true;
    const std::ptrdiff_t count = send_file_part(now.to, now.file, now.offset(), left);
    if (count == 0) break;
    if (count > 0) {
      now.sent += static_cast<std::uint64_t>(count);
    } else if (is_to_be_copied()) {
      return false;
    } else if (!go_on(now.wait, ec)) {
      return true;
    }
  }
  succeed(ec);
  return true;
}

void send(departure& now, std::error_code& ec) noexcept {
  const bool by_system = now.asked.way == sendfile_way::system && now.place.exists();
  const bool is_large = now.asked.count > sooner_copied;
  const std::uint64_t copied = !by_system ? greatest_offset : is_large ? 0 : sooner_copied;
  if (copy(now, copied, ec) && !send_by_system(now, ec)) copy(now, greatest_offset, ec);
  translate_failure(now.to.fileno(), ec);
}

bool is_stream(socket& to, std::error_code& ec) noexcept {
  succeed(ec);
  if (socket_access::is_known(to, fact::is_stream)) return true;
  if (to.getsockopt(so::type, ec) != socket_type::stream || ec) return false;
  socket_access::learn(to, fact::is_stream);
  return true;
}

bool is_acceptable(socket& to, const sendfile_options& asked, std::error_code& ec) noexcept {
  if (!is_stream(to, ec)) {
    if (!ec) fail(ec, errc::operation_not_supported);
  } else if (asked.offset > greatest_offset || asked.count > greatest_offset - asked.offset) {
    fail(ec, errc::argument_rejected);
  }
  return !ec;
}

}  // namespace

std::uint64_t sendfile(socket& to, native_file file, const sendfile_options& asked,
                       std::error_code& ec) noexcept {
  if (!is_acceptable(to, asked, ec)) return 0;
  departure now{to, file, asked, wait_to_send(to), file_place(file, ec)};
  if (!ec && !now.place.exists() && asked.offset != 0) fail(ec, errc::invalid_seek);
  if (ec) return 0;
  send(now, ec);
  const bool stands = now.sent != 0 ? now.place.move(now.offset()) : now.place.move_back();
  if (!stands && !ec) fail(ec, last_file_error());
  return now.sent;
}

std::uint64_t sendfile(socket& to, const std::filesystem::path& path, const sendfile_options& asked,
                       std::error_code& ec) noexcept {
  const opened_file file(path);
  if (!file.is_open()) {
    fail(ec, last_file_error());
    return 0;
  }
  return sendfile(to, file.get(), asked, ec);
}

}  // namespace sockspec

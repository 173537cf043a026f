#include "sockspec/sendfile.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "result.hpp"
#include "sendfile_calls.hpp"  // the backend's

namespace sockspec {
namespace {

constexpr std::uint64_t greatest_offset = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t greatest_part = std::uint64_t{1} << 30;
constexpr std::size_t copied_at_once = 32768;

/// A file on its way: what is asked for, and how far it has come.
struct departure {
  socket& to;
  native_file file;
  const sendfile_options& asked;
  waiting wait;
  bool has_position;
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

void copy(departure& now, std::error_code& ec) noexcept {
  std::array<std::byte, copied_at_once> buffer;
  for (;;) {
    const auto room = std::span(buffer).first(now.left(buffer.size()));
    if (room.empty()) return succeed(ec);
    if (now.sent != 0 && !now.wait.progressed_in_time(ec)) return;
    const std::ptrdiff_t count =
        now.has_position ? read_file_at(now.file, now.offset(), room) : read_file(now.file, room);
    if (count < 0) return fail(ec, last_file_error());
    if (count == 0) return succeed(ec);
    if (!send_all(now, room.first(static_cast<std::size_t>(count)), ec)) return;
  }
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
  const bool by_system = now.asked.way == sendfile_way::system && now.has_position;
  if (!by_system || !send_by_system(now, ec)) copy(now, ec);
  translate_failure(now.to.fileno(), ec);
}

bool is_acceptable(const socket& to, const sendfile_options& asked, std::error_code& ec) noexcept {
  const socket_type type = to.getsockopt(so::type, ec);
  if (ec) return false;
  if (type != socket_type::stream) {
    fail(ec, errc::operation_not_supported);
  } else if (asked.offset > greatest_offset || asked.count > greatest_offset - asked.offset) {
    fail(ec, errc::argument_rejected);
  }
  return !ec;
}

}  // namespace

std::uint64_t sendfile(socket& to, native_file file, const sendfile_options& asked,
                       std::error_code& ec) noexcept {
  if (!is_acceptable(to, asked, ec)) return 0;
  const auto stood_at = file_position(file, ec);
  if (ec) return 0;
  departure now{to, file, asked, wait_to_send(to), stood_at.has_value()};
  if (!now.has_position && asked.offset != 0) {
    fail(ec, errc::invalid_seek);
    return 0;
  }
  send(now, ec);
  // Reading moves it on some systems.
  const std::uint64_t stands_at = now.sent != 0 ? now.offset() : stood_at.value_or(0);
  if (stood_at && !set_file_position(file, stands_at) && !ec) fail(ec, last_file_error());
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

// dup, fromfd and adopt, poll and select.

#include <gtest/gtest.h>

#include "connections.hpp"
#include "posix/faults/exchange.hpp"
#include "posix/native_handles.hpp"
#include "sockspec/dup.hpp"
#include "sockspec/poll.hpp"
#include "sockspec/select.hpp"

namespace sockspec::testing {
namespace {

std::pair<socket, socket> a_pair(pace how, std::error_code& ec) {
  auto made = socketpair(address_family::unix_domain, socket_type::stream,
                         socket_protocol::unspecified, ec);
  settle(made.first, how, ec);
  settle(made.second, how, ec);
  return made;
}

// The bytes go through the duplicates; the originals must be there afterwards. What is made of a
// foreign handle takes no default timeout.
std::error_code a_duplicate(pace how) {
  std::error_code ec;
  auto [one, other] = a_pair(how, ec);
  if (ec) return ec;
  socket like_one = dup(one, ec);
  EXPECT_EQ(like_one.is_open(), !ec);
  if (ec) return ec;
  socket like_other = fromfd(other.fileno(), ec);
  EXPECT_EQ(like_other.is_open(), !ec);
  EXPECT_TRUE(is_open_handle(other.fileno())) << "not what fromfd may close";
  if (!ec) like_other.settimeout(time_of(how), ec);
  if (ec) return ec;
  return close_all({&like_one, &like_other, &one, &other}, carry(like_one, like_other));
}

// What cannot be adopted stays the caller's.
std::error_code a_foreign_handle(pace how) {
  std::error_code ec;
  auto [one, other] = a_pair(how, ec);
  if (ec) return ec;
  const native_handle foreign = other.detach();
  socket adopted = socket::adopt(foreign, ec);
  EXPECT_EQ(adopted.is_open(), !ec);
  if (ec) {
    EXPECT_TRUE(close_natively(foreign)) << "not the caller's any more";
  }
  if (!ec) adopted.settimeout(time_of(how), ec);
  if (ec) return ec;
  return close_all({&one, &adopted}, carry(one, adopted));
}

// Readable at once; then hung up, which select passes over where only urgent data is asked for.
std::error_code a_selection(pace how) {
  std::error_code ec;
  auto [one, other] = a_pair(how, ec);
  if (!ec) one.send(bytes("x"), ec);
  if (ec) return ec;
  const native_handle here[] = {other.fileno()};
  const selection found = select(here, here, {}, time_of(how), ec);
  EXPECT_EQ(found.count(), ec ? 0U : 2U);
  if (!ec) one.close(ec);
  if (ec) return ec;
  const selection urgent = select({}, {}, here, 1ms, ec);
  EXPECT_EQ(urgent.count(), 0U);
  return close_all({&other}, ec);
}

// More than are kept without memory of their own.
std::error_code a_poll_of_many(pace how) {
  std::error_code ec;
  auto [one, other] = a_pair(how, ec);
  if (!ec) one.send(bytes("x"), ec);
  if (ec) return ec;
  std::vector<poll_item> items(100);
  items.back() = {other.fileno(), poll_events::in};
  const std::size_t count = poll(items, time_of(how), ec);
  EXPECT_EQ(count, ec ? 0U : 1U);
  EXPECT_EQ(items.back().ready, ec ? poll_events::none : poll_events::in);
  return close_all({&one, &other}, ec);
}

}  // namespace

stories_by_name stories_of_handles() {
  return {
      {"duplicate", a_duplicate},
      {"foreign_handle", a_foreign_handle},
      {"selection", a_selection},
      {"poll_of_many", a_poll_of_many},
  };
}

}  // namespace sockspec::testing

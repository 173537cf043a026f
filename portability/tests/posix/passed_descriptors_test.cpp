// Descriptors and credentials that are passed beside messages.

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>

#include "connections.hpp"
#include "native_handles.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/message.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::ancillary_data;
using sockspec::bytes;
using sockspec::errc;
using sockspec::invalid_handle;
using sockspec::native_handle;
using sockspec::received_ancillary_data;
using sockspec::received_flags;
using sockspec::received_message;
using sockspec::socket;
using sockspec::socketpair;

void pass(socket& to, std::span<const native_handle> descriptors) {
  ancillary_data beside;
  beside.add_descriptors(descriptors);
  const std::array parts{bytes("x")};
  EXPECT_EQ(sendmsg(to, {.buffers = parts, .ancillary = &beside}), 1U);
}

received_message receive(socket& from, received_ancillary_data& beside) {
  std::array<std::byte, 4> buffer{};
  const std::array<std::span<std::byte>, 1> buffers{buffer};
  return recvmsg(from, buffers, beside);
}

/// The lowest number that is not open.
native_handle lowest_free() {
  const native_handle lowest = ::dup(0);
  ::close(lowest);
  return lowest;
}

TEST(passed_descriptors, are_open_and_owned_and_not_inherited) {
  auto [one, other] = socketpair();
  auto [mine, theirs] = socketpair();
  pass(one, std::array{theirs.fileno()});
  received_ancillary_data beside;
  EXPECT_EQ(receive(other, beside).flags, received_flags::none);
  ASSERT_EQ(beside.descriptors(), 1U);
  const native_handle taken = beside.take_descriptor();
  EXPECT_FALSE(is_inherited(taken));
  EXPECT_EQ(beside.descriptors(), 0U);
  EXPECT_EQ(beside.take_descriptor(), invalid_handle);
  socket adopted = socket::adopt(taken);
  beside.clear();
  adopted.sendall(bytes("passed"));
  EXPECT_EQ(recv_text(mine), "passed");
}

TEST(passed_descriptors, keep_their_order) {
  auto [one, other] = socketpair();
  auto [first_end, first] = socketpair();
  auto [second_end, second] = socketpair();
  pass(one, std::array{first.fileno(), second.fileno()});
  received_ancillary_data beside;
  receive(other, beside);
  ASSERT_EQ(beside.descriptors(), 2U);
  socket::adopt(beside.take_descriptor()).sendall(bytes("1"));
  socket::adopt(beside.take_descriptor()).sendall(bytes("2"));
  EXPECT_EQ(recv_text(first_end), "1");
  EXPECT_EQ(recv_text(second_end), "2");
}

TEST(passed_descriptors, that_nobody_takes_are_closed) {
  auto [one, other] = socketpair();
  const native_handle free_before = lowest_free();
  {
    received_ancillary_data beside;
    for (int round = 0; round != 3; ++round) {
      pass(one, std::array{one.fileno(), other.fileno()});
      receive(other, beside);
      EXPECT_EQ(beside.descriptors(), 2U);
    }
    EXPECT_TRUE(is_open_handle(free_before));
  }
  EXPECT_EQ(lowest_free(), free_before);
}

TEST(passed_descriptors, without_room_are_closed_and_flagged) {
  auto [one, other] = socketpair();
  const native_handle free_before = lowest_free();
  pass(one, std::array{one.fileno()});
  std::array<std::byte, 4> buffer{};
  const std::array<std::span<std::byte>, 1> buffers{buffer};
  const received_message got = recvmsg(other, buffers);
  EXPECT_EQ(got.count, 1U);
  EXPECT_EQ(got.flags, received_flags::ancillary_truncated);
  EXPECT_EQ(lowest_free(), free_before);
}

TEST(passed_descriptors, beyond_the_limit_are_lost_and_flagged) {
  auto [one, other] = socketpair();
  const native_handle free_before = lowest_free();
  pass(one, std::array{one.fileno(), one.fileno(), one.fileno()});
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  rlimit few = before;
  few.rlim_cur = static_cast<rlim_t>(free_before) + 1;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  received_ancillary_data beside;
  const received_message got = receive(other, beside);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_EQ(got.count, 1U);
  EXPECT_EQ(got.flags, received_flags::ancillary_truncated);
  EXPECT_LE(beside.descriptors(), 1U);
  beside.clear();
  EXPECT_EQ(lowest_free(), free_before);
}

TEST(passed_descriptors, that_are_not_open_are_refused) {
  auto [one, other] = socketpair();
  ancillary_data beside;
  beside.add_descriptors(std::array{lowest_free()});
  const std::array parts{bytes("x")};
  std::error_code ec;
  sendmsg(one, {.buffers = parts, .ancillary = &beside}, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
}

TEST(passed_descriptors, are_as_many_as_there_is_room_for) {
  ancillary_data beside;
  beside.add_descriptors(std::vector<native_handle>(253));
  beside.add(sockspec::raw_ancillary{1, 2, {}});
  std::error_code ec;
  beside.add_descriptors(std::vector<native_handle>(100), ec);
  EXPECT_EQ(ec, errc::no_buffer_space);
}

TEST(passed_descriptors, end_a_wait_for_all) {
  auto [one, other] = socketpair();
  other.settimeout(30s);
  pass(one, std::array{one.fileno()});
  received_ancillary_data beside;
  std::array<std::byte, 4> buffer{};
  const std::array<std::span<std::byte>, 1> buffers{buffer};
  EXPECT_EQ(recvmsg(other, buffers, beside, sockspec::message_flags::wait_all).count, 1U);
  EXPECT_EQ(beside.descriptors(), 1U);
}

TEST(arrival_time, is_told) {
  socket to = bound(udp(), any_port());
  to.setsockopt(sockspec::so::timestamp, true);
  const auto before = std::chrono::system_clock::now();
  udp().sendto(bytes("x"), to.getsockname());
  received_ancillary_data beside;
  receive(to, beside);
  const auto time = beside.find<sockspec::arrival_time>();
  ASSERT_TRUE(time);
  EXPECT_GE(time->value, before - 1ms);
  EXPECT_LE(time->value, std::chrono::system_clock::now() + 1ms);
}

TEST(credentials, are_those_of_the_sender) {
  auto [one, other] = socketpair();
  std::error_code ec;
  other.setsockopt(sockspec::so::passcred, true, ec);
  ancillary_data named;
  const sockspec::credentials mine{::getpid(), ::getuid(), ::getgid()};
  if (ec) {
    EXPECT_EQ(ec, errc::operation_not_supported);
    named.add(mine, ec);
    EXPECT_EQ(ec, errc::operation_not_supported);
    return;
  }
  named.add(mine);
  const std::array parts{bytes("x")};
  sendmsg(one, {.buffers = parts, .ancillary = &named});
  received_ancillary_data beside;
  receive(other, beside);
  const auto told = beside.find<sockspec::credentials>();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->process, ::getpid());
  EXPECT_EQ(told->user, ::getuid());
  EXPECT_EQ(told->group, ::getgid());
  EXPECT_TRUE(beside.item(0));
  EXPECT_FALSE(beside.item(1));
}

}  // namespace

#include "benchmarks/shapes/connection.hpp"

#include <gmock/gmock.h>

#include <array>
#include <stdexcept>

#include "benchmarks/questions/sizes.hpp"
#include "sockspec/bytes.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class every_family : public ::testing::TestWithParam<family> {
 protected:
  every_family() {
    if (is_available(GetParam())) made_ = connect_pair(GetParam());
  }
  void SetUp() override {
    if (!is_available(GetParam())) GTEST_SKIP() << describe(GetParam());
  }

  connection made_;
};

TEST_P(every_family, its_ends_block) {
  EXPECT_EQ(made_.one.gettimeout(), std::nullopt);
  EXPECT_EQ(made_.other.gettimeout(), std::nullopt);
}

TEST_P(every_family, its_buffers_are_no_smaller_than_a_new_sockets) {
  const socket untouched(made_.one.getsockopt(so::domain), made_.one.getsockopt(so::type));
  EXPECT_GE(made_.one.getsockopt(so::sndbuf), untouched.getsockopt(so::sndbuf));
  EXPECT_GE(made_.other.getsockopt(so::rcvbuf), untouched.getsockopt(so::rcvbuf));
}

TEST_P(every_family, what_one_end_sends_the_other_receives) {
  made_.one.sendall(bytes("ping"));
  made_.other.sendall(bytes("pong"));
  std::array<std::byte, 8> buffer{};
  EXPECT_EQ(text(std::span(buffer).first(made_.other.recv(buffer))), "ping");
  EXPECT_EQ(text(std::span(buffer).first(made_.one.recv(buffer))), "pong");
}

constexpr std::array families{family::tcp4, family::tcp6,       family::unix_stream,
                              family::udp4, family::unix_dgram, family::unix_seqpacket};
INSTANTIATE_TEST_SUITE_P(families, every_family, ::testing::ValuesIn(families));

class every_stream : public every_family {};

TEST_P(every_stream, holds_what_is_small_and_not_what_is_huge) {
  EXPECT_TRUE(holds(made_, 1024));
  EXPECT_FALSE(holds(made_, 64 << 20));
}

TEST_P(every_stream, is_empty_after_it_was_asked_what_it_holds) {
  EXPECT_FALSE(holds(made_, 64 << 20));
  std::array<std::byte, 1> one{};
  std::error_code nothing_there;
  made_.other.recv(one, message_flags::dont_wait, nothing_there);
  EXPECT_EQ(nothing_there, errc::operation_would_block);
}

INSTANTIATE_TEST_SUITE_P(streams, every_stream, ::testing::ValuesIn(stream_families));

class every_datagram : public every_family {};

TEST_P(every_datagram, sockets_that_are_bound_know_each_other_by_their_addresses) {
  connection bound = bind_pair(GetParam());
  bound.one.sendto(bytes("ping"), bound.other.getsockname());
  std::array<std::byte, 8> buffer{};
  address from;
  EXPECT_EQ(bound.other.recvfrom(buffer, from), 4U);
  EXPECT_EQ(from, bound.one.getsockname());
}

INSTANTIATE_TEST_SUITE_P(datagrams, every_datagram,
                         ::testing::Values(family::udp4, family::unix_dgram));

TEST(tcp4, does_not_wait_for_more_before_it_sends) {
  const connection made = connect_pair(family::tcp4);
  EXPECT_TRUE(made.one.getsockopt(tcp::nodelay));
  EXPECT_TRUE(made.other.getsockopt(tcp::nodelay));
}

TEST(tcp4, the_record_names_what_was_chosen) {
  EXPECT_THAT(describe(family::tcp4), HasSubstr("TCP_NODELAY 1, congestion control "));
  EXPECT_THAT(describe(family::tcp4), Not(HasSubstr("congestion control bbr")));
}

TEST(no_family, is_available_and_has_no_connections) {
  EXPECT_TRUE(is_available(family::none));
  EXPECT_THROW(connect_pair(family::none), std::invalid_argument);
}

}  // namespace
}  // namespace sockspec::benchmarks

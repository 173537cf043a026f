#include "benchmarks/shapes/connection.hpp"

#include <gmock/gmock.h>

#include <array>

#include "benchmarks/questions/stream_grid.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class every_stream : public ::testing::TestWithParam<stream_family> {
 protected:
  connection made_ = connect_stream(GetParam());
};

TEST_P(every_stream, its_ends_block) {
  EXPECT_EQ(made_.one.gettimeout(), std::nullopt);
  EXPECT_EQ(made_.other.gettimeout(), std::nullopt);
}

TEST_P(every_stream, its_buffers_are_no_smaller_than_a_new_sockets) {
  const auto family = made_.one.getsockopt(so::domain);
  const socket untouched(family, socket_type::stream);
  EXPECT_GE(made_.one.getsockopt(so::sndbuf), untouched.getsockopt(so::sndbuf));
  EXPECT_GE(made_.other.getsockopt(so::rcvbuf), untouched.getsockopt(so::rcvbuf));
}

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

TEST(tcp4, does_not_wait_for_more_before_it_sends) {
  const connection made = connect_stream(stream_family::tcp4);
  EXPECT_TRUE(made.one.getsockopt(tcp::nodelay));
  EXPECT_TRUE(made.other.getsockopt(tcp::nodelay));
}

TEST(tcp4, the_record_names_what_was_chosen) {
  const auto text = describe(stream_family::tcp4, connect_stream(stream_family::tcp4));
  EXPECT_THAT(text, HasSubstr("TCP_NODELAY 1, congestion control "));
  EXPECT_THAT(text, Not(HasSubstr("congestion control bbr")));
}

}  // namespace
}  // namespace sockspec::benchmarks

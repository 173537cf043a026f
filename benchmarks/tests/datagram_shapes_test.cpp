#include "benchmarks/shapes/datagram_shapes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

#include "benchmarks/contenders/contender.hpp"
#include "benchmarks/contenders/portability_ends.hpp"
#include "benchmarks/contenders/raw_ends.hpp"

namespace sockspec::benchmarks {
namespace {

static_assert(datagram_end<raw_datagram_end> && datagram_end<portability_datagram_end>);
static_assert(connected_datagram_end<raw_end> && connected_datagram_end<portability_end>);
static_assert(!datagram_end<raw_end>);

/// Gives a byte less than was sent.
struct cutting_end {
  explicit cutting_end(socket) {}
  void send(std::span<const std::byte> data) { sent = data.size(); }
  std::size_t recv(std::span<std::byte>) { return sent - 1; }

  inline static std::size_t sent = 0;
};

struct moved {
  std::array<std::byte, 25> data{};
  std::array<std::byte, 25> buffer{};
};

TEST(datagram_shapes, a_datagram_that_was_cut_is_a_failure) {
  moved memory;
  const auto cut = make_connected_datagram_work<cutting_end>({{}, {memory.data, memory.buffer}});
  EXPECT_THROW(cut->run(1), std::runtime_error);
}

using contender_and_family = std::tuple<const contender*, family>;

std::string name_of(const ::testing::TestParamInfo<contender_and_family>& made) {
  const auto& [who, over] = made.param;
  return std::string(who->name) + "_" + std::string(to_string(over));
}

class every_contender_with_datagrams : public ::testing::TestWithParam<contender_and_family> {
 protected:
  /// That a work leaves in the buffer what was sent.
  static void check(datagram_factory factory, connection made) {
    moved memory;
    memory.data.fill(std::byte{0x5a});
    const auto own = factory({std::move(made), {memory.data, memory.buffer}});
    own->run(3);
    EXPECT_EQ(memory.buffer, memory.data);
    EXPECT_EQ(own->shape(), "one thread");
  }
};

TEST_P(every_contender_with_datagrams, receives_from_an_address_what_it_sent_to_one) {
  const auto [who, over] = GetParam();
  const datagram_factory factory = factory_of(who->datagrams, over);
  if (factory == nullptr || over == family::unix_seqpacket) GTEST_SKIP() << "has none";
  check(factory, bind_pair(over));
}

TEST_P(every_contender_with_datagrams, receives_what_it_sent_when_connected) {
  const auto [who, over] = GetParam();
  const datagram_factory factory = factory_of(who->connected_datagrams, over);
  if (factory == nullptr) GTEST_SKIP() << "has none";
  check(factory, connect_pair(over));
}

INSTANTIATE_TEST_SUITE_P(
    datagrams, every_contender_with_datagrams,
    ::testing::Combine(::testing::ValuesIn(contenders().begin(), contenders().end()),
                       ::testing::Values(family::udp4, family::unix_dgram, family::unix_seqpacket)),
    name_of);

}  // namespace
}  // namespace sockspec::benchmarks

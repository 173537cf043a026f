#include "benchmarks/shapes/stream_shapes.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "benchmarks/contenders/contender.hpp"
#include "benchmarks/questions/sizes.hpp"
#include "benchmarks/shapes/connection.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::Combine;
using ::testing::TestWithParam;
using ::testing::ValuesIn;

constexpr std::size_t most_at_once = 10;

/// What halting ends were asked for, and what they hold.
struct asked {
  std::size_t sendall_calls = 0;
  std::size_t send_calls = 0;
  std::size_t recv_calls = 0;
  std::size_t under_way = 0;  // bytes
};

asked seen;

/// An end that moves at most so many bytes a call, as streams may.
struct halting_end {
  explicit halting_end(socket) {}

  void sendall(std::span<const std::byte> data) {
    ++seen.sendall_calls;
    seen.under_way += data.size();
  }
  std::size_t send(std::span<const std::byte> data) {
    ++seen.send_calls;
    const std::size_t taken = std::min(data.size(), most_at_once);
    seen.under_way += taken;
    return taken;
  }
  std::size_t recv(std::span<std::byte> buffer) {
    ++seen.recv_calls;
    const std::size_t given = std::min({buffer.size(), seen.under_way, most_at_once});
    seen.under_way -= given;
    return given;
  }
};

struct moved {
  std::array<std::byte, 25> data{};
  std::array<std::byte, 25> buffer{};
};

std::unique_ptr<work> halting_work(stream_operation operation, moved& memory) {
  return make_stream_work<halting_end>({operation, connection{}, {memory.data, memory.buffer}});
}

TEST(one_thread, receives_all_that_each_sendall_sent) {
  seen = {};
  moved memory;
  halting_work(stream_operation::sendall_and_recv, memory)->run(4);
  EXPECT_EQ(seen.sendall_calls, 4U);
  EXPECT_EQ(seen.recv_calls, 4 * 3U);
  EXPECT_EQ(seen.under_way, 0U);
}

TEST(one_thread, receives_what_each_send_took) {
  seen = {};
  moved memory;
  halting_work(stream_operation::send_and_recv, memory)->run(4);
  EXPECT_EQ(seen.send_calls, 4U);
  EXPECT_EQ(seen.recv_calls, 4U);
  EXPECT_EQ(seen.under_way, 0U);
}

TEST(recv_exactly, a_closed_connection_is_an_error_and_no_endless_loop) {
  seen = {};
  moved memory;
  halting_end end{socket()};
  EXPECT_THROW(recv_exactly(end, memory.buffer, 1), std::runtime_error);
}

using contender_and_family = std::tuple<const contender*, family>;

class every_contender : public TestWithParam<contender_and_family> {
 protected:
  void SetUp() override {
    const auto [who, over] = GetParam();
    factory_ = factory_of(who->streams, over);
    if (!is_available(over) || factory_ == nullptr) GTEST_SKIP() << who->name << " has none";
    made_ = connect_pair(over);
    still_there_ = socket::adopt(::dup(made_.other.fileno()));
  }

  std::unique_ptr<work> work_of(stream_operation operation, transfer what) {
    return factory_({operation, std::move(made_), what});
  }

  /// Whether all that was sent was received.
  bool is_empty() {
    std::array<std::byte, 1> one{};
    std::error_code nothing_there;
    still_there_.recv(one, message_flags::dont_wait, nothing_there);
    return nothing_there == errc::operation_would_block;
  }

  /// That an operation leaves in the buffer what was sent, and nothing to receive.
  void check_small(stream_operation operation, std::string_view shape) {
    moved memory;
    memory.data.fill(std::byte{0x5a});
    const auto own = work_of(operation, {memory.data, memory.buffer});
    own->run(3);
    EXPECT_EQ(memory.buffer, memory.data);
    EXPECT_TRUE(is_empty());
    EXPECT_EQ(own->shape(), shape);
  }

  /// That an operation moves more than the connection holds.
  void check_large(stream_operation operation) {
    constexpr std::size_t too_much = 24 << 20;
    ASSERT_FALSE(holds(made_, too_much));
    const std::vector<std::byte> data(too_much);
    std::vector<std::byte> buffer(1 << 20);
    const auto own = work_of(operation, {data, buffer});
    own->run(1);
    EXPECT_TRUE(is_empty());
  }

  stream_factory factory_ = nullptr;
  connection made_;
  socket still_there_;  // the receiving end
};

TEST_P(every_contender, receives_in_one_thread_what_sendall_sent) {
  check_small(stream_operation::sendall_and_recv, "one thread");
}

TEST_P(every_contender, receives_in_one_thread_what_send_took) {
  check_small(stream_operation::send_and_recv, "one thread");
}

TEST_P(every_contender, receives_in_a_second_thread_what_sendall_sent) {
  check_small(stream_operation::sendall_beside_recv, "two threads");
}

TEST_P(every_contender, gets_back_what_it_sent) {
  check_small(stream_operation::ping_pong, "two threads");
}

TEST_P(every_contender, sendall_moves_more_than_the_connection_holds) {
  check_large(stream_operation::sendall_beside_recv);
}

TEST_P(every_contender, send_moves_more_than_the_connection_holds) {
  check_large(stream_operation::send_beside_recv);
}

std::string name_of(const ::testing::TestParamInfo<contender_and_family>& made) {
  const auto& [who, over] = made.param;
  return std::string(who->name) + "_" + std::string(to_string(over));
}

INSTANTIATE_TEST_SUITE_P(streams, every_contender,
                         Combine(ValuesIn(contenders().begin(), contenders().end()),
                                 ValuesIn(stream_families)),
                         name_of);

}  // namespace
}  // namespace sockspec::benchmarks

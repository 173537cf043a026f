#include "benchmarks/rivals/rivals.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "benchmarks/shapes/connection.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::MatchesRegex;

TEST(rivals, tell_their_versions) {
  for (const rival& one : rivals()) {
    EXPECT_THAT(one.version, MatchesRegex("[0-9]+[.][0-9].*")) << one.who->name;
  }
}

TEST(rivals, have_names_of_their_own_that_rows_can_have) {
  std::set<std::string_view> names;
  for (const contender* one : contenders()) {
    EXPECT_THAT(std::string(one->name), MatchesRegex("[a-z0-9_]+"));
    EXPECT_TRUE(names.insert(one->name).second) << one->name;
  }
}

TEST(rivals, are_contenders_that_can_do_tcp) {
  for (const rival& one : rivals()) {
    EXPECT_EQ(std::ranges::count(contenders(), one.who), 1) << one.who->name;
    EXPECT_NE(factory_of(one.who->streams, family::tcp4), nullptr) << one.who->name;
  }
}

/// The memory of an operation, and a second handle for the socket that receives.
struct exchange {
  explicit exchange(connection between)
      : made(std::move(between)), still_there(socket::adopt(::dup(made.other.fileno()))) {
    data.fill(std::byte{0x5a});
  }

  datagram_task task() { return {std::move(made), {data, buffer}}; }

  bool is_empty() {
    std::array<std::byte, 1> one{};
    std::error_code nothing_there;
    still_there.recv(one, message_flags::dont_wait, nothing_there);
    return nothing_there == errc::operation_would_block;
  }

  connection made;
  socket still_there;
  std::array<std::byte, 25> data{};
  std::array<std::byte, 25> buffer{};
};

void check_datagrams(datagram_factory factory, connection made) {
  exchange moved(std::move(made));
  factory(moved.task())->run(3);
  EXPECT_EQ(moved.buffer, moved.data);
  EXPECT_TRUE(moved.is_empty());
}

TEST(rivals, receive_the_datagrams_that_they_sent) {
  for (const rival& one : rivals()) {
    for (const family over : {family::udp4, family::unix_dgram}) {
      SCOPED_TRACE(std::string(one.who->name) + " " + std::string(to_string(over)));
      const auto factory = factory_of(one.who->datagrams, over);
      if (factory != nullptr) check_datagrams(factory, bind_pair(over));
      const auto connected = factory_of(one.who->connected_datagrams, over);
      if (connected != nullptr) check_datagrams(connected, connect_pair(over));
    }
  }
}

TEST(rivals, accept_and_close_what_they_connected) {
  for (const rival& one : rivals()) {
    for (const family over : {family::tcp4, family::tcp6, family::unix_stream}) {
      SCOPED_TRACE(std::string(one.who->name) + " " + std::string(to_string(over)));
      const auto factory = factory_of(one.who->connecting, over);
      if (factory == nullptr || !is_available(over)) continue;
      socket listener = listen_at(over);
      socket still_there = socket::adopt(::dup(listener.fileno()));
      factory({std::move(listener)})->run(3);
      still_there.settimeout(std::chrono::seconds(0));
      std::error_code nothing_waits;
      EXPECT_FALSE(still_there.accept(nothing_waits).is_open());
      EXPECT_EQ(nothing_waits, errc::operation_would_block);
    }
  }
}

}  // namespace
}  // namespace sockspec::benchmarks

#include "benchmarks/shapes/connecting_shapes.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <tuple>

#include "benchmarks/contenders/contender.hpp"
#include "benchmarks/questions/sizes.hpp"
#include "benchmarks/shapes/connection.hpp"

namespace sockspec::benchmarks {
namespace {

std::string done;

struct noting_connector {
  using end_type = char;
  explicit noting_connector(socket) {}
  end_type connect() { return done += "connect ", 'c'; }
  end_type accept() { return done += "accept ", 's'; }
  void close(end_type& end) { done += std::string("close ") + end + ' '; }
};

TEST(connecting_shapes, the_client_is_closed_first) {
  done.clear();
  make_connecting_work<noting_connector>({socket()})->run(2);
  EXPECT_EQ(done, "connect accept close c close s connect accept close c close s ");
}

using contender_and_family = std::tuple<const contender*, family>;

std::string name_of(const ::testing::TestParamInfo<contender_and_family>& made) {
  const auto& [who, over] = made.param;
  return std::string(who->name) + "_" + std::string(to_string(over));
}

class every_contender_that_connects : public ::testing::TestWithParam<contender_and_family> {};

TEST_P(every_contender_that_connects, accepts_each_connection_that_it_makes) {
  const auto [who, over] = GetParam();
  const connecting_factory factory = factory_of(who->connecting, over);
  if (factory == nullptr || !is_available(over)) GTEST_SKIP() << "has none";
  socket listener = listen_at(over);
  socket still_there = socket::adopt(::dup(listener.fileno()));
  factory({std::move(listener)})->run(3);
  still_there.settimeout(std::chrono::nanoseconds::zero());
  std::error_code none_waits;
  const socket left_over = still_there.accept(none_waits);
  EXPECT_EQ(none_waits, errc::operation_would_block);
}

TEST_P(every_contender_that_connects, leaves_no_more_handles_open_than_it_found) {
  const auto [who, over] = GetParam();
  const connecting_factory factory = factory_of(who->connecting, over);
  if (factory == nullptr || !is_available(over)) GTEST_SKIP() << "has none";
  const auto own = factory({listen_at(over)});
  own->run(3);  // what a library opens for itself it opens once
  const native_handle before = socket(address_family::inet, socket_type::stream).fileno();
  own->run(3);
  EXPECT_EQ(socket(address_family::inet, socket_type::stream).fileno(), before);
}

INSTANTIATE_TEST_SUITE_P(connections, every_contender_that_connects,
                         ::testing::Combine(::testing::ValuesIn(contenders().begin(),
                                                                contenders().end()),
                                            ::testing::ValuesIn(stream_families)),
                         name_of);

}  // namespace
}  // namespace sockspec::benchmarks

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "benchmarks/path/path_comparison.hpp"
#include "benchmarks/tests/relay.hpp"
#include "sockspec/create_server.hpp"

namespace sockspec::benchmarks {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::Gt;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

const address anywhere = address::inet("127.0.0.1", 0);

way by(const std::string& name, const address& entrance) {
  return {name, entrance, 10s};
}

/// What is said when the calls fail.
template <typename Calls>
std::string complaint_of(const Calls& calls) {
  try {
    calls();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no complaint";
}

std::string complaint_about(const way& taken, const identity& wanted) {
  return complaint_of([&] { near_end(taken, wanted).send(1000); });
}

measures compared(const far_end& far, const address& entrance) {
  return compare_paths(by("straight", far.where()), by("through", entrance), far.who(),
                       brief_effort, [](const std::string&) {});
}

TEST(path, is_measured_by_every_question_in_every_round) {
  const far_end far(anywhere);
  const relay proxy(far.where());
  const auto all = compared(far, proxy.where());
  std::vector<std::string> rows;
  for (const auto& [name, measured] : all) {
    if (name.contender == "through") rows.push_back(to_string(name));
    EXPECT_THAT(measured.nanoseconds, AllOf(SizeIs(brief_effort.rounds), Each(Gt(0))));
    EXPECT_THAT(measured.ratios, SizeIs(name.contender == "raw" ? 0 : brief_effort.rounds));
  }
  EXPECT_THAT(
      rows, UnorderedElementsAre("path_throughput/tcp4/65536/through",
                                 "path_throughput/tcp4/1048576/through",
                                 "path_round_trip/tcp4/64/through", "path_connect/tcp4/0/through"));
  EXPECT_EQ(all.size(), 3 * rows.size());
}

TEST(path, ratio_is_that_of_the_straight_way_in_the_same_round) {
  const far_end far(anywhere);
  const auto all = compared(far, far.where());
  const auto& raw = all.at({"path_connect", "tcp4", 0, "raw"});
  const auto& through = all.at({"path_connect", "tcp4", 0, "through"});
  for (std::size_t i = 0; i < brief_effort.rounds; ++i) {
    EXPECT_DOUBLE_EQ(through.ratios[i], raw.nanoseconds[i] / through.nanoseconds[i]);
  }
}

TEST(path, over_ipv6_says_so) {
  const far_end far(address::inet6("::1", 0));
  EXPECT_EQ(compared(far, far.where()).begin()->first.family, "tcp6");
}

TEST(path, that_alters_data_is_found_out) {
  const far_end far(anywhere);
  const relay proxy(far.where(), [](std::span<std::byte> piece) {
    if (piece.size() > 100) piece.back() = std::byte{0};
  });
  EXPECT_EQ(complaint_about(by("through it", proxy.where()), far.who()),
            "through it: data was altered on the way");
}

TEST(path, that_leads_elsewhere_is_found_out) {
  const far_end far(anywhere), other(anywhere);
  EXPECT_EQ(complaint_about(by("through it", other.where()), far.who()),
            "through it: it leads to something else than the far end");
}

TEST(path, that_nobody_offers_is_refused_by_name) {
  address nobody = anywhere;
  {
    const far_end gone(anywhere);
    nobody = gone.where();
  }
  EXPECT_THAT(complaint_about(by("through it", nobody), {}),
              AllOf(HasSubstr("through it: "), HasSubstr("connect")));
}

TEST(path, that_is_silent_is_not_waited_for) {
  const socket silent = create_server(anywhere);
  EXPECT_EQ(complaint_about({"through it", silent.getsockname(), 50ms}, {}),
            "through it: nothing comes back; does it lead to the far end?");
}

TEST(path, that_ends_connections_says_so) {
  stream_server closes(anywhere, {.handle = [](socket&, const address&) {}});
  const std::jthread serving([&] { closes.handle_request(); });
  EXPECT_THAT(complaint_about(by("through it", closes.server_address()), {}),
              HasSubstr("through it: "));
}

TEST(far_end, tells_altered_data) {
  const far_end far(anywhere);
  socket near(address_family::inet, socket_type::stream);
  near.connect(far.where());
  near.sendall(head_of(take_this, 3));
  near.sendall(std::array{each_byte, std::byte{1}, each_byte});
  std::array<std::byte, 1> answer{};
  EXPECT_TRUE(recv_whole(near, answer));
  EXPECT_EQ(answer[0], altered_on_the_way);
}

TEST(far_end, ends_a_connection_of_another_protocol) {
  const far_end far(anywhere);
  socket near(address_family::inet, socket_type::stream);
  near.connect(far.where());
  near.sendall(head_of(std::byte{'G'}, 0));
  std::array<std::byte, 1> answer{};
  EXPECT_FALSE(recv_whole(near, answer));
}

TEST(request_head, has_the_largest_byte_first) {
  const auto head = head_of(echo_this, 0x0102030405060708);
  for (std::size_t i = 1; i < head.size(); ++i) EXPECT_EQ(head.at(i), std::byte(i));
}

}  // namespace
}  // namespace sockspec::benchmarks

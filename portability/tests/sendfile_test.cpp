#include "sockspec/sendfile.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <thread>

#include "connections.hpp"
#include "native_files.hpp"
#include "sockspec/errc.hpp"
#include "temporary_file.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::sendfile;
using sockspec::sendfile_way;
using sockspec::socket;

constexpr std::array both_ways{sendfile_way::system, sendfile_way::copy};

/// Bytes that tell where they stood.
std::string numbered(std::size_t size) {
  std::string all;
  while (all.size() < size) all += std::to_string(all.size()) + ' ';
  all.resize(size);
  return all;
}

std::string received_whole(socket& in) {
  std::string all;
  while (true) {
    const std::string some = recv_text(in, 65536);
    if (some.empty()) return all;
    all += some;
  }
}

TEST(sendfile, sends_a_file_by_name_and_by_handle) {
  const temporary_file file("hello, file");
  for (const sendfile_way way : both_ways) {
    auto [one, other] = tcp_pair();
    EXPECT_EQ(sendfile(one, file.path(), {.way = way}), 11U);
    EXPECT_EQ(recv_text(other), "hello, file");
    const readable_file opened(file.path());
    EXPECT_EQ(sendfile(one, opened.get(), {.way = way}), 11U);
    EXPECT_EQ(recv_text(other), "hello, file");
    EXPECT_EQ(opened.position(), 11);
  }
}

TEST(sendfile, sends_what_is_asked_for_wherever_the_file_stands) {
  const temporary_file file("0123456789");
  for (const sendfile_way way : both_ways) {
    auto [one, other] = tcp_pair();
    readable_file opened(file.path());
    opened.stand_at(5);
    EXPECT_EQ(sendfile(one, opened.get(), {.offset = 3, .count = 4, .way = way}), 4U);
    EXPECT_EQ(recv_text(other), "3456");
    EXPECT_EQ(opened.position(), 7);
    EXPECT_EQ(sendfile(one, opened.get(), {.way = way}), 10U);
    EXPECT_EQ(recv_text(other), "0123456789");
  }
}

// The first 16 KiB go another way than the rest.
TEST(sendfile, sends_files_of_every_size_from_the_offset_and_stands_behind) {
  for (const std::size_t size : {16'383U, 16'384U, 16'385U, 100'000U}) {
    const std::string content = numbered(size + 3);
    const temporary_file file(content);
    for (const sendfile_way way : both_ways) {
      for (const std::uint64_t count : {std::uint64_t{0}, std::uint64_t{size}}) {
        auto [one, other] = tcp_pair();
        readable_file opened(file.path());
        opened.stand_at(5);
        std::string received;
        {
          std::jthread reader([&, &in = other] { received = received_whole(in); });
          EXPECT_EQ(sendfile(one, opened.get(), {.offset = 3, .count = count, .way = way}), size);
          one.shutdown(sockspec::shutdown_how::write);
        }
        EXPECT_TRUE(received == content.substr(3)) << size;
        EXPECT_EQ(opened.position(), static_cast<std::int64_t>(content.size()));
      }
    }
  }
}

TEST(sendfile, sends_as_much_as_there_is) {
  const temporary_file file("0123456789");
  for (const sendfile_way way : both_ways) {
    auto [one, other] = tcp_pair();
    readable_file opened(file.path());
    EXPECT_EQ(sendfile(one, opened.get(), {.offset = 8, .count = 100, .way = way}), 2U);
    EXPECT_EQ(recv_text(other), "89");
    opened.stand_at(5);
    EXPECT_EQ(sendfile(one, opened.get(), {.offset = 20, .way = way}), 0U);
    EXPECT_EQ(opened.position(), 5);
  }
}

TEST(sendfile, of_an_empty_file_is_nothing) {
  const temporary_file file("");
  for (const sendfile_way way : both_ways) {
    auto [one, other] = tcp_pair();
    EXPECT_EQ(sendfile(one, file.path(), {.way = way}), 0U);
  }
}

TEST(sendfile, sends_large_files_whole_in_every_waiting_mode) {
  const std::string content = numbered(3'000'000);
  const temporary_file file(content);
  for (const sendfile_way way : both_ways) {
    for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
      auto [one, other] = tcp_pair();
      one.settimeout(time);
      std::string received;
      {
        std::jthread reader([&, &in = other] { received = received_whole(in); });
        EXPECT_EQ(sendfile(one, file.path(), {.offset = 1, .way = way}), content.size() - 1);
        one.shutdown(sockspec::shutdown_how::write);
      }
      EXPECT_TRUE(received == content.substr(1));
    }
  }
}

TEST(sendfile, tells_what_was_sent_when_the_time_runs_out) {
  const temporary_file file(numbered(30'000'000));
  for (const sendfile_way way : both_ways) {
    auto [one, other] = tcp_pair();
    one.settimeout(100ms);
    const readable_file opened(file.path());
    std::error_code ec;
    const std::uint64_t sent = sendfile(one, opened.get(), {.way = way}, ec);
    EXPECT_EQ(ec, errc::timed_out);
    EXPECT_GT(sent, 0U);
    EXPECT_EQ(opened.position(), static_cast<std::int64_t>(sent));
    one.shutdown(sockspec::shutdown_how::write);
    EXPECT_EQ(drain(other), sent);
  }
}

TEST(sendfile, sends_what_there_is_room_for_without_waiting) {
  const temporary_file file(numbered(30'000'000));
  for (const sendfile_way way : both_ways) {
    auto [one, other] = tcp_pair();
    one.setblocking(false);
    std::error_code ec;
    const std::uint64_t sent = sendfile(one, file.path(), {.way = way}, ec);
    EXPECT_EQ(ec, errc::operation_would_block);
    EXPECT_GT(sent, 0U);
  }
}

TEST(sendfile, reports_a_shutdown) {
  const temporary_file file("x");
  for (const sendfile_way way : both_ways) {
    auto [one, other] = tcp_pair();
    one.shutdown(sockspec::shutdown_how::write);
    std::error_code ec;
    EXPECT_EQ(sendfile(one, file.path(), {.way = way}, ec), 0U);
    EXPECT_EQ(ec, errc::broken_pipe);
    EXPECT_THROW(sendfile(one, file.path(), {.way = way}), std::system_error);
  }
}

TEST(sendfile, refuses_sockets_that_are_no_streams) {
  const temporary_file file("x");
  auto [one, other] = udp_pair();
  std::error_code ec;
  EXPECT_EQ(sendfile(one, file.path(), {}, ec), 0U);
  EXPECT_EQ(ec, errc::operation_not_supported);
  socket closed;
  EXPECT_EQ(sendfile(closed, file.path(), {}, ec), 0U);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
}

TEST(sendfile, refuses_files_that_are_not_there) {
  auto [one, other] = tcp_pair();
  std::error_code ec;
  const auto nowhere = std::filesystem::path(::testing::TempDir()) / "sockspec-no-such-file";
  EXPECT_EQ(sendfile(one, nowhere, {}, ec), 0U);
  EXPECT_EQ(ec, errc::no_such_file_or_directory);
}

TEST(sendfile, refuses_what_no_file_is_large_enough_for) {
  const temporary_file file("x");
  auto [one, other] = tcp_pair();
  std::error_code ec;
  sendfile(one, file.path(), {.offset = ~std::uint64_t{0}}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  sendfile(one, file.path(), {.offset = 1, .count = ~std::uint64_t{0} >> 1}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

}  // namespace

#include <gtest/gtest.h>

#include <array>
#include <iterator>
#include <string>
#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/makefile.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::bytes;
using sockspec::errc;
using sockspec::makefile;
using sockspec::shutdown_how;
using sockspec::socket_istream;
using sockspec::socket_ostream;

std::string next_line(std::istream& file) {
  std::string line;
  std::getline(file, line);
  return line;
}

TEST(makefile, reads_lines_to_the_end) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("first\nsecond\n\nno newline"));
  one.shutdown(shutdown_how::write);
  socket_istream file(other);
  EXPECT_EQ(next_line(file), "first");
  EXPECT_EQ(next_line(file), "second");
  EXPECT_EQ(next_line(file), "");
  EXPECT_EQ(next_line(file), "no newline");
  EXPECT_TRUE(file.eof());
  EXPECT_FALSE(file.bad());
  EXPECT_FALSE(file.error());
}

TEST(makefile, readline_reads_what_getline_reads) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("first\n\nno newline"));
  one.shutdown(shutdown_how::write);
  auto file = makefile(other);
  std::string line;
  EXPECT_TRUE(file.readline(line));
  EXPECT_EQ(line, "first");
  EXPECT_TRUE(file.readline(line));
  EXPECT_EQ(line, "");
  EXPECT_TRUE(file.readline(line));
  EXPECT_EQ(line, "no newline");
  EXPECT_TRUE(file.good());
  EXPECT_FALSE(file.readline(line));
  EXPECT_TRUE(file.eof());
  EXPECT_FALSE(file.bad());
  EXPECT_FALSE(file.readline(line));
}

TEST(makefile, reads_words_and_numbers) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("answer 42 "));
  socket_istream file(other);
  std::string word;
  int number = 0;
  file >> word >> number;
  EXPECT_EQ(word, "answer");
  EXPECT_EQ(number, 42);
}

TEST(makefile, changes_no_byte) {
  std::string every;
  for (int round = 0; round != 100; ++round) {
    for (int value = 0; value != 256; ++value) every += static_cast<char>(value);
  }
  auto [one, other] = tcp_pair();
  std::jthread writer([&every, out = std::move(one)]() mutable {
    socket_ostream file(out);
    file << every;
    file.close();
    out.close();
  });
  socket_istream file(other);
  const std::string received(std::istreambuf_iterator<char>(file), {});
  EXPECT_TRUE(received == every);
  EXPECT_FALSE(file.error());
}

TEST(makefile, reads_as_many_bytes_as_are_asked_for) {
  const std::string sent(100'000, 'x');
  for (const std::size_t room : {0UL, 1UL, 1000UL, 200'000UL}) {
    auto [one, other] = tcp_pair();
    std::jthread writer([&sent, &out = one] {
      out.sendall(bytes(sent + "rest"));
      out.shutdown(shutdown_how::write);
    });
    socket_istream file(other, {.read = room});
    std::string received(sent.size(), '\0');
    EXPECT_TRUE(file.read(received.data(), static_cast<std::streamsize>(received.size())));
    EXPECT_TRUE(received == sent);
    std::array<char, 10> end{};
    EXPECT_FALSE(file.read(end.data(), 10));
    EXPECT_EQ(file.gcount(), 4);
    EXPECT_TRUE(file.eof());
    EXPECT_FALSE(file.bad());
  }
}

TEST(makefile, unbuffered_reads_no_further_than_asked) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("first\nsecond\nthird\nrest"));
  socket_istream file(other, {.read = 0});
  socket_istream second_file(other, {.read = 0});
  std::string line;
  EXPECT_EQ(next_line(file), "first");
  EXPECT_TRUE(second_file.readline(line));
  EXPECT_EQ(line, "second");
  std::array<char, 6> third{};
  file.read(third.data(), 6);
  EXPECT_EQ(std::string(third.data(), 6), "third\n");
  EXPECT_EQ(recv_text(other), "rest");
}

TEST(makefile, a_timeout_keeps_the_part_of_a_line_that_came) {
  auto [one, other] = tcp_pair();
  other.settimeout(30ms);
  socket_istream file(other);
  one.sendall(bytes("some"));
  std::string line = "as it was";
  const stopwatch watch;
  EXPECT_FALSE(file.readline(line));
  EXPECT_GE(watch.elapsed(), 30ms);
  EXPECT_EQ(file.error(), errc::timed_out);
  EXPECT_TRUE(file.bad());
  EXPECT_FALSE(file.eof());
  EXPECT_EQ(line, "as it was");
  EXPECT_FALSE(file.readline(line)) << "a bad stream does nothing until it is cleared";
  one.sendall(bytes("thing\n"));
  file.clear();
  EXPECT_TRUE(file.readline(line));
  EXPECT_EQ(line, "something");
  EXPECT_FALSE(file.error());
}

TEST(makefile, a_timeout_keeps_the_part_of_a_block_that_came) {
  for (const std::size_t room : {0UL, 2UL, 8192UL}) {
    auto [one, other] = tcp_pair();
    other.settimeout(30ms);
    socket_istream file(other, {.read = room});
    one.sendall(bytes("abc"));
    std::array<char, 5> block{};
    file.read(block.data(), 5);
    EXPECT_EQ(file.gcount(), 0);
    EXPECT_TRUE(file.bad());
    EXPECT_EQ(file.error(), errc::timed_out);
    one.sendall(bytes("defg"));
    file.clear();
    EXPECT_TRUE(file.read(block.data(), 5));
    EXPECT_EQ(std::string(block.data(), 5), "abcde");
    EXPECT_EQ(file.get(), 'f');
  }
}

TEST(makefile, getline_leaves_in_the_line_what_came_before_a_timeout) {
  auto [one, other] = tcp_pair();
  other.settimeout(30ms);
  socket_istream file(other);
  one.sendall(bytes("some"));
  std::string begun;
  EXPECT_FALSE(std::getline(file, begun));
  EXPECT_TRUE(file.bad());
  EXPECT_EQ(begun, "some");
  one.sendall(bytes("thing\n"));
  file.clear();
  EXPECT_EQ(begun + next_line(file), "something");
}

TEST(makefile, nothing_yet_is_not_the_end) {
  auto [one, other] = tcp_pair();
  other.setblocking(false);
  socket_istream file(other);
  std::string line;
  EXPECT_FALSE(file.readline(line));
  EXPECT_FALSE(file.eof());
  EXPECT_EQ(file.error(), errc::operation_would_block);
}

TEST(makefile, a_reset_is_an_error_and_not_the_end) {
  auto [one, other] = tcp_pair();
  socket_istream file(other);
  one.setsockopt(sockspec::so::linger, 0s);
  one.close();
  EXPECT_EQ(file.get(), std::char_traits<char>::eof());
  EXPECT_TRUE(file.bad());
  EXPECT_EQ(file.error(), errc::connection_reset);
}

TEST(makefile, throws_the_error_where_the_stream_is_asked_to) {
  auto [one, other] = tcp_pair();
  other.settimeout(10ms);
  socket_istream file(other);
  file.exceptions(std::ios_base::badbit);
  try {
    next_line(file);
    FAIL() << "there was nothing to read";
  } catch (const std::system_error& seen) {
    EXPECT_EQ(seen.code(), errc::timed_out);
  }
}

TEST(makefile, a_line_has_a_limit_and_stays_to_be_read_otherwise) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("1234\n12345\n"));
  socket_istream file(other, {.longest_line = 4});
  std::string line;
  EXPECT_TRUE(file.readline(line));
  EXPECT_EQ(line, "1234");
  EXPECT_FALSE(file.readline(line));
  EXPECT_EQ(file.error(), errc::message_size);
  file.clear();
  EXPECT_EQ(next_line(file), "12345");
}

TEST(makefile, a_line_may_be_longer_than_the_buffer) {
  const std::string long_line(50'000, 'y');
  auto [one, other] = tcp_pair();
  std::jthread writer([&long_line, &out = one] { out.sendall(bytes(long_line + "\nnext\n")); });
  socket_istream file(other, {.read = 16});
  std::string line;
  EXPECT_TRUE(file.readline(line));
  EXPECT_TRUE(line == long_line);
  EXPECT_EQ(next_line(file), "next");
}

TEST(makefile, is_refused_over_what_is_no_open_stream) {
  auto datagrams = udp();
  sockspec::socket closed;
  const auto why = [](sockspec::socket& over) {
    try {
      makefile(over);
      return errc::unknown;
    } catch (const std::system_error& refused) {
      return sockspec::to_errc(refused.code());
    }
  };
  EXPECT_EQ(why(datagrams), errc::operation_not_supported);
  EXPECT_EQ(why(closed), errc::bad_file_descriptor);
}

TEST(makefile, the_other_direction_is_not_open) {
  auto [one, other] = tcp_pair();
  sockspec::socket_streambuf reading(one, std::ios_base::in);
  sockspec::socket_streambuf writing(other, std::ios_base::out);
  EXPECT_THROW(reading.sputc('x'), std::system_error);
  EXPECT_EQ(reading.error(), errc::bad_file_descriptor);
  EXPECT_THROW(writing.sgetc(), std::system_error);
  EXPECT_EQ(writing.error(), errc::bad_file_descriptor);
}

}  // namespace

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/makefile.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::makefile;
using sockspec::shutdown_how;
using sockspec::socket;
using sockspec::socket_istream;
using sockspec::socket_ostream;

/// Bytes of which no two parts look alike for long; more than any queue between two sockets holds.
std::string ordered_text() {
  std::string made(16U << 20, '\0');
  unsigned value = 0;
  for (char& byte : made) byte = static_cast<char>((value += 0x01000193) >> 24);
  return made;
}

/// Everything until the end.
std::string contents(socket& from) {
  socket_istream file(from);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool has_input(const socket& from) {
  sockspec::poll_item item[] = {{from.fileno(), sockspec::poll_events::in}};
  return sockspec::poll(item, 0s) != 0;
}

TEST(makefile, sends_what_is_written_at_a_flush) {
  auto [one, other] = tcp_pair();
  auto file = makefile(one);
  file << "answer " << 42;
  EXPECT_EQ(file.unsent(), 9U);
  EXPECT_FALSE(has_input(other));
  file << std::endl;
  EXPECT_EQ(file.unsent(), 0U);
  EXPECT_EQ(recv_text(other), "answer 42\n");
}

TEST(makefile, sends_what_does_not_fit_into_the_buffer) {
  auto [one, other] = tcp_pair();
  socket_ostream file(one, {.write = 4});
  file << "abcd";
  EXPECT_EQ(file.unsent(), 4U);
  file << "e";
  EXPECT_EQ(recv_text(other), "abcd");
  EXPECT_EQ(file.unsent(), 1U);
  file << "fghij";
  EXPECT_EQ(file.unsent(), 0U);
  one.shutdown(shutdown_how::write);
  EXPECT_EQ(contents(other), "efghij");
}

TEST(makefile, unbuffered_sends_at_once) {
  auto [one, other] = tcp_pair();
  socket_ostream file(one, {.write = 0});
  file << 'x';
  EXPECT_EQ(file.unsent(), 0U);
  EXPECT_EQ(recv_text(other), "x");
}

TEST(makefile, closing_it_flushes_and_leaves_the_socket_open) {
  auto [one, other] = tcp_pair();
  {
    socket_ostream file(one);
    file << "first";
    file.close();
    EXPECT_EQ(recv_text(other), "first");
    file << "lost" << std::flush;
    EXPECT_TRUE(file.bad());
    EXPECT_EQ(file.error(), errc::bad_file_descriptor);
    file.close();
    socket_ostream second_file(one);
    second_file << "second";
  }
  EXPECT_EQ(recv_text(other), "second");
  one.sendall(sockspec::bytes("third"));
  EXPECT_EQ(recv_text(other), "third");
}

TEST(makefile, the_two_directions_do_not_disturb_each_other) {
  auto [one, other] = tcp_pair();
  auto ours = makefile(one);
  auto theirs = makefile(other);
  ours << "ask\nask again\n" << std::flush;
  std::string line;
  EXPECT_TRUE(theirs.readline(line));
  theirs << "answer\n";
  EXPECT_TRUE(theirs.readline(line));
  EXPECT_EQ(line, "ask again");
  theirs << "answer again\n" << std::flush;
  EXPECT_TRUE(ours.readline(line));
  EXPECT_EQ(line, "answer");
  EXPECT_TRUE(ours.readline(line));
  EXPECT_EQ(line, "answer again");
}

TEST(makefile, a_flush_after_a_timeout_goes_on_exactly_there) {
  const std::string sent = ordered_text();
  auto [one, other] = tcp_pair();
  one.settimeout(30ms);
  socket_ostream file(one);
  file << "head ";
  const stopwatch watch;
  file << sent;
  EXPECT_GE(watch.elapsed(), 30ms);
  EXPECT_TRUE(file.bad());
  EXPECT_EQ(file.error(), errc::timed_out);
  EXPECT_GT(file.unsent(), 0U);
  EXPECT_LT(file.unsent(), sent.size());
  file.clear();
  EXPECT_FALSE(file.flush()) << "there is still no room";
  file.clear();
  std::string received;
  std::jthread reader([&received, &in = other] { received = contents(in); });
  one.settimeout(60s);
  file << " tail" << std::flush;
  EXPECT_TRUE(file.good());
  EXPECT_FALSE(file.error());
  EXPECT_EQ(file.unsent(), 0U);
  one.shutdown(shutdown_how::write);
  reader.join();
  EXPECT_TRUE(received == "head " + sent + " tail");
}

TEST(makefile, what_does_not_go_now_goes_later) {
  auto [one, other] = tcp_pair();
  one.setblocking(false);
  const std::size_t before = fill(one);
  socket_ostream file(one, {.write = 0});
  file << "one ";
  EXPECT_EQ(file.error(), errc::operation_would_block);
  file.clear();
  file << "two";
  file.clear();
  EXPECT_EQ(file.unsent(), 7U);
  std::string received;
  std::jthread reader([&received, &in = other] { received = contents(in); });
  one.settimeout(60s);
  EXPECT_TRUE(file.flush());
  one.shutdown(shutdown_how::write);
  reader.join();
  EXPECT_EQ(received.substr(before), "one two");
}

TEST(makefile, a_close_that_fails_tells_how_much_is_lost) {
  auto [one, other] = tcp_pair();
  one.setblocking(false);
  fill(one);
  socket_ostream file(one);
  file << "lost";
  std::error_code ec;
  file.close(ec);
  EXPECT_EQ(ec, errc::operation_would_block);
  EXPECT_EQ(file.unsent(), 4U);
  file.close(ec);
  EXPECT_FALSE(ec);
  EXPECT_FALSE(file.flush());
  EXPECT_TRUE(one.is_open());
}

TEST(makefile, writing_after_shutdown_is_an_error_of_the_flush) {
  auto [one, other] = tcp_pair();
  socket_ostream file(one);
  one.shutdown(shutdown_how::write);
  file << "x";
  EXPECT_TRUE(file.good());
  EXPECT_FALSE(file.flush());
  EXPECT_TRUE(file.bad());
  EXPECT_EQ(file.error(), errc::broken_pipe);
}

TEST(makefile, two_threads_use_two_files_of_one_socket) {
  const std::string sent = ordered_text();
  auto [one, other] = tcp_pair();
  std::jthread echo([&in = other] {
    const std::string received = contents(in);
    socket_ostream(in) << received;
    in.shutdown(shutdown_how::write);
  });
  std::jthread writer([&sent, &out = one] {
    socket_ostream file(out);
    file << sent << std::flush;
    out.shutdown(shutdown_how::write);
  });
  EXPECT_TRUE(contents(one) == sent);
}

}  // namespace

// Every system call that the library makes, spoiled once in every way that its manual page has:
// what a program can do nothing about is not seen by it, the rest is reported as it is, and in
// either case nothing is leaked and no byte is lost.

#include <fcntl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "connections.hpp"
#include "posix/faults/faults.hpp"
#include "posix/native_handles.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/message.hpp"

namespace {

using namespace sockspec;
using namespace sockspec::testing;

// How the calls of a story wait.
enum class pace { for_ever, with_a_timeout };

// What a program does. Returns the first error; throws nothing.
using story = std::function<std::error_code(pace)>;

void settle(socket& made, pace how, std::error_code& ec) {
  if (!ec && how == pace::with_a_timeout) made.settimeout(5s, ec);
}

std::vector<std::byte> pattern(std::size_t size) {
  std::vector<std::byte> data(size);
  for (std::size_t i = 0; i != size; ++i) data[i] = static_cast<std::byte>(i * 7 + i / 256);
  return data;
}

// Sends all, and receives it: what came must be the beginning of what was sent, and as long as
// sendall says.
std::error_code carry(socket& out, socket& in) {
  const auto sent = pattern(40'000);
  std::error_code first;
  const std::size_t count = out.sendall(sent, first);
  std::error_code ec;
  out.shutdown(shutdown_how::write, ec);
  if (ec) return first ? first : ec;

  std::vector<std::byte> received(sent.size() + 1);
  std::size_t size = 0;
  while (size != received.size()) {
    const std::size_t part = in.recv(std::span(received).subspan(size), ec);
    if (ec && !first) first = ec;
    if (ec || part == 0) break;
    size += part;
  }
  if (!ec) {
    EXPECT_EQ(size, count) << "not as many bytes as sendall has counted";
  }
  received.resize(size);
  EXPECT_TRUE(std::equal(received.begin(), received.end(), sent.begin())) << "other bytes";
  return first;
}

// Closes them all; returns the first error, that one if there is one.
std::error_code close_all(std::initializer_list<socket*> made, std::error_code first) {
  for (socket* each : made) {
    std::error_code ec;
    each->close(ec);
    if (ec && !first) first = ec;
  }
  return first;
}

std::error_code a_connection(address local, pace how) {
  std::error_code ec;
  socket listener(local.family(), socket_type::stream, socket_protocol::unspecified, ec);
  settle(listener, how, ec);
  if (!ec) listener.setsockopt(so::reuseaddr, true, ec);
  if (!ec) listener.bind(local, ec);
  if (!ec) listener.listen(4, ec);
  if (ec) return ec;
  const address where = listener.getsockname(ec);
  if (ec) return ec;
  socket client(local.family(), socket_type::stream, socket_protocol::unspecified, ec);
  settle(client, how, ec);
  if (!ec) client.connect(where, ec);
  if (ec) return ec;
  socket server = listener.accept(ec);
  settle(server, how, ec);
  if (ec) return ec;
  return close_all({&server, &client, &listener}, carry(client, server));
}

std::error_code a_pair(socket_type type, pace how) {
  std::error_code ec;
  auto [one, other] =
      socketpair(address_family::unix_domain, type, socket_protocol::unspecified, ec);
  settle(one, how, ec);
  settle(other, how, ec);
  return ec ? ec : close_all({&one, &other}, carry(one, other));
}

std::error_code a_datagram(pace how) {
  std::error_code ec;
  socket in(address_family::inet, socket_type::datagram, socket_protocol::unspecified, ec);
  settle(in, how, ec);
  if (!ec) in.bind(any_port(), ec);
  if (ec) return ec;
  const address where = in.getsockname(ec);
  if (ec) return ec;
  socket out(address_family::inet, socket_type::datagram, socket_protocol::unspecified, ec);
  settle(out, how, ec);
  if (ec) return ec;
  const auto sent = pattern(1000);
  out.sendto(sent, where, ec);
  if (ec) return ec;
  std::vector<std::byte> received(2000);
  address from;
  received.resize(in.recvfrom(received, from, ec));
  if (!ec) {
    EXPECT_EQ(received, sent);
  }
  return close_all({&in, &out}, ec);
}

// Made once, before any run: what makes it is not a part of the story.
const address& refusing() {
  static const closed_port nobody;
  return nobody.where;
}

// The first address refuses, the second answers: what happens to the first is no error.
std::error_code a_choice(pace how) {
  std::error_code ec;
  socket listener(address_family::inet, socket_type::stream, socket_protocol::unspecified, ec);
  if (!ec) listener.bind(any_port(), ec);
  if (!ec) listener.listen(4, ec);
  if (ec) return ec;
  const address where = listener.getsockname(ec);
  if (ec) return ec;
  connection_options options;
  if (how == pace::with_a_timeout) options.timeout = 5s;
  const address addresses[] = {refusing(), where};
  socket client = create_connection(addresses, options, ec);
  EXPECT_EQ(client.is_open(), !ec);
  return close_all({&client, &listener}, ec);
}

// A descriptor travels with two buffers, and is closed by whoever has it.
std::error_code a_message(pace how) {
  std::error_code ec;
  auto [one, other] = socketpair(address_family::unix_domain, socket_type::stream,
                                 socket_protocol::unspecified, ec);
  settle(one, how, ec);
  settle(other, how, ec);
  ancillary_data beside;
  const native_handle passed = one.fileno();
  if (!ec) beside.add_descriptors(std::span(&passed, 1), ec);
  if (ec) return ec;
  const auto sent = pattern(1000);
  const std::span<const std::byte> all(sent);
  const std::span<const std::byte> parts[] = {all.first(400), all.subspan(400)};
  sendmsg(one, {.buffers = parts, .ancillary = &beside}, ec);
  if (ec) return ec;
  std::vector<std::byte> received(1000);
  const std::span<std::byte> room[] = {received};
  received_ancillary_data arrived;
  recvmsg(other, room, arrived, message_flags::none, ec);
  if (ec) return ec;
  EXPECT_EQ(received, sent);
  EXPECT_EQ(arrived.descriptors(), 1U);
  const native_handle taken = arrived.take_descriptor();
  socket duplicate = socket::adopt(taken, ec);
  if (ec) {
    EXPECT_TRUE(close_natively(taken)) << "not the caller's any more";
  }
  return close_all({&one, &other, &duplicate}, ec);
}

const std::map<std::string, story> stories = {
    {"connection_tcp4", [](pace how) { return a_connection(any_port(), how); }},
    {"connection_unix", [](pace how) { return a_connection(address::unix_unnamed(), how); }},
    {"pair_of_streams", [](pace how) { return a_pair(socket_type::stream, how); }},
    {"choice_of_addresses", a_choice},
    {"message_with_a_descriptor", a_message},
    {"datagram_udp4", [](pace how) { return a_datagram(how); }},
};

struct known_fault {
  fault what;
  bool is_seen;  // a program is told of it; otherwise the call goes on
};

constexpr auto instead = fault::way::instead;
constexpr auto after = fault::way::after;
constexpr auto half = fault::way::half;

// What the manual pages name, as far as it can happen to a sound call. EINTR comes after the work
// of close, and of a connect over a network: they go on in the background.
const std::map<std::string, std::vector<known_fault>> faults_of = {
    {"socket", {{{instead, EMFILE}, true}, {{instead, ENFILE}, true}, {{instead, ENOBUFS}, true}}},
    {"socketpair", {{{instead, EMFILE}, true}, {{instead, ENOMEM}, true}}},
    {"bind", {{{instead, EADDRINUSE}, true}, {{instead, ENOMEM}, true}}},
    {"listen", {{{instead, EADDRINUSE}, true}}},
    {"accept4",
     {{{instead, EINTR}, false},
      {{instead, EMFILE}, true},
      {{instead, ENOBUFS}, true},
      {{instead, ECONNABORTED}, true}}},
    {"connect", {{{instead, ECONNREFUSED}, true}, {{instead, EADDRNOTAVAIL}, true}}},
    {"shutdown", {{{instead, ENOBUFS}, true}}},
    {"close", {{{after, EINTR}, false}, {{after, EIO}, true}}},
    {"getsockname", {{{instead, ENOBUFS}, true}}},
    {"getpeername", {{{instead, ENOBUFS}, true}}},
    {"getsockopt", {{{instead, ENOBUFS}, true}}},
    {"setsockopt", {{{instead, ENOMEM}, true}}},
    {"poll", {{{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"send",
     {{{half, 0}, false},
      {{instead, EINTR}, false},
      {{instead, ENOBUFS}, true},
      {{instead, ECONNRESET}, true}}},
    {"sendto", {{{instead, EINTR}, false}, {{instead, ENOBUFS}, true}}},
    {"recv", {{{half, 0}, false}, {{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"sendmsg", {{{instead, EINTR}, false}, {{instead, ENOBUFS}, true}}},
    {"recvmsg", {{{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"recvfrom", {{{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
};

// Where the handle does not block, the layer waits for what would block.
constexpr std::string_view waited_for[] = {"accept4", "recv",    "recvfrom", "recvmsg",
                                           "send",    "sendmsg", "sendto"};

std::vector<known_fault> faults_for(const std::string& call, const std::string& told, pace how) {
  auto found = faults_of.at(call);
  if (std::ranges::find(waited_for, call) != std::end(waited_for)) {
    found.push_back({{instead, EAGAIN}, how == pace::for_ever});
  }
  if (call == "connect")
    found.push_back({{told == "connection_unix" ? instead : after, EINTR}, false});
  return found;
}

std::size_t open_handles() {
  std::size_t count = 0;
  for (int handle = 0; handle != 256; ++handle) count += is_open_handle(handle) ? 1 : 0;
  return count;
}

class faults : public ::testing::TestWithParam<std::tuple<std::string, pace>> {
 protected:
  faults() { refusing(); }

  std::error_code tell() const { return stories.at(name())(how()); }
  const std::string& name() const { return std::get<0>(GetParam()); }
  pace how() const { return std::get<1>(GetParam()); }

  std::vector<std::string> calls_of_a_sound_run() const {
    const spoiled_run run;
    EXPECT_FALSE(tell());
    return run.calls();
  }
};

TEST_P(faults, none_is_a_run_without_errors) {
  EXPECT_GT(calls_of_a_sound_run().size(), 4U);
}

TEST_P(faults, each_is_mended_or_reported) {
  const std::vector<std::string> calls = calls_of_a_sound_run();
  for (std::size_t which = 0; which != calls.size(); ++which) {
    for (const auto& [what, is_seen] : faults_for(calls[which], name(), how())) {
      SCOPED_TRACE("call " + std::to_string(which) + ", " + calls[which] + ", error " +
                   std::to_string(what.error));
      const std::size_t before = open_handles();
      std::error_code ec;
      {
        const spoiled_run run(which, what);
        ec = tell();
      }
      const bool has_another_way = name() == "choice_of_addresses" && !ec;
      EXPECT_TRUE(has_another_way || ec.value() == (is_seen ? what.error : 0)) << ec.message();
      EXPECT_EQ(open_handles(), before) << "handles are left open";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    stories, faults,
    ::testing::Combine(::testing::Values("connection_tcp4", "connection_unix", "pair_of_streams",
                                         "choice_of_addresses", "message_with_a_descriptor",
                                         "datagram_udp4"),
                       ::testing::Values(pace::for_ever, pace::with_a_timeout)),
    [](const auto& each) {
      const bool timed = std::get<1>(each.param) == pace::with_a_timeout;
      return std::get<0>(each.param) + (timed ? "_with_a_timeout" : "");
    });

}  // namespace

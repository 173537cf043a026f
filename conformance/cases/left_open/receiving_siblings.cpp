// recvfrom(), recvmsg(), read(), readv(), sockatmark(): what the documents leave open.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr int room_for_one = 64;  // descriptor, in control data

std::vector<behaviour> sender_or_none(const address& peer) {
  return {{"no_address", has("address_length", 0)},
          {"left_alone", has("address_length", 128)},
          {"the_peer", has_address(peer)}};
}

std::vector<behaviour> nothing_or_refused() {
  return {{"returns_nothing", counts(0)},
          {"not_connected", fails_with(errc::not_connected)},
          {"invalid", fails_with(errc::invalid_argument)}};
}

std::vector<behaviour> mark_or_none() {
  return {{"says_no", has("value", 0)},
          {"refuses", any_of({fails_with(errc::inappropriate_io_control_operation),
                              fails_with(errc::invalid_argument),
                              fails_with(errc::operation_not_supported)})}};
}

constexpr clause recvfrom_cases[] = {
    {
        .id = "recvfrom.sender_over_a_connection",
        .level = unspecified,
        .says = "Whether data of a connection comes with the peer's address is left open.",
        .sources = {posix("recvfrom", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::recvfrom, op::getpeername},
        .catches = {"recvfrom.length_left_alone"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto peer = c.given(getpeername(mine)).address();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.classify(c.call(recvfrom(mine, 16)), sender_or_none(peer));
            },
    },
};
static_assert(well_formed(recvfrom_cases));

constexpr clause recvmsg_cases[] = {
    {
        .id = "recvmsg.sender_over_a_connection",
        .level = unspecified,
        .says = "Whether a message of a connection comes with the peer's address is left open.",
        .sources = {posix("recvmsg", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg, op::getpeername},
        .catches = {"recvmsg.length_left_alone"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto peer = c.given(getpeername(mine)).address();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.classify(c.call(recvmsg(mine, {16})), sender_or_none(peer));
            },
    },
    {
        .id = "recvmsg.data_before_descriptors",
        .level = unspecified,
        .says = "Whether data of a stream and data that came with descriptors behind it are "
                "received at once is left open.",
        .sources = {posix("recvmsg", "DESCRIPTION")},
        .kinds = unix_stream,
        .modes = any_mode,
        .needs = {op::recvmsg, op::sendmsg, op::open_file},
        .catches = {"recvmsg.splits_at_descriptors"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.own_pair();
              c.given(send(theirs, "ab"));
              c.given(passing(sendmsg(theirs, {"cd"}), {c.file()}));
              c.classify(c.call(receiving_rights(recvmsg(mine, {8}), room_for_one, 1)),
                         {{"at_once", receives("abcd")}, {"apart", receives("ab")}});
            },
    },
    {
        .id = "recvmsg.peeked_descriptors",
        .level = unspecified,
        .says = "Whether a peek hands out the descriptors of a message is left open.",
        .sources = {posix("recvmsg", "DESCRIPTION")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg, op::sendmsg, op::open_file},
        .catches = {"recvmsg.peeks_hide_descriptors"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.own_pair();
              c.given(passing(sendmsg(theirs, {"x"}), {c.file()}));
              const auto peek = receiving_rights(recvmsg(mine, {8}, {"MSG_PEEK"}), room_for_one, 1);
              c.classify(c.call(peek), {{"keeps_them", has("control", value::list{})},
                                        {"hands_them_out", succeeds()}});
            },
    },
};
static_assert(well_formed(recvmsg_cases));

constexpr clause read_cases[] = {
    {
        .id = "read.nothing_without_a_connection",
        .level = unspecified,
        .says = "Whether reading no bytes needs a connection is left open.",
        .sources = {posix("read", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::read},
        .catches = {"read.nothing_needs_a_connection"},
        .run = [](context& c) { c.classify(c.call(read(c.socket(), 0)), nothing_or_refused()); },
    },
};
static_assert(well_formed(read_cases));

constexpr clause readv_cases[] = {
    {
        .id = "readv.no_buffers",
        .level = unspecified,
        .says = "What reading into no buffers does is left open.",
        .sources = {posix("readv", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::readv},
        .catches = {"readv.needs_buffers"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.classify(c.call(readv(mine, {})), nothing_or_refused());
            },
    },
};
static_assert(well_formed(readv_cases));

constexpr clause sockatmark_cases[] = {
    {
        .id = "sockatmark.datagrams",
        .level = unspecified,
        .says = "What is said of the mark of a socket that has no urgent data is left open.",
        .sources = {posix("sockatmark", "ERRORS")},
        .kinds = plain_datagram_kinds | unix_seqpacket,
        .modes = any_mode,
        .needs = {op::sockatmark},
        .catches = {"sockatmark.any_socket_is_at_a_mark"},
        .run = [](context& c) { c.classify(c.call(sockatmark(c.socket())), mark_or_none()); },
    },
    {
        .id = "sockatmark.listener",
        .level = unspecified,
        .says = "What is said of the mark of a listener is left open.",
        .sources = {posix("sockatmark", "ERRORS")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sockatmark, op::listen},
        .catches = {"sockatmark.any_socket_is_at_a_mark"},
        .run = [](context& c) { c.classify(c.call(sockatmark(c.listening())), mark_or_none()); },
    },
};
static_assert(well_formed(sockatmark_cases));

}  // namespace

std::span<const clause> recvfrom_left_open_clauses() {
  return recvfrom_cases;
}
std::span<const clause> recvmsg_left_open_clauses() {
  return recvmsg_cases;
}
std::span<const clause> read_left_open_clauses() {
  return read_cases;
}
std::span<const clause> readv_left_open_clauses() {
  return readv_cases;
}
std::span<const clause> sockatmark_left_open_clauses() {
  return sockatmark_cases;
}

}  // namespace sockspec::conformance

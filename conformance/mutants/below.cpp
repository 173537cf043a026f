// Lies below the driver: a library under it (below/) breaks one libc call. What only this level can
// tell truly: effects in the system's state, options that do nothing, flags that are dropped,
// lengths, buffers that are written past their end or not at all.

#include "mutants/registry.hpp"

namespace sockspec::conformance {
namespace {

constexpr mutant below(std::string_view id, op scope, altered what, std::string_view says,
                       fixed_list<std::string_view, 8> may_redden = {}) {
  return {.id = id,
          .level = mutant_level::below,
          .what = what,
          .scope = scope,
          .says = says,
          .may_redden = may_redden};
}

constexpr mutant about_transfers[] = {
    below("recv.peek_dropped", op::recv, altered::effect, "MSG_PEEK is dropped.",
          {"setsockopt.receive_low_water_mark_delays", "setsockopt.so_peek_off_moves_on"}),
    below("recv.waitall_dropped", op::recv, altered::effect, "MSG_WAITALL is dropped."),
    below("recv.dontwait_dropped", op::recv, altered::timing, "MSG_DONTWAIT is dropped."),
    below("recv.truncation_dropped", op::recv, altered::count, "MSG_TRUNC is dropped."),
    below("recv.overruns_large_buffers", op::recv, altered::effect,
          "A byte behind a large buffer that was filled is written, too."),
    below("recvfrom.flags_dropped", op::recvfrom, altered::effect, "Every flag is dropped."),
    below("recvfrom.sender_not_written", op::recvfrom, altered::address,
          "The sender's address is not written, its length is."),
    below("recvfrom.length_left_alone", op::recvfrom, altered::count,
          "The length of the sender's address is left as it was."),
    below("send.nosignal_dropped", op::send, altered::effect, "MSG_NOSIGNAL is dropped.",
          {"send.peer_closed", "send.not_connected", "shutdown.*"}),
    below("send.dontwait_dropped", op::send, altered::timing, "MSG_DONTWAIT is dropped."),
    below("send.loses_the_last_byte", op::send, altered::count,
          "The last byte of large data is not sent, and is reported as sent.",
          {"send.one_byte_too_many"}),
    below("sendto.flags_dropped", op::sendto, altered::effect, "Every flag is dropped."),
    below("sendto.address_ignored", op::sendto, altered::effect,
          "A connected socket sends to its peer, whatever address is given."),
    below("recvmsg.tells_nothing_cut", op::recvmsg, altered::effect,
          "Neither MSG_TRUNC nor MSG_CTRUNC is reported."),
    below("recvmsg.flags_dropped", op::recvmsg, altered::effect, "Every flag is dropped."),
    below("recvmsg.sender_not_told", op::recvmsg, altered::address,
          "The sender is told to have no address."),
    below("sendmsg.flags_dropped", op::sendmsg, altered::effect, "Every flag is dropped."),
    below("sendmsg.control_dropped", op::sendmsg, altered::effect, "Control data is dropped."),
};

constexpr mutant about_descriptors[] = {
    below("socket.close_on_exec_dropped", op::socket, altered::effect, "SOCK_CLOEXEC is dropped."),
    below("socket.nonblocking_dropped", op::socket, altered::effect, "SOCK_NONBLOCK is dropped."),
    below("socket.takes_a_high_number", op::socket, altered::effect,
          "The descriptor is the lowest free one above 150."),
    below("socketpair.flags_dropped", op::socketpair, altered::effect,
          "The flags of a pair are dropped."),
    below("socketpair.failure_clears_the_array", op::socketpair, altered::effect,
          "A failure writes -1 into the array."),
    below("socketpair.born_with_flags", op::socketpair, altered::effect,
          "Pairs do not block and are not inherited, asked or not."),
    below("bind.evades_conflicts", op::bind, altered::address,
          "Where the address is in use, another one is taken.",
          {"bind.*", "setsockopt.so_reuseport_needs_both"}),
    below("getsockname.length_left_alone", op::getsockname, altered::count,
          "The length of the address is left as it was.",
          {"bind.*", "connect.*", "getsockname.unnamed", "socketpair.is_unnamed"}),
    below("getsockname.overruns_short_buffers", op::getsockname, altered::effect,
          "The whole address is written into a buffer that is too small."),
    below("getpeername.length_left_alone", op::getpeername, altered::count,
          "The length of the address is left as it was.",
          {"getpeername.*", "socketpair.knows_its_peer", "accept.*"}),
    below("getpeername.overruns_short_buffers", op::getpeername, altered::effect,
          "The whole address is written into a buffer that is too small."),
    below("getpeername.writes_nothing", op::getpeername, altered::address,
          "The peer's address is not written, its length is.", {"connect.*"}),
    below("shutdown.write_ignored", op::shutdown, altered::effect,
          "Shutting the sending side down does nothing.",
          {"poll.*", "send*", "shutdown.*", "write*"}),
    below("shutdown.read_ignored", op::shutdown, altered::effect,
          "Shutting the receiving side down does nothing.", {"poll.*"}),
    below("close.leaves_listeners_open", op::close, altered::effect,
          "Closing a listener does nothing.",
          {"bind.reuse_after_connections", "accept*.bad_file_descriptor"}),
    below("close.ends_for_duplicates", op::close, altered::effect,
          "Closing one descriptor shuts the socket down for its duplicates.",
          {"close.unread_data_resets", "close.zero_linger_resets"}),
    below("dup.makes_another_socket", op::dup, altered::effect,
          "The duplicate is a new socket of the same type.", {"close.*", "shutdown.*"}),
    below("dup.keeps_close_on_exec", op::dup, altered::effect,
          "The duplicate has the original's FD_CLOEXEC."),
    below("dup.takes_a_high_number", op::dup, altered::effect,
          "The descriptor is the lowest free one above 150."),
    below("fcntl.flags_stay", op::fcntl, altered::option, "F_SETFL takes no flag away.",
          {"send*", "write*"}),
    below("fcntl.close_on_exec_ignored", op::fcntl, altered::effect,
          "F_SETFD takes FD_CLOEXEC away and never sets it."),
    below("fcntl.nonblocking_not_told", op::fcntl, altered::effect,
          "F_GETFL does not tell O_NONBLOCK.", {"dup.*", "socket.*", "socketpair.*", "accept*"}),
    below("poll.hangups_masked", op::poll, altered::readiness, "No hang-up is reported."),
    below("poll.read_hangups_masked", op::poll, altered::readiness, "POLLRDHUP is not reported."),
    below("poll.gives_up_early", op::poll, altered::timing, "A tenth of the timeout is waited."),
    below("select.gives_up_early", op::select, altered::timing,
          "A tenth of the timeout is waited."),
    below("select.sets_are_left_alone", op::select, altered::readiness,
          "The sets are left as they were.", {"select.*"}),
    below("poll.tells_the_first_alone", op::poll, altered::readiness,
          "Sockets that are ready are counted, and the first one's events alone are told."),
    below("poll.looks_at_the_first", op::poll, altered::readiness,
          "Of several sockets only the first is looked at."),
};

constexpr mutant about_options[] = {
    below("getsockopt.length_left_alone", op::getsockopt, altered::count,
          "The length of the value is left as it was."),
    below("setsockopt.receive_timeout_halved", op::setsockopt, altered::timing,
          "SO_RCVTIMEO becomes half of the time.",
          {"accept.timed_out", "accept4.timed_out", "rec*.timed_out", "read*.timed_out"}),
    below("setsockopt.so_rcvtimeo_is_hollow", op::setsockopt, altered::timing,
          "SO_RCVTIMEO reads back, and nothing ever times out.",
          {"accept.timed_out", "accept4.timed_out", "rec*.timed_out", "read*.timed_out"}),
    below("setsockopt.so_sndtimeo_is_hollow", op::setsockopt, altered::timing,
          "SO_SNDTIMEO reads back, and nothing ever times out.",
          {"connect.timed_out", "send*.timed_out", "write*.timed_out"}),
    below("setsockopt.so_linger_is_hollow", op::setsockopt, altered::option,
          "SO_LINGER reads back, and closing is as without it."),
    below("setsockopt.so_reuseaddr_is_hollow", op::setsockopt, altered::option,
          "SO_REUSEADDR reads back, and addresses stay in use."),
    below("setsockopt.so_oobinline_is_hollow", op::setsockopt, altered::option,
          "SO_OOBINLINE reads back, and urgent data stays out of line."),
    below("setsockopt.so_rcvlowat_is_hollow", op::setsockopt, altered::readiness,
          "SO_RCVLOWAT reads back, and one byte is enough."),
    below("setsockopt.so_broadcast_is_hollow", op::setsockopt, altered::option,
          "SO_BROADCAST reads back, and broadcasts stay forbidden."),
    below("setsockopt.ip_ttl_is_hollow", op::setsockopt, altered::option,
          "IP_TTL reads back, and packets have the default."),
    below("setsockopt.ip_tos_is_hollow", op::setsockopt, altered::option,
          "IP_TOS reads back, and packets have the default."),
    below("setsockopt.ipv6_unicast_hops_is_hollow", op::setsockopt, altered::option,
          "IPV6_UNICAST_HOPS reads back, and packets have the default."),
    below("setsockopt.ipv6_tclass_is_hollow", op::setsockopt, altered::option,
          "IPV6_TCLASS reads back, and packets have the default."),
    below("setsockopt.ipv6_v6only_is_hollow", op::setsockopt, altered::option,
          "IPV6_V6ONLY reads back, and IPv4 comes in all the same.", {"bind.*", "connect.*"}),
};

constexpr mutant about_rare_options[] = {
    below("setsockopt.so_rcvbuf_is_hollow", op::setsockopt, altered::option,
          "SO_RCVBUF reads back, and the buffer is as large as before.",
          {"sendmsg.*", "recvmsg.*", "send.*", "poll.*", "sendall.*",
           "setsockopt.so_rcvbuf_is_doubled"}),
    below("setsockopt.so_sndbuf_is_hollow", op::setsockopt, altered::option,
          "SO_SNDBUF reads back, and the buffer is as large as before.",
          {"sendmsg.*", "recvmsg.*", "send.*", "poll.*", "sendall.*",
           "setsockopt.so_sndbuf_is_doubled"}),
    below("setsockopt.so_reuseport_is_hollow", op::setsockopt, altered::option,
          "SO_REUSEPORT reads back, and addresses stay in use."),
    below("setsockopt.so_timestamp_is_hollow", op::setsockopt, altered::option,
          "SO_TIMESTAMP reads back, and no time is told."),
    below("setsockopt.so_passcred_is_hollow", op::setsockopt, altered::option,
          "SO_PASSCRED reads back, and no credentials are told."),
    below("setsockopt.so_peek_off_is_hollow", op::setsockopt, altered::option,
          "SO_PEEK_OFF reads back, and peeking begins at the front."),
    below("setsockopt.tcp_maxseg_is_hollow", op::setsockopt, altered::option,
          "TCP_MAXSEG reads back, and segments are as large as before."),
    below("setsockopt.tcp_defer_accept_is_hollow", op::setsockopt, altered::readiness,
          "TCP_DEFER_ACCEPT reads back, and nothing is deferred."),
    below("setsockopt.ip_freebind_is_hollow", op::setsockopt, altered::option,
          "IP_FREEBIND reads back, and addresses must be the host's."),
    below("setsockopt.ip_bind_address_no_port_is_hollow", op::setsockopt, altered::option,
          "IP_BIND_ADDRESS_NO_PORT reads back, and a port is taken."),
    below("setsockopt.ip_pktinfo_is_hollow", op::setsockopt, altered::option,
          "IP_PKTINFO reads back, and nothing is told."),
    below("setsockopt.ip_recvttl_is_hollow", op::setsockopt, altered::option,
          "IP_RECVTTL reads back, and nothing is told."),
    below("setsockopt.ip_recvtos_is_hollow", op::setsockopt, altered::option,
          "IP_RECVTOS reads back, and nothing is told."),
    below("setsockopt.ipv6_recvpktinfo_is_hollow", op::setsockopt, altered::option,
          "IPV6_RECVPKTINFO reads back, and nothing is told."),
    below("setsockopt.ipv6_recvhoplimit_is_hollow", op::setsockopt, altered::option,
          "IPV6_RECVHOPLIMIT reads back, and nothing is told."),
    below("setsockopt.ipv6_recvtclass_is_hollow", op::setsockopt, altered::option,
          "IPV6_RECVTCLASS reads back, and nothing is told."),
};

}  // namespace

std::span<const mutant> below_transfer_mutants() {
  return about_transfers;
}
std::span<const mutant> below_descriptor_mutants() {
  return about_descriptors;
}
std::span<const mutant> below_rare_option_mutants() {
  return about_rare_options;
}
std::span<const mutant> below_option_mutants() {
  return about_options;
}

}  // namespace sockspec::conformance

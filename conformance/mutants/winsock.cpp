// Lies that clauses of Microsoft's documentation alone catch. Wine departs from some of them; so
// most say something that neither it nor Windows does.

#include <utility>

#include "cases/winsock/rows.hpp"
#include "engine/mutant.hpp"
#include "mutants/joined.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_wildcard(const value& call) {
  const std::string host = address_text(call, "host");
  return host == "0.0.0.0" || host == "::";
}

bool has_raw_flag(const value& call) {
  for (const auto& flag : argument(call, "flags").elements()) {
    if (flag.is_object()) return true;
  }
  return false;
}

template <std::size_t Row>
void refuse(lie_state&, const value& call, value& result) {
  if (is_option(call, windows_options[Row].name)) report_error(result, errc::address_in_use);
}

template <std::size_t... Rows>
constexpr auto make_table(std::index_sequence<Rows...>) {
  return std::array{lie(windows_options[Rows].mutant, op::setsockopt, altered::option,
                        "The option is refused.", nullptr, refuse<Rows>,
                        {"bind.exclusive_address"})...};
}

constexpr auto option_lies = make_table(std::make_index_sequence<windows_options.size()>{});

template <errc Told>
void tell_of_the_wildcard(lie_state&, const value& call, value& result) {
  if (is_wildcard(call)) report_error(result, Told);
}

template <errc Told>
void tell_of_a_raw_flag(lie_state&, const value& call, value& result) {
  if (has_raw_flag(call)) report_error(result, Told);
}

template <errc Told>
void tell_of_a_raw_level(lie_state&, const value& call, value& result) {
  if (argument(call, "level").is_object()) report_error(result, Told);
}

/// Urgent data that is not there, whatever this system says of it.
void refuse_urgency(lie_state&, const value& call, value& result) {
  if (has_flag(call, "MSG_OOB") && !is_ok(result)) report_error(result, errc::connection_refused);
}

void read_one_more(lie_state&, const value& call, value& result) {
  if (!is_option(call, "SO_MAX_MSG_SIZE") || !is_ok(result)) return;
  const auto size = member(result, "value")["int"].integer();
  change(result, "value", value::object{{"int", size + 1}});
}

void read_never(lie_state&, const value& call, value& result) {
  if (!is_option(call, "SO_CONNECT_TIME") || !is_ok(result)) return;
  change(result, "value", value::object{{"int", -1}});
}

void make_a_stream(lie_state&, value& call) {
  if (argument(call, "family") != value("unspecified")) return;
  change_argument(call, "family", "inet");
  change_argument(call, "type", "stream");
}

void take_exclusive(lie_state& state, const value& call, value& result) {
  if (is_option(call, "SO_EXCLUSIVEADDRUSE")) state.memory["exclusive"] = true;
  if (is_call(call, "bind") && state.memory.contains("exclusive")) report_success(result);
}

void connect_listeners(lie_state& state, const value& call, value& result) {
  if (is_call(call, "listen")) state.memory[key("listens", call["on"])] = true;
  if (!is_call(call, "connect") || !state.memory.contains(key("listens", call["on"]))) return;
  report_error(result, errc::already_connected);
}

void forget_broadcast(lie_state& state, const value& call, value& result) {
  const bool everybody = address_text(call, "host") == "127.255.255.255";
  if (is_call(call, "connect") && everybody) state.memory["everybody"] = true;
  if (is_call(call, "send") && state.memory.contains("everybody")) {
    report_error(result, errc::not_connected);
  }
}

template <op What>
void refuse_unbound(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  const std::string known = key("has_address", call["on"]);
  for (const auto giving : {"bind", "connect", "sendto"}) {
    if (is_call(call, giving)) state.memory[known] = true;
  }
  if (!is_call(call, to_string(What)) || state.memory.contains(known)) return;
  const bool is_datagram = remembered(state, "type", call["on"]) == value("datagram");
  if (is_datagram) report_error(result, errc::not_connected);
}

void refuse_lingering(lie_state& state, const value& call, value& result) {
  if (is_option(call, "SO_LINGER")) state.memory[key("lingers", call["on"])] = true;
  if (!is_call(call, "close") || !state.memory.contains(key("lingers", call["on"]))) return;
  report_error(result, errc::not_connected);
}

constexpr std::array call_lies{
    lie("socket.makes_one_of_nothing", op::socket, altered::effect,
        "What is left open is a stream over IPv4.", make_a_stream, nullptr),
    lie("bind.broadcast_is_not_available", op::bind, altered::error,
        "The broadcast address is none of the host's.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (address_text(call, "host") != "255.255.255.255") return;
          report_error(result, errc::address_not_available);
        }),
    watching(lie("bind.takes_exclusive_addresses", op::bind, altered::effect,
                 "Who has an address for itself is not asked.", nullptr, take_exclusive)),
    lie("listen.needs_no_address", op::listen, altered::effect,
        "Listening succeeds without an address.", nullptr, pretend<errc::invalid_argument>,
        {"listen.*"}),
    watching(lie("connect.listeners_are_connected", op::connect, altered::error,
                 "A listener is already connected.", nullptr, connect_listeners, {"connect.*"})),
    lie("connect.wildcard_is_unreachable", op::connect, altered::error,
        "The wildcard cannot be reached.", nullptr, tell_of_the_wildcard<errc::network_unreachable>,
        {"connect.*"}),
    lie("getsockname.unbound_is_not_connected", op::getsockname, altered::error,
        "A socket without an address is not connected.", nullptr,
        misreport<errc::invalid_argument, errc::not_connected>),
    watching(lie("close.lingering_is_an_error", op::close, altered::error,
                 "Closing a socket that is to linger fails.", nullptr, refuse_lingering,
                 {"close.*"})),
    watching(lie("recv.unbound_is_not_connected", op::recv, altered::error,
                 "A datagram socket without an address is not connected.", nullptr,
                 refuse_unbound<op::recv>, {"*.before_startup"})),
    watching(lie("recvfrom.unbound_is_not_connected", op::recvfrom, altered::error,
                 "A datagram socket without an address is not connected.", nullptr,
                 refuse_unbound<op::recvfrom>, {"*.before_startup"})),
    watching(lie("recvmsg.unbound_is_not_connected", op::recvmsg, altered::error,
                 "A datagram socket without an address is not connected.", nullptr,
                 refuse_unbound<op::recvmsg>, {"*.before_startup"})),
    lie("recv.urgent_datagrams_are_refused", op::recv, altered::error,
        "Urgent data that is not there was refused.", nullptr, refuse_urgency, {"recv.*"}),
    lie("recvfrom.urgent_datagrams_are_refused", op::recvfrom, altered::error,
        "Urgent data that is not there was refused.", nullptr, refuse_urgency, {"recvfrom.*"}),
    lie("recvmsg.peeks_at_streams", op::recvmsg, altered::error,
        "Peeking at a stream was refused by the peer.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (has_flag(call, "MSG_PEEK")) report_error(result, errc::connection_refused);
        }),
    lie("send.unknown_flags_are_not_supported", op::send, altered::error,
        "A flag that there is not is not supported.", nullptr,
        tell_of_a_raw_flag<errc::operation_not_supported>),
    lie("sendto.unknown_flags_are_not_supported", op::sendto, altered::error,
        "A flag that there is not is not supported.", nullptr,
        tell_of_a_raw_flag<errc::operation_not_supported>),
    lie("sendmsg.unknown_flags_are_bad_arguments", op::sendmsg, altered::error,
        "A flag that the call does not know is a bad argument.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (has_flag(call, "MSG_PEEK")) report_error(result, errc::invalid_argument);
        }),
    watching(lie("send.broadcast_is_not_connected", op::send, altered::error,
                 "A socket that is connected to everybody is not connected.", nullptr,
                 forget_broadcast)),
    lie("sendto.wildcard_is_unreachable", op::sendto, altered::error,
        "The wildcard cannot be reached.", nullptr, tell_of_the_wildcard<errc::network_unreachable>,
        {"sendto.*"}),
    lie("getnameinfo.no_buffer_is_enough", op::getnameinfo, altered::error,
        "A name for which there is no room is not found.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "host_capacity") == value(0)) {
            report_error(result, errc::name_not_found);
          }
        }),
    lie("getsockopt.so_max_msg_size_is_one_more", op::getsockopt, altered::option,
        "SO_MAX_MSG_SIZE reads one more.", nullptr, read_one_more),
    lie("getsockopt.so_connect_time_is_never", op::getsockopt, altered::option,
        "SO_CONNECT_TIME says that there is no connection.", nullptr, read_never),
    lie("getsockopt.unknown_levels_have_no_options", op::getsockopt, altered::error,
        "A level that there is not has no such option.", nullptr,
        tell_of_a_raw_level<errc::no_protocol_option>),
    lie("setsockopt.unknown_levels_have_no_options", op::setsockopt, altered::error,
        "A level that there is not has no such option.", nullptr,
        tell_of_a_raw_level<errc::no_protocol_option>),
    lie("getsockopt.structures_are_refused", op::getsockopt, altered::option,
        "An option that is a structure is refused.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_option(call, "SO_PROTOCOL_INFOW") || is_option(call, "SO_BSP_STATE")) {
            report_error(result, errc::bad_address);
          }
        }),
    lie("getsockopt.ip_unicast_if_is_none", op::getsockopt, altered::option,
        "IP_UNICAST_IF says that no interface was chosen.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_option(call, "IP_UNICAST_IF")) change(result, "value", value::object{{"int", 0}});
        }),
    lie("ioctl.never_blocks_again", op::ioctl, altered::effect,
        "A socket that FIONBIO has made not block never blocks again.",
        [](lie_state&, value& call) {
          if (argument(call, "request") == value("FIONBIO")) change_argument(call, "value", 1);
        },
        nullptr, {"send*.*", "recv*.*", "poll.*", "select.*", "close.*", "shutdown.*"}),
    lie("ioctl.urgent_data_is_left", op::ioctl, altered::effect,
        "SIOCATMARK says that urgent data waits.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "request") == value("SIOCATMARK")) change(result, "value", 0);
        }),
    lie("gethostname.reports_a_cut_name_otherwise", op::gethostname, altered::error,
        "A name that does not fit is an invalid argument.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "capacity") == value(1)) report_error(result, errc::invalid_argument);
        }),
    lie("inet_pton.null_is_an_invalid_argument", op::inet_pton, altered::error,
        "A text that is not there is an invalid argument.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!argument(call, "text").is_text()) report_error(result, errc::invalid_argument);
        }),
};

constexpr auto all = joined(option_lies, call_lies);

}  // namespace

std::span<const mutant> winsock_mutants() {
  return all;
}

}  // namespace sockspec::conformance

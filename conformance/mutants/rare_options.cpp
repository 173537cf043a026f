// Lies about options that few systems have.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

value int_value(std::int64_t number) {
  return value::object{{"int", number}};
}

/// The value of a raw number of the call: {"raw": 10}.
bool is_number(const value& given, int number) {
  return given.is_object() && given["raw"] == value(number);
}

bool is_mtu(const value& call) {
  return is_option(call, "IP_MTU") || is_option(call, "IPV6_MTU");
}

/// Only the user, in the middle of a struct ucred, is told.
void tell_the_user_alone(lie_state&, const value& call, value& result) {
  if (!is_option(call, "SO_PEERCRED") || !is_ok(result)) return;
  std::string hex = member(result, "value")["raw"]["hex"].text();
  hex.replace(0, 8, "00000000");
  change(result, "value", value::object{{"raw", value::object{{"hex", hex}}}});
}

void succeed_where_refused(lie_state&, const value& call, value& result) {
  if (is_option(call, "IPV6_ADDRFORM") && !is_ok(result)) report_success(result);
}

// What is sent goes at once, though the option is taken.
void send_what_is_corked(lie_state&, value& call) {
  if (is_option(call, "UDP_CORK")) do_nothing(call);
}

template <const auto& Name>
void forget(lie_state&, value& call) {
  if (is_option(call, Name)) do_nothing(call);
}

constexpr std::string_view incoming_cpu = "SO_INCOMING_CPU", addrform = "IPV6_ADDRFORM",
                           quickack = "TCP_QUICKACK", window_clamp = "TCP_WINDOW_CLAMP";

constexpr mutant mutants[] = {
    lie("getsockopt.so_peercred_tells_the_user_alone", op::getsockopt, altered::option,
        "The process of the peer is not told.", nullptr, tell_the_user_alone),
    lie("getsockopt.ip_mtu_is_zero", op::getsockopt, altered::option,
        "Packets of no size may be sent.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_mtu(call) && is_ok(result)) change(result, "value", int_value(0));
        }),
    lie("getsockopt.ip_mtu_without_a_peer", op::getsockopt, altered::effect,
        "The size of packets to nobody is told.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_mtu(call) || is_ok(result)) return;
          report_success(result, {{"value", int_value(1500)}, {"length", 4}, {"guard", "intact"}});
        }),
    lie("setsockopt.so_incoming_cpu_is_forgotten", op::setsockopt, altered::option,
        "SO_INCOMING_CPU is taken and forgotten.", forget<incoming_cpu>, nullptr),
    lie("setsockopt.ipv6_addrform_is_hollow", op::setsockopt, altered::effect,
        "IPV6_ADDRFORM is taken, and the socket stays one of IPv6.", forget<addrform>, nullptr,
        {"setsockopt.ipv6_addrform_needs_ipv4"}),
    lie("setsockopt.ipv6_addrform_of_everything", op::setsockopt, altered::effect,
        "IPV6_ADDRFORM is taken from every socket.", nullptr, succeed_where_refused),
    lie("setsockopt.tcp_quickack_is_forgotten", op::setsockopt, altered::option,
        "TCP_QUICKACK is taken and forgotten.", forget<quickack>, nullptr),
    lie("setsockopt.tcp_window_clamp_is_forgotten", op::setsockopt, altered::option,
        "TCP_WINDOW_CLAMP is taken and forgotten.", forget<window_clamp>, nullptr),
    lie("setsockopt.udp_cork_does_nothing", op::setsockopt, altered::effect,
        "UDP_CORK holds nothing back.", send_what_is_corked, nullptr),
    lie("getsockopt.udplite_send_cscov_covers_less", op::getsockopt, altered::option,
        "A checksum of UDP-Lite may cover three bytes.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_number(argument(call, "name"), 10)) change(result, "value", int_value(3));
        }),
    lie(
        "setsockopt.udplite_recv_cscov_is_hollow", op::setsockopt, altered::effect,
        "UDPLITE_RECV_CSCOV is taken and keeps nothing away.",
        [](lie_state&, value& call) {
          if (is_number(argument(call, "name"), 11)) do_nothing(call);
        },
        nullptr),
    lie("getsockopt.ipv6_pathmtu_without_a_peer", op::getsockopt, altered::effect,
        "The MTU of no path is told.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_option(call, "IPV6_PATHMTU") || is_ok(result)) return;
          report_success(result, {{"value", int_value(1280)}, {"length", 32}});
        }),
    lie(
        "sendmsg.packet_info_is_ignored", op::sendmsg, altered::effect,
        "By whatever interface a message shall leave, it does.",
        [](lie_state&, value& call) {
          const value& control = argument(call, "control");
          if (!control.is_list() || control.elements().empty()) return;
          const bool is_info = control.elements().front()["type"] == value("IPV6_PKTINFO");
          if (is_info) change_argument(call, "control", value::list{});
        },
        nullptr),
    lie("poll.errors_are_no_priority", op::poll, altered::readiness,
        "Errors are never priority data.", nullptr,
        [](lie_state&, const value&, value& result) {
          const value& ready = member(result, "ready");
          if (!ready.is_list() || ready.elements().size() != 1) return;
          for (const auto& event : ready.elements().front()["events"].elements()) {
            if (event == value("POLLERR")) return drop_event(result, "POLLPRI");
          }
        }),
    lie("bind.no_device_is_an_address", op::bind, altered::error,
        "An interface that is not there is an address that is not there.", nullptr,
        misreport<errc::no_such_device, errc::address_not_available>,
        {"bind.packet_of_no_interface"}),
};

}  // namespace

std::span<const mutant> rare_option_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

// Lies about what the documents leave open of getsockopt() and setsockopt().

#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

value int_value(std::int64_t number) {
  return value::object{{"int", number}};
}

void have_none_when_shut(lie_state& state, const value& call, value& result) {
  if (is_call(call, "shutdown")) mark(state, "shut:", call["on"]);
  if (is_call(call, "getsockopt") && is_marked(state, "shut:", call["on"])) {
    refuse<errc::invalid_argument>(result);
  }
}

void have_none_when_reset(lie_state& state, const value& call, value& result) {
  mark_errors(state, call, result);
  if (is_call(call, "setsockopt") && is_in_error(state, call["on"])) {
    refuse<errc::invalid_argument>(result);
  }
}

bool is_negative(const value& number) {
  return number.is_integer() && number.integer() < 0;
}

void turn_negatives_round(lie_state&, const value& call, value& result) {
  const value& content = argument(call, "value");
  const bool is_size = is_option(call, "SO_RCVBUF") || is_option(call, "SO_SNDBUF") ||
                       is_option(call, "SO_RCVLOWAT");
  const bool is_time = is_option(call, "SO_LINGER");
  if ((is_size && is_negative(content["int"])) ||
      (is_time && is_negative(content["linger"]["seconds"]))) {
    turn_round<errc::invalid_argument>(result);
  }
}

/// The option is one of another type of socket, or of another family.
bool is_out_of_place(lie_state& state, const value& call) {
  const value& type = remembered(state, "type", call["on"]);
  if (remembered(state, "family", call["on"]) == value("unix") &&
      (is_option(call, "SO_REUSEADDR") || is_option(call, "SO_DONTROUTE"))) {
    return true;
  }
  if (type != value("datagram")) return is_option(call, "SO_BROADCAST");
  return is_option(call, "SO_LINGER") || is_option(call, "SO_KEEPALIVE") ||
         is_option(call, "SO_OOBINLINE");
}

void change_places(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (is_call(call, "setsockopt") && is_out_of_place(state, call)) {
    turn_round<errc::no_protocol_option>(result);
  }
}

void lose_short_timeouts(lie_state& state, const value& call, value& result) {
  if (!is_option(call, "SO_RCVTIMEO")) return;
  if (is_call(call, "setsockopt") && argument(call, "value")["duration"] == value(1000)) {
    mark(state, "short:", call["on"]);
  }
  if (is_call(call, "getsockopt") && is_marked(state, "short:", call["on"])) {
    change(result, "value", value::object{{"duration", 0}});
  }
}

void come_late(lie_state& state, const value& call, value& result) {
  if (is_call(call, "bind")) mark(state, "named:", call["on"]);
  if (is_call(call, "setsockopt") && is_option(call, "IPV6_V6ONLY") &&
      is_marked(state, "named:", call["on"])) {
    turn_round<errc::invalid_argument>(result);
  }
}

constexpr mutant lies[] = {
    lie("getsockopt.flags_read_as_bits", op::getsockopt, altered::option,
        "A flag that is on reads as the bit that it is.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_option(call, "SO_KEEPALIVE") && !is_option(call, "TCP_NODELAY")) return;
          const value& number = member(result, "value")["int"];
          if (number.is_integer() && number.integer() > 0) change(result, "value", int_value(8));
        },
        {"child.sets_options_for_both"}),
    watching(lie("getsockopt.shut_sockets_have_none", op::getsockopt, altered::effect,
                 "A socket that was shut down has no options.", nullptr, have_none_when_shut,
                 {"getsockopt.tcp_info_after_own_shutdown"})),
    lie("getsockopt.segment_size_is_one_more", op::getsockopt, altered::option,
        "TCP_MAXSEG reads one more.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_option(call, "TCP_MAXSEG") || !is_ok(result)) return;
          const std::int64_t size = member(result, "value")["int"].integer();
          change(result, "value", int_value(size + 1));
        },
        {"setsockopt.tcp_maxseg_is_announced"}),
    lie("setsockopt.negative_values_are_turned_round", op::setsockopt, altered::effect,
        "A negative value is refused where it should be taken, and taken where it should be "
        "refused.",
        nullptr, turn_negatives_round),
    watching(lie("setsockopt.options_change_their_protocols", op::setsockopt, altered::effect,
                 "Options of another type or family are refused where they should be taken, and "
                 "taken where they should be refused.",
                 nullptr, change_places, {"setsockopt.*", "bind.*"})),
    lie("setsockopt.mark_of_zero_is_turned_round", op::setsockopt, altered::effect,
        "A mark of 0 is refused where it should be taken, and taken where it should be refused.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_option(call, "SO_RCVLOWAT") && argument(call, "value")["int"] == value(0)) {
            turn_round<errc::invalid_argument>(result);
          }
        }),
    watching(lie("setsockopt.short_timeouts_are_none", op::getsockopt, altered::option,
                 "A time-out that the clock cannot tell is none.", nullptr, lose_short_timeouts)),
    watching(lie("setsockopt.v6_only_comes_late", op::setsockopt, altered::effect,
                 "IPV6_V6ONLY can be set on a socket that has an address where it should not, and "
                 "not where it should.",
                 nullptr, come_late)),
    watching(lie("setsockopt.reset_sockets_have_none", op::setsockopt, altered::effect,
                 "A socket whose connection was reset has no options.", nullptr,
                 have_none_when_reset)),
};

}  // namespace

std::span<const mutant> option_left_open_mutants() {
  return lies;
}

}  // namespace sockspec::conformance

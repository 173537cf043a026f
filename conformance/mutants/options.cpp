// Lies about socket options: for each row of the table an option that starts elsewhere and one that
// forgets; and about the two calls.

#include <utility>

#include "cases/options/rare.hpp"
#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

value int_value(std::int64_t number) {
  return value::object{{"int", number}};
}

bool sets(const value& call, std::string_view name) {
  return call["op"] == value("setsockopt") && is_option(call, name);
}

bool gets(const value& call, std::string_view name) {
  return call["op"] == value("getsockopt") && is_option(call, name);
}

/// Until it is set, the option reads something else than it should.
template <std::size_t Row>
void start_elsewhere(lie_state& state, const value& call, value& result) {
  constexpr const option_row& row = option_rows[Row];
  if (sets(call, row.name)) state.memory["set"] = true;
  if (!gets(call, row.name) || !state.memory["set"].is_null() || !is_ok(result)) return;
  change(result, "value", int_value(row.is_flag ? 1 - row.initial : row.initial + 1));
}

template <std::size_t Row>
void forget(lie_state&, value& call) {
  constexpr const option_row& row = option_rows[Row];
  if (is_option(call, row.name)) do_nothing(call);
}

constexpr mutant starting_elsewhere(std::string_view id,
                                    void (*after)(lie_state&, const value&, value&)) {
  return {.id = id,
          .level = mutant_level::seam,
          .what = altered::option,
          .scope = op::getsockopt,
          .says = "The option reads another value at first.",
          .after = after,
          .watches_all = true};
}

constexpr mutant forgetting(std::string_view id, void (*before)(lie_state&, value&)) {
  return {
      .id = id,
      .level = mutant_level::seam,
      .what = altered::option,
      .scope = op::setsockopt,
      .says = "The option takes a value and forgets it.",
      .may_redden = {"setsockopt.*", "getsockopt.*", "accept.*", "bind.*", "sendto.*", "connect.*",
                     "recv.keepalive_*", "recv.user_timeout_*", "send.small_data_*"},
      .before = before};
}

template <std::size_t... Rows>
constexpr auto make_table(std::index_sequence<Rows...>) {
  return std::array{
      starting_elsewhere(option_rows[Rows].starts_elsewhere, start_elsewhere<Rows>)...,
      forgetting(option_rows[Rows].is_forgotten, forget<Rows>)...};
}

constexpr auto table_mutants = make_table(std::make_index_sequence<option_rows.size()>{});

/// An error of that kind becomes a success with the option's value 0, or without one.
template <errc Error>
void take_it(lie_state&, const value& call, value& result) {
  if (!is_error(result, Error)) return;
  if (call["op"] == value("setsockopt")) return report_success(result);
  report_success(result, {{"value", int_value(0)}, {"length", 4}, {"guard", "intact"}});
}

bool is_unknown(const value& call) {
  return argument(call, "name").is_object();
}

constexpr mutant call_mutants[] = {
    lie("getsockopt.so_error_made_up", op::getsockopt, altered::option,
        "SO_ERROR reads an error where there is none.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_option(call, "SO_ERROR") || !is_ok(result)) return;
          if (member(result, "value")["error"].is_null()) {
            const value content = error_object(errc::invalid_argument);
            change(result, "value", value::object{{"error", content}});
          }
        },
        {"getsockopt.so_error_is_cleared", "connect.*"}),
    lie("getsockopt.so_error_stays", op::getsockopt, altered::effect,
        "Reading SO_ERROR does not clear the pending error.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (!is_option(call, "SO_ERROR") || !is_ok(result)) return;
          value& first = state.memory["first"];
          if (first.is_null()) first = member(result, "value");
          change(result, "value", first);
        },
        {"connect.*"}),
    lie("getsockopt.so_acceptconn_says_no", op::getsockopt, altered::option,
        "SO_ACCEPTCONN says that nothing listens.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_option(call, "SO_ACCEPTCONN")) change(result, "value", int_value(0));
        },
        {"listen.*"}),
    lie("getsockopt.so_domain_is_another", op::getsockopt, altered::option,
        "SO_DOMAIN reads one more.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_option(call, "SO_DOMAIN") || !is_ok(result)) return;
          change(result, "value", int_value(member(result, "value")["int"].integer() + 1));
        },
        {"socket.*"}),
    lie("getsockopt.so_sndlowat_is_zero", op::getsockopt, altered::option, "SO_SNDLOWAT reads 0.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_option(call, "SO_SNDLOWAT")) change(result, "value", int_value(0));
        }),
    lie("getsockopt.so_linger_starts_on", op::getsockopt, altered::option,
        "SO_LINGER is on where its time is 0.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_option(call, "SO_LINGER")) return;
          value content = member(result, "value")["linger"];
          if (content["seconds"] != value(0)) return;
          content.set("on", true);
          change(result, "value", value::object{{"linger", std::move(content)}});
        }),
    lie("getsockopt.length_not_updated", op::getsockopt, altered::count,
        "The length stays that of the buffer.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& capacity = argument(call, "capacity");
          if (capacity.is_integer()) change(result, "length", capacity);
        }),
    lie("getsockopt.overruns_short_buffers", op::getsockopt, altered::effect,
        "The whole value is written into a buffer that is too small.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "capacity") == value(1)) change(result, "guard", "broken");
        }),
    lie(
        "getsockopt.negative_length_is_large", op::getsockopt, altered::effect,
        "A negative length is taken for a large one.",
        [](lie_state&, value& call) {
          if (argument(call, "claims") == value(-1)) change_argument(call, "claims", 4);
        },
        nullptr),
    lie("getsockopt.unknown_options_read_zero", op::getsockopt, altered::effect,
        "Options that are not there read 0.", nullptr, take_it<errc::no_protocol_option>),
    lie("getsockopt.closed_sockets_have_options", op::getsockopt, altered::effect,
        "A closed descriptor reads 0.", nullptr, take_it<errc::bad_file_descriptor>),
    lie("getsockopt.files_have_options", op::getsockopt, altered::effect,
        "A file's options read 0.", nullptr, take_it<errc::not_a_socket>),
    lie("setsockopt.so_sndbuf_is_forgotten", op::setsockopt, altered::option,
        "SO_SNDBUF is taken and forgotten.",
        [](lie_state&, value& call) {
          if (is_option(call, "SO_SNDBUF")) do_nothing(call);
        },
        nullptr, {"send*", "write*", "poll.*", "select.*", "setsockopt.so_sndbuf_limits"}),
    lie("setsockopt.so_reuseport_of_one_is_enough", op::bind, altered::effect,
        "An address in use is shared with whom asks for it.", nullptr,
        pretend<errc::address_in_use>, {"bind.*", "listen.*"}),
    lie(
        "setsockopt.tcp_congestion_is_forgotten", op::setsockopt, altered::option,
        "TCP_CONGESTION is taken and forgotten.",
        [](lie_state&, value& call) {
          if (is_option(call, "TCP_CONGESTION")) do_nothing(call);
        },
        nullptr),
    lie("setsockopt.privileges_do_not_matter", op::setsockopt, altered::effect,
        "Who has no privileges may set everything.", nullptr,
        pretend<errc::operation_not_permitted>),
    lie("setsockopt.files_are_closed", op::setsockopt, altered::error, "A file is a closed socket.",
        nullptr, misreport<errc::not_a_socket, errc::bad_file_descriptor>),
    lie("setsockopt.so_rcvbuf_is_forgotten", op::setsockopt, altered::option,
        "SO_RCVBUF is taken and forgotten.",
        [](lie_state&, value& call) {
          if (is_option(call, "SO_RCVBUF")) do_nothing(call);
        },
        nullptr, {"send.*", "poll.*", "sendall.*", "setsockopt.so_rcvbuf_limits"}),
    lie("setsockopt.receive_timeout_is_forgotten", op::getsockopt, altered::option,
        "SO_RCVTIMEO reads no time.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_option(call, "SO_RCVTIMEO")) return;
          change(result, "value", value::object{{"duration", 0}});
        }),
    lie("setsockopt.send_timeout_is_forgotten", op::getsockopt, altered::option,
        "SO_SNDTIMEO reads no time.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_option(call, "SO_SNDTIMEO")) return;
          change(result, "value", value::object{{"duration", 0}});
        }),
    lie("setsockopt.out_of_range_timeouts_are_taken", op::setsockopt, altered::effect,
        "Times out of range are taken.", nullptr, take_it<errc::argument_out_of_domain>),
    lie(
        "setsockopt.so_rcvlowat_does_nothing", op::poll, altered::readiness,
        "A socket is readable with one byte, whatever SO_RCVLOWAT says.",
        [](lie_state& state, value& call) {
          for (const auto& entry : argument(call, "handles").elements()) {
            state.make_call(value::object{{"op", "setsockopt"},
                                          {"on", entry["on"]},
                                          {"args", value::object{{"level", "SOL_SOCKET"},
                                                                 {"name", "SO_RCVLOWAT"},
                                                                 {"value", int_value(1)}}}});
          }
        },
        nullptr),
    lie(
        "setsockopt.so_oobinline_does_nothing", op::recv, altered::effect,
        "Urgent data is kept out of line, whatever SO_OOBINLINE says.",
        [](lie_state& state, value& call) {
          state.make_call(value::object{{"op", "setsockopt"},
                                        {"on", call["on"]},
                                        {"args", value::object{{"level", "SOL_SOCKET"},
                                                               {"name", "SO_OOBINLINE"},
                                                               {"value", int_value(0)}}}});
        },
        nullptr),
    lie("setsockopt.ipv6_v6only_does_nothing", op::setsockopt, altered::option,
        "IPV6_V6ONLY is taken, and IPv4 comes in all the same.",
        [](lie_state&, value& call) {
          if (is_option(call, "IPV6_V6ONLY")) change_argument(call, "value", int_value(0));
        },
        nullptr,
        {"bind.*", "connect.*", "setsockopt.ipv6_v6only_reads_back",
         "sendto.v4_mapped_with_v6_only"}),
    lie("setsockopt.unknown_options_are_taken", op::setsockopt, altered::effect,
        "Options that are not there are taken.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (is_unknown(call)) take_it<errc::no_protocol_option>(state, call, result);
        }),
    lie("setsockopt.read_only_options_are_taken", op::setsockopt, altered::effect,
        "Options that can only be read are taken.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (!is_option(call, "SO_TYPE")) return;
          take_it<errc::no_protocol_option>(state, call, result);
        }),
    lie("setsockopt.other_protocols_options_are_taken", op::setsockopt, altered::effect,
        "Options of another protocol are taken.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (!is_option(call, "TCP_NODELAY")) return;
          take_it<errc::no_protocol_option>(state, call, result);
          take_it<errc::operation_not_supported>(state, call, result);
        }),
    lie("setsockopt.hop_limit_is_cut_to_a_byte", op::setsockopt, altered::effect,
        "A time to live above 255 is taken modulo 256.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (argument(call, "value")["int"] != value(256)) return;
          take_it<errc::invalid_argument>(state, call, result);
        }),
    lie("setsockopt.short_values_are_taken", op::setsockopt, altered::effect,
        "Values that are too short are taken.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (!argument(call, "value").has("raw")) return;
          take_it<errc::invalid_argument>(state, call, result);
        }),
    lie("setsockopt.null_values_are_ignored", op::setsockopt, altered::effect,
        "A value that cannot be read is ignored.", nullptr, take_it<errc::bad_address>),
    lie("setsockopt.closed_sockets_take_options", op::setsockopt, altered::effect,
        "A closed descriptor takes options.", nullptr, take_it<errc::bad_file_descriptor>),
};

}  // namespace

std::span<const mutant> option_table_mutants() {
  return table_mutants;
}
std::span<const mutant> option_mutants() {
  return call_mutants;
}

}  // namespace sockspec::conformance

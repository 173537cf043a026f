// Lies about getsockname() and getpeername().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_inet(const value& where) {
  return where["family"] == value("inet") || where["family"] == value("inet6");
}

/// The address a new socket of that family would have.
value blank(const value& where) {
  if (!is_inet(where)) return value::object{{"family", "unix"}};
  value wildcard = where;
  wildcard.set("host", where["family"] == value("inet") ? "0.0.0.0" : "::");
  return wildcard;
}

/// Remembers which calls were made on which handle.
void note_use(lie_state& state, const value& call) {
  state.memory[call["op"].text() + to_json(call["on"])] = true;
}

bool was_used(lie_state& state, const value& call, const std::string& by) {
  return !state.memory[by + to_json(call["on"])].is_null();
}

void overlook_unless_polled(lie_state& state, const value& call, value& result) {
  value& unseen = state.memory["unseen"];
  if (call["op"] == value("connect") && is_error(result, errc::operation_in_progress)) {
    unseen = call["on"];
  } else if (call["op"] == value("poll") || call["op"] == value("select")) {
    unseen = {};
  } else if (call["op"] == value("getpeername") && call["on"] == unseen && is_ok(result)) {
    report_error(result, errc::not_connected);
  }
}

void forget_port(const value& call, value& result) {
  value where = member(result, "address");
  if (call["op"] != value("getsockname") || !is_inet(where)) return;
  where.set("port", 0);
  change(result, "address", std::move(where));
}

constexpr mutant wrong_name(std::string_view id, op scope, std::string_view says,
                            void (*after)(lie_state&, const value&, value&),
                            clause_globs may_redden = {}) {
  return {.id = id,
          .level = mutant_level::seam,
          .what = altered::address,
          .scope = scope,
          .says = says,
          .may_redden = may_redden,
          .after = after};
}

constexpr mutant mutants[] = {
    wrong_name("getsockname.forgets_the_name", op::getsockname,
               "The host of a name is the wildcard; a UNIX name is not told.",
               [](lie_state&, const value&, value& result) {
                 if (is_ok(result)) change(result, "address", blank(member(result, "address")));
               },
               {"bind.*", "accept.*", "connect.*", "listen.*", "close.ends_listening",
                "getsockname.v4_mapped", "getsockname.keeps_the_scope"}),
    {
        .id = "getsockname.port_stays_zero",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::getsockname,
        .says = "The port that the system chose in bind is not told.",
        .may_redden = {"bind.*", "connect.*", "listen.*", "setsockopt.so_reuseport_needs_both",
                       "getsockname.port_in_network_order"},
        .after =
            [](lie_state& state, const value& call, value& result) {
              note_use(state, call);
              if (was_used(state, call, "bind") && !was_used(state, call, "connect")) {
                forget_port(call, result);
              }
            },
        .watches_all = true,
    },
    {
        .id = "getsockname.port_of_connect_not_told",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::getsockname,
        .says = "The port that the system chose in connect is not told.",
        .after =
            [](lie_state& state, const value& call, value& result) {
              note_use(state, call);
              if (was_used(state, call, "connect") && !was_used(state, call, "bind")) {
                forget_port(call, result);
              }
            },
        .watches_all = true,
    },
    {
        .id = "getsockname.accepted_has_its_own_port",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::getsockname,
        .says = "An accepted socket has another port than its listener.",
        .may_redden = {"getsockname.v4_mapped", "accept.*"},
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (call["op"] == value("accept")) state.memory["accepted"] = call["as"];
              if (call["op"] != value("getsockname") || call["on"] != state.memory["accepted"]) {
                return;
              }
              forget_port(call, result);
            },
        .watches_all = true,
    },
    wrong_name("getsockname.unnamed_has_a_name", op::getsockname,
               "An unnamed UNIX socket shows an empty path.",
               [](lie_state&, const value&, value& result) {
                 value where = member(result, "address");
                 if (where["family"] != value("unix") || where.has("path")) return;
                 if (where.has("abstract")) return;
                 where.set("path", "");
                 change(result, "address", std::move(where));
               },
               {"connect.*"}),
    wrong_name("getsockname.length_not_updated", op::getsockname,
               "The length stays that of the buffer.",
               [](lie_state&, const value&, value& result) {
                 if (is_ok(result)) change(result, "address_length", 128);
               }),
    wrong_name("getsockname.length_cut_to_the_buffer", op::getsockname,
               "The length says how much was copied.",
               [](lie_state&, const value& call, value& result) {
                 const value& claims = argument(call, "address")["claims"];
                 if (claims.is_integer()) change(result, "address_length", claims);
               }),
    {
        .id = "getsockname.negative_length_is_large",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::getsockname,
        .says = "A negative length is taken for a large one.",
        .before =
            [](lie_state&, value& call) {
              if (argument(call, "address")["claims"] == value(-1)) {
                change_argument(call, "address", value::object{{"capacity", 128}});
              }
            },
    },
    {
        .id = "getsockname.closed_is_no_socket",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::getsockname,
        .says = "A closed descriptor is reported as one that is no socket.",
        .may_redden = {"detach.closes_the_socket"},
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::bad_file_descriptor)) {
                report_error(result, errc::not_a_socket);
              }
            },
    },
    {
        .id = "getpeername.names_oneself",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::getpeername,
        .says = "The socket's own name is given for its peer's.",
        .may_redden = {"getpeername.v4_mapped", "accept.*", "connect.*", "socketpair.*",
                       "setsockopt.ipv6_addrform_makes_it_ipv4"},
        .before = [](lie_state&, value& call) { call.set("op", "getsockname"); },
    },
    {
        .id = "getpeername.shutdown_forgets_the_peer",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::getpeername,
        .says = "A socket that was shut down has an unknown peer.",
        .may_redden = {"shutdown.*"},
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (call["op"] == value("shutdown")) state.memory["shut"] = true;
              if (call["op"] != value("getpeername") || state.memory["shut"].is_null()) return;
              report_error(result, errc::bad_address);
            },
        .watches_all = true,
    },
    {
        .id = "getpeername.closed_is_not_connected",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::getpeername,
        .says = "A closed descriptor is reported as not connected.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::bad_file_descriptor)) {
                report_error(result, errc::not_connected);
              }
            },
    },
    lie("getsockname.files_are_closed", op::getsockname, altered::error,
        "What is no socket is reported as closed.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::not_a_socket)) report_error(result, errc::bad_file_descriptor);
        }),
    lie("getpeername.files_are_not_connected", op::getpeername, altered::error,
        "What is no socket is reported as not connected.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::not_a_socket)) report_error(result, errc::not_connected);
        }),
    lie(
        "getpeername.negative_length_is_large", op::getpeername, altered::effect,
        "A negative length is taken for a large one.",
        [](lie_state&, value& call) {
          if (argument(call, "address")["claims"] == value(-1)) {
            change_argument(call, "address", value::object{{"capacity", 128}});
          }
        },
        nullptr),
    watching(lie("getpeername.forgets_peers_that_end", op::getpeername, altered::effect,
                 "A peer from which something was waited for has no name any more.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("poll")) state.memory["ended"] = true;
                   if (call["op"] != value("getpeername")) return;
                   if (state.memory.contains("ended")) report_error(result, errc::not_connected);
                 },
                 {"getpeername.*"})),
    watching(lie("getpeername.unseen_until_polled", op::getpeername, altered::effect,
                 "A connection that was being made is not seen before somebody waits for it.",
                 nullptr, overlook_unless_polled)),
};

}  // namespace

std::span<const mutant> names_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

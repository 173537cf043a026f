// Lies about socketpair().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"

namespace sockspec::conformance {
namespace {

constexpr mutant wrong_error(std::string_view id, std::string_view says,
                             void (*after)(lie_state&, const value&, value&)) {
  return {.id = id,
          .level = mutant_level::seam,
          .what = altered::error,
          .scope = op::socketpair,
          .says = says,
          .may_redden = {"socketpair.full_process_leaves_the_array"},
          .after = after};
}

/// The case that made a pair learns of what follows on it.
bool follows_a_pair(lie_state& state, const value& call) {
  if (call["op"] == value("socketpair")) state.memory["paired"] = call["as"];
  return state.memory["paired"].is_list();
}

constexpr mutant mutants[] = {
    {
        .id = "socketpair.ends_are_swapped",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::send,
        .says = "What is sent on a socket of a pair comes back to itself.",
        .may_redden = {"socketpair.*"},
        .before =
            [](lie_state& state, value& call) {
              if (!follows_a_pair(state, call) || call["op"] != value("send")) return;
              const auto& both = state.memory["paired"].elements();
              call.set("on", call["on"] == both[0] ? both[1] : both[0]);
            },
        .watches_all = true,
    },
    {
        .id = "socketpair.message_types_become_streams",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socketpair,
        .says = "A pair of a message type is a pair of streams.",
        .may_redden = {"socketpair.type_is_reported"},
        .before = [](lie_state&, value& call) { change_argument(call, "type", "stream"); },
    },
    {
        .id = "socketpair.peer_unknown",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::getpeername,
        .says = "A socket of a pair has no peer to name.",
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (!follows_a_pair(state, call) || call["op"] != value("getpeername")) return;
              report_error(result, errc::not_connected);
            },
        .watches_all = true,
    },
    {
        .id = "socketpair.end_is_a_reset",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::recv,
        .says = "When the other socket is closed, a reset is received instead of the end.",
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (!follows_a_pair(state, call) || call["op"] != value("recv")) return;
              if (member(result, "count") == value(0)) {
                report_error(result, errc::connection_reset);
              }
            },
        .watches_all = true,
    },
    wrong_error("socketpair.unknown_family_is_not_supported",
                "An unknown family is reported as an operation that is not supported.",
                [](lie_state&, const value&, value& result) {
                  if (is_error(result, errc::address_family_not_supported)) {
                    report_error(result, errc::operation_not_supported);
                  }
                }),
    wrong_error("socketpair.ip_is_an_unknown_family", "IP is reported as an unknown family.",
                [](lie_state&, const value&, value& result) {
                  if (is_error(result, errc::operation_not_supported)) {
                    report_error(result, errc::address_family_not_supported);
                  }
                }),
    wrong_error("socketpair.full_process_is_a_full_system",
                "A process without free descriptors is told that the system has none.",
                [](lie_state&, const value&, value& result) {
                  if (is_error(result, errc::too_many_files_open)) {
                    report_error(result, errc::too_many_files_open_in_system);
                  }
                }),
    {
        .id = "socketpair.protocol_ignored",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socketpair,
        .says = "The protocol is ignored.",
        .before = [](lie_state&, value& call) { change_argument(call, "protocol", "default"); },
    },
    {
        .id = "socketpair.flags_apply_to_the_first",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::fcntl,
        .says = "Flags given at creation apply to the first socket alone.",
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (!follows_a_pair(state, call) || call["op"] != value("fcntl")) return;
              if (call["on"] != state.memory["paired"].elements()[1]) return;
              drop_element(result, "flags", "O_NONBLOCK");
            },
        .watches_all = true,
    },
    {
        .id = "socketpair.failure_leaks",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socketpair,
        .says = "A pair that cannot be created leaves its first descriptor open.",
        .after =
            [](lie_state& state, const value&, value& result) {
              if (!is_error(result, errc::too_many_files_open)) return;
              // a number that no case uses: handles count from 1
              state.make_call(
                  value::object{{"op", "socket"},
                                {"as", 4000},
                                {"args", value::object{{"family", "unix"}, {"type", "stream"}}}});
            },
    },
    {
        .id = "socketpair.type_is_another",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::getsockopt,
        .says = "A socket of a pair reports another type.",
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (!follows_a_pair(state, call) || !is_option(call, "SO_TYPE")) return;
              if (is_ok(result)) change(result, "value", value::object{{"int", 77}});
            },
        .watches_all = true,
    },
};

}  // namespace

std::span<const mutant> socketpair_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

// Lies about socket(), and about what a new socket is.

#include <algorithm>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"

namespace sockspec::conformance {
namespace {

bool names_protocol(const value& call) {
  return argument(call, "protocol") != value("default");
}

/// Creates another socket in its place, by changed arguments; the case gets that one.
void create_instead(value& call, std::string_view member, value content) {
  change_argument(call, member, std::move(content));
}

constexpr mutant mutants[] = {
    {
        .id = "socket.creation_fails",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "No socket is created.",
        .may_redden = {"socket.*"},
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_ok(result)) report_error(result, errc::no_buffer_space);
            },
    },
    {
        .id = "socket.unknown_family_is_an_invalid_argument",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::socket,
        .says = "An unknown family is reported as an invalid argument.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::address_family_not_supported)) {
                report_error(result, errc::invalid_argument);
              }
            },
    },
    {
        .id = "socket.unknown_protocol_is_ignored",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "A protocol that the family lacks is taken for the default.",
        .before =
            [](lie_state&, value& call) {
              const bool is_raw = argument(call, "type") == value("raw");
              if (!is_raw && argument(call, "protocol")["raw"] == value(253)) {
                create_instead(call, "protocol", "default");
              }
            },
    },
    {
        .id = "socket.protocol_decides_the_type",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "Where type and protocol disagree, a socket of the protocol's type is created.",
        .before =
            [](lie_state&, value& call) {
              if (argument(call, "protocol") == value("udp")) {
                create_instead(call, "type", "datagram");
              } else if (argument(call, "protocol") == value("tcp")) {
                create_instead(call, "type", "stream");
              }
            },
    },
    {
        .id = "socket.explicit_protocol_refused",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "Only the default protocol is taken.",
        .after =
            [](lie_state&, const value& call, value& result) {
              const bool is_raw = argument(call, "type") == value("raw");
              if (!is_raw && is_ok(result) && names_protocol(call)) {
                report_error(result, errc::invalid_argument);
              }
            },
    },
    {
        .id = "socket.default_protocol_not_resolved",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::getsockopt,
        .says = "SO_PROTOCOL reads the zero that was asked for.",
        .after =
            [](lie_state&, const value& call, value& result) {
              if (is_option(call, "SO_PROTOCOL"))
                change(result, "value", value::object{{"int", 0}});
            },
    },
    {
        .id = "socket.every_type_is_a_stream",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::getsockopt,
        .says = "SO_TYPE is one off.",
        .after =
            [](lie_state&, const value& call, value& result) {
              if (!is_option(call, "SO_TYPE") || !is_ok(result)) return;
              const auto type = member(result, "value")["int"].integer();
              change(result, "value", value::object{{"int", type + 1}});
            },
    },
    {
        .id = "socket.type_shows_the_flags",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::getsockopt,
        .says = "SO_TYPE shows the flags that were given at creation.",
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (call["op"] == value("socket")) {
                state.memory["flagged"] = !argument(call, "flags").is_null();
                return;
              }
              if (!is_option(call, "SO_TYPE") || !is_ok(result)) return;
              if (state.memory["flagged"] != value(true)) return;
              const auto type = member(result, "value")["int"].integer();
              change(result, "value", value::object{{"int", type | 2048}});
            },
        .watches_all = true,
    },
    {
        .id = "socket.unknown_type_becomes_stream",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "A type that IP does not have becomes a stream.",
        .before =
            [](lie_state&, value& call) {
              const bool ip = argument(call, "family") != value("unix");
              if (ip && argument(call, "type") == value("seqpacket")) {
                create_instead(call, "type", "stream");
              }
            },
    },
    {
        .id = "socket.born_with_a_peer",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::getpeername,
        .says = "The peer of an unconnected socket is an invalid argument, not missing.",
        .may_redden = {"getpeername.*", "connect.*", "shutdown.*"},
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::not_connected)) {
                report_error(result, errc::invalid_argument);
              }
            },
    },
    {
        .id = "socket.born_nonblocking",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::fcntl,
        .says = "A socket's flags show O_NONBLOCK from the start.",
        .may_redden = {"accept.*", "accept4.*", "fcntl.*", "socketpair.*"},
        .after =
            [](lie_state&, const value& call, value& result) {
              if (argument(call, "command") != value("F_GETFL")) return;
              drop_element(result, "flags", "O_NONBLOCK");
              value flags = member(result, "flags");
              flags.append("O_NONBLOCK");
              change(result, "flags", std::move(flags));
            },
    },
    {
        .id = "socket.born_read_only",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::fcntl,
        .says = "A socket is open for reading alone.",
        .after =
            [](lie_state&, const value& call, value& result) {
              if (argument(call, "command") == value("F_GETFL")) {
                change(result, "access", "read_only");
              }
            },
    },
    {
        .id = "socket.born_close_on_exec",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "Every socket is closed when a program is executed.",
        .may_redden = {"child.has_flags_of_its_own", "recvmsg.closed_in_new_programs",
                       "socket.open_in_new_programs"},
        .before =
            [](lie_state&, value& call) {
              value flags = argument(call, "flags");
              flags.append("close_on_exec");
              change_argument(call, "flags", std::move(flags));
            },
    },
    {
        .id = "socket.close_on_exec_ignored",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "SOCK_CLOEXEC is taken and forgotten.",
        .may_redden = {"child.keeps_what_programs_lose", "socket.closed_in_new_programs"},
        .before = [](lie_state&, value& call) { drop_flag(call, "close_on_exec"); },
    },
    {
        .id = "socket.nonblocking_ignored",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "SOCK_NONBLOCK is taken and forgotten.",
        .before = [](lie_state&, value& call) { drop_flag(call, "nonblocking"); },
    },
    {
        .id = "socket.next_descriptor_instead_of_lowest",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "Descriptor numbers are handed out in turn; holes stay.",
        .after =
            [](lie_state& state, const value&, value& result) {
              if (!is_ok(result)) return;
              const auto number = member(result, "number").integer();
              const value& last = state.memory["last"];
              const auto next = last.is_integer() ? std::max(number, last.integer() + 1) : number;
              state.memory["last"] = next;
              change(result, "number", next);
            },
    },
    {
        .id = "socket.full_process_is_a_full_system",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::socket,
        .says = "A process without free descriptors is told that the system has none.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::too_many_files_open)) {
                report_error(result, errc::too_many_files_open_in_system);
              }
            },
    },
    {
        .id = "socket.unknown_flag_is_ignored",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "Unknown flags are ignored.",
        .before =
            [](lie_state&, value& call) {
              const value& type = argument(call, "type")["raw"];
              if (type.is_integer())
                create_instead(call, "type", value::object{{"raw", type.integer() & 0xf}});
            },
    },
    {
        .id = "socket.raw_for_everybody",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::socket,
        .says = "Raw sockets need no privilege.",
        .may_redden = {"getsockopt.ip_hdrincl_of_protocol_raw", "socket.netlink_unknown_protocol"},
        .before =
            [](lie_state&, value& call) {
              if (argument(call, "type") != value("raw")) return;
              create_instead(call, "type", "datagram");
              create_instead(call, "protocol", "default");
            },
    },
};

}  // namespace

std::span<const mutant> socket_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

// Lies about connect() and the names of UNIX sockets.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

// Only where the name is a path, or an abstract one.
void report_missing(const value& call, std::string_view name, value& result) {
  if (argument(call, "address")[name].is_null()) return;
  if (!is_error(result, errc::connection_refused)) return;
  report_error(result, errc::no_such_file_or_directory);
}

void refuse_symlinks(lie_state& state, const value& call, value& result) {
  if (call["op"] == value("symlink")) state.memory[key("link:", argument(call, "path"))] = true;
  const value& path = argument(call, "address")["path"];
  if (call["op"] == value("connect") && is_ok(result) &&
      state.memory.contains(key("link:", path))) {
    report_error(result, errc::no_such_file_or_directory);
  }
}

void ignore_permissions(lie_state& state, value& call) {
  const value& path = argument(call, "address")["path"];
  if (path.is_null()) return;
  state.make_call(own_call("chmod", value(), {{"path", path}, {"mode", 0777}}));
}

void take_a_name(lie_state& state, value& call) {
  const value name = state.make_call(own_call("getsockname", call["on"]));
  const value& address = member(name, "address");
  const bool unnamed = address["path"].is_null() && address["abstract"].is_null();
  if (address["family"] != value("unix") || !unnamed) return;
  state.make_call(own_call("bind", call["on"], {{"address", value::object{{"family", "unix"}}}}));
}

void call_it_in_progress(lie_state& state, const value& call, value& result) {
  if (!is_ok(result) || argument(call, "address")["family"] != value("unix")) return;
  const value flags = state.make_call(own_call("fcntl", call["on"], {{"command", "F_GETFL"}}));
  for (const auto& flag : member(flags, "flags").elements()) {
    if (flag == value("O_NONBLOCK")) report_error(result, errc::operation_in_progress);
  }
}

constexpr mutant mutants[] = {
    lie("connect.unix_missing_reported_as_refused", op::connect, altered::error,
        "A path where nothing is is reported as refused.", nullptr,
        misreport<errc::no_such_file_or_directory, errc::connection_refused>),
    lie("connect.unix_file_as_folder_reported_as_missing", op::connect, altered::error,
        "A path through a file is reported as missing.", nullptr,
        misreport<errc::not_a_directory, errc::no_such_file_or_directory>),
    lie("connect.unix_loop_reported_as_missing", op::connect, altered::error,
        "Symbolic links in a circle are reported as missing.", nullptr,
        misreport<errc::too_many_symbolic_link_levels, errc::no_such_file_or_directory>),
    watching(lie("connect.unix_refuses_symlinks", op::connect, altered::effect,
                 "A symbolic link to a socket's path leads nowhere.", nullptr, refuse_symlinks)),
    lie("connect.unix_stale_reported_as_missing", op::connect, altered::error,
        "A path without a socket is reported as missing.", nullptr,
        [](lie_state&, const value& call, value& result) { report_missing(call, "path", result); },
        {"connect.refused*"}),
    lie("connect.unix_unknown_reported_as_missing", op::connect, altered::error,
        "An abstract name that no socket has is reported as missing.", nullptr,
        [](lie_state&, const value& call, value& result) {
          report_missing(call, "abstract", result);
        },
        {"connect.refused"}),
    lie("connect.unix_other_type_reported_as_refused", op::connect, altered::error,
        "A socket of another type is reported as a refusal.", nullptr,
        misreport<errc::wrong_protocol_type, errc::connection_refused>),
    lie("connect.unix_ignores_permissions", op::connect, altered::effect,
        "The permissions of a path are not looked at.", ignore_permissions, nullptr),
    lie("connect.unix_takes_a_name", op::connect, altered::effect,
        "A UNIX socket without a name takes one when it connects.", take_a_name, nullptr,
        {"getsockname.unnamed", "recvfrom.*"}),
    lie("connect.unix_in_progress", op::connect, altered::effect,
        "A UNIX connection of a socket that does not block is reported as being made.", nullptr,
        call_it_in_progress),
    lie("connect.unix_full_queue_reported_as_refused", op::connect, altered::error,
        "A full queue is reported as a refusal.", nullptr,
        misreport<errc::operation_would_block, errc::connection_refused>, {"connect.timed_out"}),
};

}  // namespace

std::span<const mutant> connect_unix_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

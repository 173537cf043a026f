// Lies about who owns a socket, and gets its signals.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_command(const value& call, std::string_view command) {
  return is_call(call, "fcntl") && argument(call, "command") == value(command);
}
bool sets_owner(const value& call) {
  return is_command(call, "F_SETOWN") && argument(call, "value").is_integer();
}

/// The subject's process becomes the owner.
void own(lie_state& state, const value& on) {
  const value& process = member(state.make_call(own_call("whoami", {})), "process");
  state.make_call(own_call("fcntl", on, {{"command", "F_SETOWN"}, {"value", process}}));
}

void find_any_data_urgent(lie_state& state, const value& call, value& result) {
  if (sets_owner(call) && is_ok(result)) state.memory["owned"] = true;
  const bool arrives = is_call(call, "poll") && member(result, "count") == value(1);
  if (arrives && state.memory.contains("owned")) state.memory["raised"] = true;
  if (!is_call(call, "signal_count") || argument(call, "signal") != value("SIGURG")) return;
  if (state.memory.contains("raised")) change(result, "count", 1);
}

constexpr mutant mutants[] = {
    lie("fcntl.somebody_owns_it", op::fcntl, altered::effect,
        "F_GETOWN tells the first process of all where there is no owner.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool nobody = is_command(call, "F_GETOWN") && member(result, "value") == value(0);
          if (nobody) change(result, "value", 1);
        },
        {"fcntl.owner_*", "ioctl.sets_the_owner"}),
    lie("fcntl.owner_is_dropped", op::fcntl, altered::effect, "F_SETOWN sets no owner.",
        [](lie_state&, value& call) {
          if (sets_owner(call)) change_argument(call, "value", 0);
        },
        nullptr, {"fcntl.async_owner_is_signalled", "ioctl.tells_the_owner"}),
    lie(
        "fcntl.owner_stays", op::fcntl, altered::effect, "An owner cannot be taken away.",
        [](lie_state&, value& call) {
          if (sets_owner(call) && argument(call, "value") == value(0)) {
            change_argument(call, "command", "F_GETOWN");
          }
        },
        nullptr),
    lie(
        "fcntl.owner_is_told_alone", op::fcntl, altered::option,
        "The owner reads back, and gets no signals.",
        [](lie_state& state, value& call) {
          if (!sets_owner(call)) return;
          state.memory[key("owner", call["on"])] = argument(call, "value");
          change_argument(call, "value", 0);
        },
        [](lie_state& state, const value& call, value& result) {
          const auto owner = state.memory.find(key("owner", call["on"]));
          if (owner == state.memory.end() || !is_command(call, "F_GETOWN")) return;
          change(result, "value", owner->second);
        },
        {"ioctl.tells_the_owner"}),
    lie("fcntl.groups_are_processes", op::fcntl, altered::effect,
        "F_GETOWN tells a group as a process.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& owner = member(result, "value");
          if (!is_command(call, "F_GETOWN") || !owner.is_integer()) return;
          if (owner.integer() < 0) change(result, "value", -owner.integer());
        }),
    lie("fcntl.processes_are_groups", op::fcntl, altered::effect,
        "F_GETOWN tells a process as a group.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& owner = member(result, "value");
          if (!is_command(call, "F_GETOWN") || !owner.is_integer()) return;
          if (owner.integer() > 0) change(result, "value", -owner.integer());
        },
        {"ioctl.sets_the_owner"}),
    watching(lie("fcntl.every_connection_has_an_owner", op::fcntl, altered::effect,
                 "A socket that connects belongs to its process.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (is_call(call, "connect") && is_ok(result)) own(state, call["on"]);
                 })),
    watching(lie("fcntl.any_data_is_urgent", op::fcntl, altered::effect,
                 "Whatever arrives raises SIGURG in an owner.", nullptr, find_any_data_urgent)),
    lie(
        "fcntl.async_is_dropped", op::fcntl, altered::option, "O_ASYNC is taken, and forgotten.",
        [](lie_state&, value& call) { drop_flag(call, "O_ASYNC"); }, nullptr),
    lie("fcntl.owners_are_async", op::fcntl, altered::effect,
        "Who owns a socket is told what arrives, asked for or not.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (!sets_owner(call) || !is_ok(result)) return;
          state.make_call(own_call("fcntl", call["on"],
                                   {{"command", "F_SETFL"}, {"flags", value::list{"O_ASYNC"}}}));
        },
        {"fcntl.*_urgent_signal*"}),
    lie(
        "ioctl.owner_is_dropped", op::ioctl, altered::effect, "SIOCSPGRP sets no owner.",
        [](lie_state&, value& call) {
          if (argument(call, "request") == value("SIOCSPGRP")) change_argument(call, "value", 0);
        },
        nullptr),
    lie("ioctl.owner_is_not_told", op::ioctl, altered::effect,
        "SIOCGPGRP leaves its argument alone.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "request") != value("SIOCGPGRP")) return;
          const value& left = argument(call, "value");
          change(result, "value", left.is_integer() ? left : value(0));
        }),
};

}  // namespace

std::span<const mutant> owner_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

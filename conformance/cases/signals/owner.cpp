// fcntl(), ioctl(): who owns a socket, and the signals that its owner gets.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr auto owner_sources =
    source_list{posix("fcntl", "DESCRIPTION"), linux_man("fcntl(2)", "Managing signals")};
constexpr auto urgent_sources =
    source_list{posix("2.10.14", "Signals"), posix("fcntl", "DESCRIPTION"),
                linux_man("fcntl(2)", "Managing signals"), linux_man("tcp(7)", "DESCRIPTION")};

std::int64_t process_of_the_subject(context& c) {
  return c.given(operation(role::subject, op::whoami)).field("process").integer();
}

request set_owner(const handle& h, std::int64_t owner) {
  return fcntl_get(h, "F_SETOWN").with("value", owner);
}
request get_owner(const handle& h) {
  return fcntl_get(h, "F_GETOWN");
}

/// A connection whose signals are counted from now on.
connection watched_for(context& c, std::string_view signal) {
  c.given(signal_action(role::subject, signal, "count", true));
  return c.connected();
}

request counted(std::string_view signal) {
  return signal_count(role::subject, signal);
}
/// Readiness may change several times with one message: who is told once, is told.
matcher came() {
  return {"at least one signal", [](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            return s.count() > 0 ? std::nullopt : std::optional<std::string>("none");
          }};
}

constexpr clause owner_cases[] = {
    {
        .id = "fcntl.no_owner_at_first",
        .says = "A new socket has no owner: F_GETOWN tells zero.",
        .sources = owner_sources,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fcntl},
        .catches = {"fcntl.somebody_owns_it"},
        .run = [](context& c) { c.expect(c.call(get_owner(c.blocking_socket())), has_value(0)); },
    },
    {
        .id = "fcntl.owner_is_told",
        .says = "F_GETOWN tells the process that F_SETOWN has made the owner.",
        .sources = owner_sources,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fcntl, op::whoami},
        .catches = {"fcntl.owner_is_dropped", "fcntl.processes_are_groups"},
        .run =
            [](context& c) {
              const auto process = process_of_the_subject(c);
              const auto h = c.blocking_socket();
              c.given(set_owner(h, process));
              c.expect(c.call(get_owner(h)), has_value(process));
            },
    },
    {
        .id = "fcntl.owner_may_be_a_group",
        .says = "A process group is set, and told, as a negative number.",
        .sources = owner_sources,
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::fcntl, op::whoami},
        .catches = {"fcntl.owner_is_dropped", "fcntl.groups_are_processes"},
        .run =
            [](context& c) {
              // given a driver that leads its session, and its group with it
              const auto group = -process_of_the_subject(c);
              const auto h = c.blocking_socket();
              c.given(set_owner(h, group));
              c.expect(c.call(get_owner(h)), has_value(group));
            },
    },
    {
        .id = "fcntl.owner_is_taken_back",
        .says = "Zero takes the owner away.",
        .sources = owner_sources,
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::fcntl, op::whoami},
        .catches = {"fcntl.owner_stays"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(set_owner(h, process_of_the_subject(c)));
              c.given(set_owner(h, 0));
              c.expect(c.call(get_owner(h)), has_value(0));
            },
    },
    {
        .id = "fcntl.owner_gets_urgent_signals",
        .says = "Urgent data raises SIGURG in the process that owns the socket.",
        .sources = urgent_sources,
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::fcntl, op::whoami, op::signal_action, op::signal_count},
        .catches = {"fcntl.owner_is_dropped", "fcntl.owner_is_told_alone"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = watched_for(c, "SIGURG");
              c.given(set_owner(mine, process_of_the_subject(c)));
              // when
              c.given(send(theirs, "!", {"MSG_OOB"}));
              // then
              c.expect(c.until(counted("SIGURG"), has("count", 1)), has("count", 1));
            },
    },
    {
        .id = "fcntl.group_gets_urgent_signals",
        .says = "Urgent data raises SIGURG in the group that owns the socket.",
        .sources = urgent_sources,
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::fcntl, op::whoami, op::signal_action, op::signal_count},
        .catches = {"fcntl.owner_is_dropped", "fcntl.owner_is_told_alone"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = watched_for(c, "SIGURG");
              c.given(set_owner(mine, -process_of_the_subject(c)));
              // when
              c.given(send(theirs, "!", {"MSG_OOB"}));
              // then
              c.expect(c.until(counted("SIGURG"), has("count", 1)), has("count", 1));
            },
    },
    {
        .id = "fcntl.nobody_gets_urgent_signals",
        .says = "Urgent data on a socket without an owner raises no signal.",
        .sources = urgent_sources,
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::signal_action, op::signal_count},
        .catches = {"fcntl.every_connection_has_an_owner"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = watched_for(c, "SIGURG");
              // when
              c.given(send(theirs, "!", {"MSG_OOB"}));
              c.arrived(mine, "POLLPRI");
              // then
              c.expect(c.call(counted("SIGURG")), has("count", 0));
            },
    },
    {
        .id = "fcntl.data_raises_no_urgent_signal",
        .says = "Data that is not urgent raises no SIGURG in the owner.",
        .sources = urgent_sources,
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::fcntl, op::whoami, op::signal_action, op::signal_count},
        .catches = {"fcntl.any_data_is_urgent"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = watched_for(c, "SIGURG");
              c.given(set_owner(mine, process_of_the_subject(c)));
              // when
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // then
              c.expect(c.call(counted("SIGURG")), has("count", 0));
            },
    },
    {
        .id = "fcntl.async_owner_is_signalled",
        .says = "With O_ASYNC, what arrives raises SIGIO in the owner.",
        .sources = {linux_man("fcntl(2)", "Managing signals"), linux_man("socket(7)", "Signals")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fcntl, op::whoami, op::signal_action, op::signal_count},
        .catches = {"fcntl.async_is_dropped", "fcntl.owner_is_told_alone"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = watched_for(c, "SIGIO");
              c.given(set_owner(mine, process_of_the_subject(c)));
              c.given(fcntl_set(mine, "F_SETFL", {"O_ASYNC"}));
              // when
              c.given(send(theirs, "hello"));
              // then
              c.expect(c.until(counted("SIGIO"), came()), came());
            },
        .option = "O_ASYNC",
    },
    {
        .id = "fcntl.async_is_asked_for",
        .says = "Without O_ASYNC, what arrives raises no SIGIO in the owner.",
        .sources = {linux_man("fcntl(2)", "Managing signals"), linux_man("socket(7)", "Signals")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fcntl, op::whoami, op::signal_action, op::signal_count},
        .catches = {"fcntl.owners_are_async"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = watched_for(c, "SIGIO");
              c.given(set_owner(mine, process_of_the_subject(c)));
              // when
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // then
              c.expect(c.call(counted("SIGIO")), has("count", 0));
            },
    },
};
static_assert(well_formed(owner_cases));

constexpr auto ioctl_sources = source_list{linux_man("socket(7)", "Ioctls")};

constexpr clause ioctl_cases[] = {
    {
        .id = "ioctl.sets_the_owner",
        .says = "SIOCSPGRP makes a process the owner, as F_SETOWN does.",
        .sources = ioctl_sources,
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::ioctl, op::fcntl, op::whoami},
        .catches = {"ioctl.owner_is_dropped"},
        .run =
            [](context& c) {
              const auto process = process_of_the_subject(c);
              const auto h = c.blocking_socket();
              c.given(ioctl(h, "SIOCSPGRP", process));
              c.expect(c.call(get_owner(h)), has_value(process));
            },
    },
    {
        .id = "ioctl.tells_the_owner",
        .says = "SIOCGPGRP tells the owner, and zero where there is none.",
        .sources = ioctl_sources,
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::ioctl, op::fcntl, op::whoami},
        .catches = {"ioctl.owner_is_not_told"},
        .run =
            [](context& c) {
              // given
              const auto process = process_of_the_subject(c);
              const auto h = c.blocking_socket();
              c.expect(c.call(ioctl(h, "SIOCGPGRP", 1)), has_value(0));
              // when
              c.given(set_owner(h, process));
              // then
              c.expect(c.call(ioctl(h, "SIOCGPGRP")), has_value(process));
            },
    },
};
static_assert(well_formed(ioctl_cases));

}  // namespace

std::span<const clause> fcntl_owner_clauses() {
  return owner_cases;
}
std::span<const clause> ioctl_owner_clauses() {
  return ioctl_cases;
}

}  // namespace sockspec::conformance

// epoll_create1(), epoll_ctl(): instances, and what they watch.

#include "cases/epoll/requests.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr auto at_once = 0ns;

// What is watched, and how often, does not depend on the protocol.
constexpr kind_set some_kinds = tcp4 | udp4 | unix_stream;

constexpr auto create_says = source_list{linux_man("epoll_create(2)", "DESCRIPTION")};
constexpr auto create_errors = source_list{linux_man("epoll_create(2)", "ERRORS")};
constexpr auto ctl_says = source_list{linux_man("epoll_ctl(2)", "DESCRIPTION")};
constexpr auto ctl_errors = source_list{linux_man("epoll_ctl(2)", "ERRORS")};
constexpr auto questions = source_list{linux_man("epoll(7)", "Questions and answers")};

constexpr clause create_cases[] = {
    {
        .id = "epoll_create1.knows_nothing_at_first",
        .says = "A new instance watches nothing.",
        .sources = create_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_create1, op::epoll_wait},
        .catches = {"epoll_wait.always_writable"},
        .run = [](context& c) { c.expect(c.call(epoll_wait(instance(c), at_once)), counts(0)); },
    },
    {
        .id = "epoll_create1.close_on_exec",
        .says = "With EPOLL_CLOEXEC, the new descriptor is closed in new programs.",
        .sources = create_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_create1, op::fcntl},
        .catches = {"epoll_create1.close_on_exec_is_dropped"},
        .run =
            [](context& c) {
              const auto made = c.given(epoll_create1({"EPOLL_CLOEXEC"})).made();
              c.expect(c.call(fcntl_get(made, "F_GETFD")), contains("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "epoll_create1.without_flags",
        .says = "Without EPOLL_CLOEXEC, the new descriptor stays open in new programs.",
        .sources = create_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_create1, op::fcntl},
        .catches = {"epoll_create1.always_closes_on_exec"},
        .run =
            [](context& c) {
              c.expect(c.call(fcntl_get(instance(c), "F_GETFD")), lacks("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "epoll_create1.unknown_flags",
        .says = "Flags that do not exist are refused with invalid_argument.",
        .sources = create_errors,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_create1},
        .catches = {"epoll_create1.takes_unknown_flags"},
        .run =
            [](context& c) {
              auto asked = epoll_create1();
              asked.with("flags", value::list{raw(1)});
              c.expect(c.call(asked), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "epoll_create1.too_many_files_open",
        .says = "When the process has no free descriptor, too_many_files_open is reported.",
        .sources = create_errors,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_create1, op::limit},
        .catches = {"epoll_create1.full_process_is_a_full_system"},
        .run =
            [](context& c) {
              c.given(limit_descriptors(role::subject, 0));
              c.expect(c.call(epoll_create1()), fails_with(errc::too_many_files_open));
            },
    },
};
static_assert(well_formed(create_cases));

/// Asked of a socket that no instance watches.
request on_a_stranger(context& c, std::string_view how) {
  return epoll_ctl(instance(c), how, c.socket(), {"EPOLLIN"});
}

constexpr clause ctl_cases[] = {
    {
        .id = "epoll_ctl.added_twice",
        .says = "What is watched cannot be added again: file_exists.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.adding_twice_modifies"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              const auto by = instance_that_watches(c, h, {"EPOLLIN"});
              c.expect(c.call(epoll_ctl(by, "add", h, {"EPOLLOUT"})),
                       fails_with(errc::file_exists));
            },
    },
    {
        .id = "epoll_ctl.duplicates_count_as_others",
        .says = "A duplicate of a descriptor that is watched can be added, too.",
        .sources = questions,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl, op::dup},
        .catches = {"epoll_ctl.duplicates_are_the_same"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              const auto by = instance_that_watches(c, h, {"EPOLLIN"});
              const auto other = c.given(dup(h)).made();
              c.expect(c.call(epoll_ctl(by, "add", other, {"EPOLLIN"})), succeeds());
            },
    },
    {
        .id = "epoll_ctl.modified_unknown",
        .says = "What is not watched cannot be modified: no_such_file_or_directory.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.modifying_adds"},
        .run =
            [](context& c) {
              c.expect(c.call(on_a_stranger(c, "modify")),
                       fails_with(errc::no_such_file_or_directory));
            },
    },
    {
        .id = "epoll_ctl.deleted_unknown",
        .says = "What is not watched cannot be deleted: no_such_file_or_directory.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.deletes_the_unknown"},
        .run =
            [](context& c) {
              c.expect(c.call(on_a_stranger(c, "delete")),
                       fails_with(errc::no_such_file_or_directory));
            },
    },
    {
        .id = "epoll_ctl.modified_events",
        .says = "After a modification, the new events are told, and the old ones are not.",
        .sources = ctl_says,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl, op::epoll_wait},
        .catches = {"epoll_ctl.modifies_nothing"},
        .run =
            [](context& c) {
              // given a socket that has data, and room
              const auto [mine, theirs] = c.connected();
              const auto by = instance_that_watches(c, mine, {"EPOLLIN"});
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // when
              c.given(epoll_ctl(by, "modify", mine, {"EPOLLOUT"}, 78));
              // then
              const auto seen = c.call(epoll_wait(by, at_once));
              c.expect(seen, all_of({tells("EPOLLOUT", 78), does_not_tell("EPOLLIN")}));
            },
    },
    {
        .id = "epoll_ctl.deleted_is_not_told",
        .says = "What was deleted is watched no more; it needs no events for that.",
        .sources = ctl_says,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl, op::epoll_wait},
        .catches = {"epoll_ctl.deletes_nothing"},
        .run =
            [](context& c) {
              // given
              const auto mine = c.connected().mine;
              const auto by = instance_that_watches(c, mine, {"EPOLLOUT"});
              // when
              auto gone = epoll_ctl(by, "delete", mine);
              c.expect(c.call(gone.with("events", nullptr)), succeeds());
              // then
              c.expect(c.call(epoll_wait(by, at_once)), counts(0));
            },
    },
    {
        .id = "epoll_ctl.closed_target",
        .says = "A closed descriptor cannot be watched: bad_file_descriptor.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl, op::close},
        .catches = {"epoll_ctl.closed_is_unknown"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              const auto by = instance(c);
              c.given(close(h));
              c.expect(c.call(epoll_ctl(by, "add", h, {"EPOLLIN"})),
                       fails_with(errc::bad_file_descriptor));
            },
    },
    {
        .id = "epoll_ctl.bad_file_descriptor",
        .says = "A closed instance watches nothing: bad_file_descriptor.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl, op::close},
        .catches = {"epoll_ctl.closed_is_unknown"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              const auto by = instance(c);
              c.given(close(by));
              c.expect(c.call(epoll_ctl(by, "add", h, {"EPOLLIN"})),
                       fails_with(errc::bad_file_descriptor));
            },
    },
    {
        .id = "epoll_ctl.not_an_instance",
        .says = "A socket watches nothing: invalid_argument.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.takes_what_is_invalid"},
        .run =
            [](context& c) {
              c.expect(c.call(epoll_ctl(c.socket(), "add", c.socket(), {"EPOLLIN"})),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "epoll_ctl.unknown_operation",
        .says = "What can be done with an instance is to add, modify and delete; else "
                "invalid_argument.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.takes_what_is_invalid"},
        .run =
            [](context& c) {
              c.expect(c.call(epoll_ctl(instance(c), raw(9), c.socket(), {"EPOLLIN"})),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "epoll_ctl.itself",
        .says = "An instance cannot watch itself: invalid_argument.",
        .sources = ctl_errors,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.takes_what_is_invalid"},
        .run =
            [](context& c) {
              const auto by = instance(c);
              c.expect(c.call(epoll_ctl(by, "add", by, {"EPOLLIN"})),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "epoll_ctl.loop",
        .says = "Instances cannot watch one another: too_many_symbolic_link_levels.",
        .sources = ctl_errors,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.loops_are_taken"},
        .run =
            [](context& c) {
              const auto first = instance(c);
              const auto second = instance_that_watches(c, first, {"EPOLLIN"});
              c.expect(c.call(epoll_ctl(first, "add", second, {"EPOLLIN"})),
                       fails_with(errc::too_many_symbolic_link_levels));
            },
    },
    {
        .id = "epoll_ctl.file",
        .says = "A file cannot be watched: operation_not_permitted.",
        .sources = ctl_errors,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_ctl, op::open_file},
        .catches = {"epoll_ctl.files_are_taken"},
        .run =
            [](context& c) {
              c.expect(c.call(epoll_ctl(instance(c), "add", c.file(), {"EPOLLIN"})),
                       fails_with(errc::operation_not_permitted));
            },
    },
    {
        .id = "epoll_ctl.exclusive_once",
        .says = "EPOLLEXCLUSIVE and EPOLLONESHOT do not go together: invalid_argument.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.takes_what_is_invalid"},
        .run =
            [](context& c) {
              const names both{"EPOLLIN", "EPOLLEXCLUSIVE", "EPOLLONESHOT"};
              c.expect(c.call(epoll_ctl(instance(c), "add", c.socket(), both)),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "epoll_ctl.exclusive_from_the_start",
        .says = "EPOLLEXCLUSIVE cannot be set later: invalid_argument.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.takes_what_is_invalid"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              const auto by = instance_that_watches(c, h, {"EPOLLIN"});
              c.expect(c.call(epoll_ctl(by, "modify", h, {"EPOLLIN", "EPOLLEXCLUSIVE"})),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "epoll_ctl.exclusive_for_ever",
        .says = "What was added with EPOLLEXCLUSIVE cannot be modified: invalid_argument.",
        .sources = ctl_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl},
        .catches = {"epoll_ctl.takes_what_is_invalid"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              const auto by = instance_that_watches(c, h, {"EPOLLIN", "EPOLLEXCLUSIVE"});
              c.expect(c.call(epoll_ctl(by, "modify", h, {"EPOLLIN"})),
                       fails_with(errc::invalid_argument));
            },
    },
};
static_assert(well_formed(ctl_cases));

}  // namespace

std::span<const clause> epoll_create1_clauses() {
  return create_cases;
}
std::span<const clause> epoll_ctl_clauses() {
  return ctl_cases;
}

}  // namespace sockspec::conformance

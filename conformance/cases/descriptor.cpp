// dup(), fcntl(), ioctl(), sockatmark(): sockets as descriptors.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause dup_cases[] = {
    {
        .id = "dup.shares_the_socket",
        .says = "What arrives at a socket can be received through a duplicate.",
        .sources = {posix("dup", "DESCRIPTION"), linux_man("dup(2)", "DESCRIPTION"),
                    portable("dup", "summary"), winsock("WSADuplicateSocket", "Parameters"),
                    winsock("WSADuplicateSocket", "Return value")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::dup, op::recv},
        .catches = {"dup.makes_another_socket"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto other = c.given(dup(mine)).made();
              // when
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // then
              c.expect(c.at_once(recv(other, 16)), receives("hello"));
            },
    },
    {
        .id = "dup.shares_the_status",
        .says = "A duplicate has the status flags of the original, also those that are set later.",
        .sources = {posix("dup", "DESCRIPTION"), linux_man("dup(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::dup, op::fcntl},
        .catches = {"dup.makes_another_socket"},
        .run =
            [](context& c) {
              // given
              const auto h = c.blocking_socket();
              const auto other = c.given(dup(h)).made();
              // when
              c.given(fcntl_set(h, "F_SETFL", {"O_NONBLOCK"}));
              // then
              c.expect(c.call(fcntl_get(other, "F_GETFL")), contains("flags", "O_NONBLOCK"));
            },
    },
    {
        .id = "dup.is_inherited",
        .says = "A duplicate is inherited by executed programs, even if the original is not.",
        .sources = {posix("dup", "DESCRIPTION"), linux_man("dup(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::dup, op::fcntl},
        .catches = {"dup.keeps_close_on_exec"},
        .run =
            [](context& c) {
              // given
              const auto h = c.blocking_socket();
              c.given(fcntl_set(h, "F_SETFD", {"FD_CLOEXEC"}));
              // when
              const auto other = c.given(dup(h)).made();
              // then
              c.expect(c.call(fcntl_get(other, "F_GETFD")), lacks("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "dup.lowest_descriptor",
        .says = "A duplicate takes the lowest descriptor number that is free.",
        .sources = {posix("dup", "DESCRIPTION"), linux_man("dup(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::dup, op::census},
        .catches = {"dup.takes_a_high_number"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              const value lowest = c.given(census(role::subject)).field("lowest_free");
              c.expect(c.call(dup(h)), has("number", lowest));
            },
    },
    {
        .id = "dup.keeps_the_timeout",
        .says = "A duplicate has the timeout of the original.",
        .sources = {portable("dup", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::dup, op::settimeout, op::gettimeout},
        .catches = {"dup.forgets_the_timeout"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(settimeout(h, std::chrono::milliseconds(1500)));
              const auto other = c.given(dup(h)).made();
              c.expect(c.call(gettimeout(other)), has("timeout", value(1'500'000'000)));
            },
    },
    {
        .id = "dup.bad_file_descriptor",
        .says = "A closed descriptor cannot be duplicated: bad_file_descriptor.",
        .sources = {posix("dup", "ERRORS"), linux_man("dup(2)", "ERRORS"),
                    portable("dup", "Errors"), winsock("WSADuplicateSocket", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::dup, op::close},
        .catches = {"dup.closed_is_an_invalid_argument"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(dup(h)), fails_on_a_closed_socket());
            },
    },
    {
        .id = "dup.too_many_files_open",
        .says = "When the process has no free descriptor, too_many_files_open is reported.",
        .sources = {posix("dup", "ERRORS"), linux_man("dup(2)", "ERRORS"),
                    portable("dup", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::dup, op::limit},
        .catches = {"dup.full_process_is_a_full_system", "limit.spares_one_more"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(limit_descriptors(role::subject, 0));
              c.expect(c.call(dup(h)), fails_with(errc::too_many_files_open));
            },
    },
};
static_assert(well_formed(dup_cases));

constexpr clause fcntl_cases[] = {
    {
        .id = "fcntl.nonblocking_is_told",
        .says = "F_GETFL tells that F_SETFL has set O_NONBLOCK.",
        .sources = {posix("fcntl", "DESCRIPTION"), linux_man("fcntl(2)", "File status flags")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fcntl},
        .catches = {"fcntl.nonblocking_not_told"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(fcntl_set(h, "F_SETFL", {"O_NONBLOCK"}));
              c.expect(c.call(fcntl_get(h, "F_GETFL")), contains("flags", "O_NONBLOCK"));
            },
    },
    {
        .id = "fcntl.nonblocking_is_taken_back",
        .says = "F_SETFL without O_NONBLOCK makes a socket block again.",
        .sources = {posix("fcntl", "DESCRIPTION"), linux_man("fcntl(2)", "File status flags"),
                    posix("2.10.7", "Socket I/O Mode")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fcntl},
        .catches = {"fcntl.flags_stay"},
        .run =
            [](context& c) {
              // given
              const auto h = c.blocking_socket();
              c.given(fcntl_set(h, "F_SETFL", {"O_NONBLOCK"}));
              // when
              c.given(fcntl_set(h, "F_SETFL", {}));
              // then
              c.expect(c.call(fcntl_get(h, "F_GETFL")), lacks("flags", "O_NONBLOCK"));
            },
    },
    {
        .id = "fcntl.close_on_exec_is_told",
        .says = "F_GETFD tells that F_SETFD has set FD_CLOEXEC.",
        .sources = {posix("fcntl", "DESCRIPTION"), linux_man("fcntl(2)", "File descriptor flags")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fcntl},
        .catches = {"fcntl.close_on_exec_ignored"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(fcntl_set(h, "F_SETFD", {"FD_CLOEXEC"}));
              c.expect(c.call(fcntl_get(h, "F_GETFD")), contains("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "fcntl.close_on_exec_is_taken_back",
        .says = "FD_CLOEXEC can be taken back.",
        .sources = {posix("fcntl", "DESCRIPTION"), linux_man("fcntl(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fcntl},
        .catches = {"fcntl.close_on_exec_stays"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(fcntl_set(h, "F_SETFD", {"FD_CLOEXEC"}));
              c.given(fcntl_set(h, "F_SETFD", {}));
              c.expect(c.call(fcntl_get(h, "F_GETFD")), lacks("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "fcntl.bad_file_descriptor",
        .says = "A closed descriptor has no flags: bad_file_descriptor.",
        .sources = {posix("fcntl", "ERRORS"), linux_man("fcntl(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fcntl, op::close},
        .catches = {"fcntl.closed_is_an_invalid_argument"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(fcntl_get(h, "F_GETFL")), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(fcntl_cases));

constexpr clause ioctl_cases[] = {
    {
        .id = "ioctl.counts_what_can_be_received",
        .says = "FIONREAD tells how many bytes of a stream, or of the next message, have arrived.",
        .sources = {linux_man("tcp(7)", "Ioctls"), linux_man("udp(7)", "Ioctls"),
                    linux_man("unix(7)", "Ioctls"), winsock("ioctlsocket", "FIONREAD"),
                    winsock("ioctlsocket", "Parameters")},
        .kinds = tcp | udp | unix_stream | unix_dgram,
        .modes = any_mode,
        .needs = {op::ioctl},
        .catches = {"ioctl.counts_one_more"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.expect(c.call(ioctl(mine, "FIONREAD")), has("value", 5));
            },
    },
    {
        .id = "ioctl.at_the_mark",
        .says = "SIOCATMARK tells whether the urgent data is next.",
        .sources = {linux_man("tcp(7)", "Ioctls")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::ioctl, op::recv},
        .catches = {"ioctl.mark_is_elsewhere"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "ab"));
              c.given(send(theirs, "!", {"MSG_OOB"}));
              c.urgent_data_arrived(mine);
              // when, then
              c.expect(c.call(ioctl(mine, "SIOCATMARK")), has("value", 0));
              c.given(recv(mine, 2));
              c.expect(c.call(ioctl(mine, "SIOCATMARK")), has("value", 1));
            },
    },
    {
        .id = "ioctl.null_argument",
        .says = "A request whose answer has nowhere to go is refused with bad_address.",
        .sources = {linux_man("ioctl(2)", "ERRORS"), winsock("ioctlsocket", "WSAEFAULT")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::ioctl},
        .catches = {"ioctl.null_is_an_invalid_argument"},
        .run =
            [](context& c) {
              auto asked = ioctl(c.connected().mine, "FIONREAD");
              c.expect(c.call(asked.with("value", nullptr)), fails_with(errc::bad_address));
            },
    },
    {
        .id = "ioctl.bad_file_descriptor",
        .says = "A closed descriptor answers no requests: bad_file_descriptor.",
        .sources = {linux_man("ioctl(2)", "ERRORS"), linux_man("ioctl(2)", "DESCRIPTION"),
                    winsock("ioctlsocket", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::ioctl, op::close},
        .catches = {"ioctl.closed_is_an_invalid_argument"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(ioctl(h, "FIONREAD")), fails_on_a_closed_socket());
            },
    },
};
static_assert(well_formed(ioctl_cases));

constexpr clause sockatmark_cases[] = {
    {
        .id = "sockatmark.at_the_mark",
        .says = "When the data before urgent data has been received, the socket is at the mark.",
        .sources = {posix("sockatmark", "DESCRIPTION"), linux_man("sockatmark(3)", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::sockatmark, op::recv},
        .catches = {"sockatmark.never_at_the_mark"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "ab"));
              c.given(send(theirs, "!", {"MSG_OOB"}));
              c.arrived(mine, "POLLPRI");
              c.given(recv(mine, 16));
              // when, then
              c.expect(c.call(sockatmark(mine)), has("value", 1));
            },
    },
    {
        .id = "sockatmark.before_the_mark",
        .says = "While data before urgent data is left, the socket is not at the mark.",
        .sources = {posix("sockatmark", "DESCRIPTION"), linux_man("sockatmark(3)", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::sockatmark},
        .catches = {"sockatmark.always_at_the_mark"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "ab"));
              c.given(send(theirs, "!", {"MSG_OOB"}));
              c.arrived(mine, "POLLPRI");
              c.expect(c.call(sockatmark(mine)), has("value", 0));
            },
    },
    {
        .id = "sockatmark.bad_file_descriptor",
        .says = "A closed descriptor has no mark: bad_file_descriptor.",
        .sources = {posix("sockatmark", "ERRORS"), linux_man("sockatmark(3)", "ERRORS")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::sockatmark, op::close},
        .catches = {"sockatmark.closed_is_an_invalid_argument"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(sockatmark(h)), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(sockatmark_cases));

}  // namespace

std::span<const clause> dup_clauses() {
  return dup_cases;
}
std::span<const clause> fcntl_clauses() {
  return fcntl_cases;
}
std::span<const clause> ioctl_clauses() {
  return ioctl_cases;
}
std::span<const clause> sockatmark_clauses() {
  return sockatmark_cases;
}

}  // namespace sockspec::conformance

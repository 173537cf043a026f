// connect(): to UNIX sockets by their names.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

// A socket that connections or datagrams of the cell's kind go to.
handle reachable(context& c) {
  return is_connection_oriented(c.which()) ? c.listening(16, role::peer) : c.bound(role::peer);
}

// The name of a socket of another type.
address other_type(context& c) {
  const auto type = c.traits().type == "stream" ? "datagram" : "stream";
  const handle other = c.given(socket("unix", type, "default", {}, role::peer)).made();
  c.given(bind(other, c.free_address()));
  if (c.traits().type != "stream") c.given(listen(other));
  return c.local(other);
}

constexpr clause clauses[] = {
    {
        .id = "connect.unix_missing_path",
        .says = "Connecting to a path where nothing is fails with no_such_file_or_directory.",
        .sources = {posix("connect", "ERRORS"), linux_man("unix(7)", "ERRORS"),
                    portable("socket::connect", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.unix_missing_reported_as_refused"},
        .run =
            [](context& c) {
              const auto nothing = address::unix_path(c.free_path());
              c.expect(c.call(connect(c.socket(), nothing)),
                       fails_with(errc::no_such_file_or_directory));
            },
    },
    {
        .id = "connect.unix_file_as_folder",
        .says = "A path through a file is refused with not_a_directory.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS"),
                    portable("socket::connect", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::open_file},
        .catches = {"connect.unix_file_as_folder_reported_as_missing"},
        .run =
            [](context& c) {
              // given
              const auto file = c.free_path();
              c.given(open_file(role::subject, file));
              // when
              const auto seen = c.call(connect(c.socket(), address::unix_path(file + "/s")));
              // then
              c.expect(seen, fails_with(errc::not_a_directory));
            },
    },
    {
        .id = "connect.unix_symlink_loop",
        .says = "Symbolic links that lead in a circle are refused with "
                "too_many_symbolic_link_levels.",
        .sources = {posix("connect", "ERRORS"),
                    linux_man("path_resolution(7)", "Step 2: walk along the path")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::symlink},
        .catches = {"connect.unix_loop_reported_as_missing"},
        .run =
            [](context& c) {
              // given
              const auto circle = c.free_path();
              c.given(make_symlink(role::subject, circle, circle));
              // when
              const auto seen = c.call(connect(c.socket(), address::unix_path(circle)));
              // then
              c.expect(seen, fails_with(errc::too_many_symbolic_link_levels));
            },
    },
    {
        .id = "connect.unix_symlink",
        .says = "A symbolic link to a socket's path leads to the socket.",
        .sources = {linux_man("path_resolution(7)", "Step 3: find the final entry")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::symlink},
        .catches = {"connect.unix_refuses_symlinks"},
        .run =
            [](context& c) {
              // given
              const auto link = c.free_path();
              c.given(make_symlink(role::subject, link, c.local(reachable(c)).path()));
              // when
              const auto seen = c.call(connect(c.socket(), address::unix_path(link)));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "connect.unix_stale_path",
        .says = "A path whose socket was closed is refused with connection_refused.",
        .sources = {posix("connect", "ERRORS"), linux_man("unix(7)", "ERRORS"),
                    portable("socket::connect", "Errors")},
        .kinds = unix_path_kinds,
        .modes = all_modes,
        .needs = {op::connect},
        .catches = {"connect.unix_stale_reported_as_missing"},
        .run =
            [](context& c) {
              // given
              const auto other = reachable(c);
              const auto there = c.local(other);
              c.given(close(other));
              // when
              const auto seen = c.call(connect(c.socket(), there));
              // then
              c.expect(seen, fails_with(errc::connection_refused));
            },
    },
    {
        .id = "connect.unix_no_socket",
        .says = "A path that is no socket's is refused with connection_refused.",
        .sources = {linux_man("unix(7)", "ERRORS")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::open_file},
        .catches = {"connect.unix_stale_reported_as_missing"},
        .run =
            [](context& c) {
              // given
              const auto file = c.free_path();
              c.given(open_file(role::subject, file));
              // when
              const auto seen = c.call(connect(c.socket(), address::unix_path(file)));
              // then
              c.expect(seen, fails_with(errc::connection_refused));
            },
    },
    {
        .id = "connect.unix_other_type",
        .says = "Connecting to a socket of another type fails with wrong_protocol_type.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS"),
                    portable("socket::connect", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.unix_other_type_reported_as_refused"},
        .run =
            [](context& c) {
              const auto seen = c.call(connect(c.socket(), other_type(c)));
              c.expect(seen, fails_with(errc::wrong_protocol_type));
            },
    },
    {
        .id = "connect.unix_no_permission",
        .says = "Connecting to a path that the user may not write to fails with "
                "permission_denied.",
        .sources = {linux_man("unix(7)", "Pathname socket ownership and permissions"),
                    linux_man("connect(2)", "ERRORS")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::chmod},
        .catches = {"connect.unix_ignores_permissions"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(reachable(c));
              c.given(change_mode(role::peer, there.path(), 0));
              // when
              const auto seen = c.call(connect(c.socket(), there));
              // then
              c.expect(seen, fails_with(errc::permission_denied));
            },
    },
    {
        .id = "connect.unix_unknown_abstract_name",
        .says = "An abstract name that no socket has is refused with connection_refused.",
        .sources = {linux_man("unix(7)", "ERRORS"), portable("socket::connect", "Errors")},
        .kinds = unix_abstract_kinds,
        .modes = all_modes,
        .needs = {op::connect},
        .catches = {"connect.unix_unknown_reported_as_missing"},
        .run =
            [](context& c) {
              const auto nobody = address::unix_abstract(c.free_abstract_name());
              c.expect(c.call(connect(c.socket(), nobody)), fails_with(errc::connection_refused));
            },
    },
    {
        .id = "connect.unix_stays_unnamed",
        .says = "A UNIX socket without a name stays without one when it connects.",
        .sources = {linux_man("unix(7)", "Address format")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::getsockname},
        .catches = {"connect.unix_takes_a_name"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(reachable(c));
              const auto h = c.socket();
              // when
              c.expect(c.call(connect(h, there)), succeeds());
              // then
              c.expect(c.call(getsockname(h)), has_address(address::unix_unnamed()));
            },
    },
    {
        .id = "connect.unix_at_once",
        .says = "A UNIX connection is made at once, also by a socket that does not block.",
        .sources = {linux_man("connect(2)", "ERRORS"), portable("socket::connect", "summary")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = nonblocking_mode,
        .needs = {op::connect},
        .catches = {"connect.unix_in_progress"},
        .run =
            [](context& c) {
              const auto there = c.local(c.listening(16, role::peer));
              c.expect(c.call(connect(c.socket(), there)), succeeds());
            },
    },
    {
        .id = "connect.unix_full_queue",
        .says = "A full queue is reported as operation_would_block by a UNIX socket that does not "
                "block.",
        .sources = {linux_man("connect(2)", "ERRORS")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = nonblocking_mode,
        .needs = {op::connect},
        .catches = {"connect.unix_full_queue_reported_as_refused"},
        .run =
            [](context& c) {
              const auto there = c.local(c.full_listener());
              c.expect(c.call(connect(c.socket(), there)), fails_with(errc::operation_would_block));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> connect_unix_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

// accept4(): accepting with flags.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

handle listener_with_client(context& c) {
  const handle listener = c.listening();
  c.given(connect(c.peer_socket(), c.local(listener)));
  c.arrived(listener);
  return listener;
}

constexpr clause clauses[] = {
    {
        .id = "accept4.without_flags",
        .says = "Without flags it is accept: the socket blocks, and stays open in programs that "
                "are started.",
        .sources = {posix("accept4", "DESCRIPTION"), linux_man("accept4(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = nonblocking_mode,
        .needs = {op::accept4, op::fcntl},
        .catches = {"accept4.copies_the_listeners_flags"},
        .run =
            [](context& c) {
              // when
              const auto seen = c.call(accept4(listener_with_client(c)));
              c.expect(seen, succeeds());
              // then
              c.expect(c.call(fcntl_get(seen.made(), "F_GETFL")), lacks("flags", "O_NONBLOCK"));
              c.expect(c.call(fcntl_get(seen.made(), "F_GETFD")), lacks("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "accept4.nonblocking",
        .says = "With SOCK_NONBLOCK the accepted socket does not block.",
        .sources = {posix("accept4", "DESCRIPTION"), linux_man("accept4(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4, op::recv},
        .catches = {"accept4.nonblocking_is_ignored"},
        .run =
            [](context& c) {
              const auto mine = c.given(accept4(listener_with_client(c), {"nonblocking"})).made();
              c.expect(c.call(recv(mine, 16)), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "accept4.close_on_exec",
        .says = "With SOCK_CLOEXEC the accepted socket is closed in programs that are started.",
        .sources = {posix("accept4", "DESCRIPTION"), linux_man("accept4(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4, op::fcntl},
        .catches = {"accept4.close_on_exec_is_ignored"},
        .run =
            [](context& c) {
              const auto mine = c.given(accept4(listener_with_client(c), {"close_on_exec"})).made();
              c.expect(c.call(fcntl_get(mine, "F_GETFD")), contains("flags", "FD_CLOEXEC"));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> accept4_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

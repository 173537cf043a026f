// What a child has of its parent's sockets: one that was forked, one that executes a program.

#include "cases/child/scripts.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

// A number for what a child makes: beyond those that the context gives.
constexpr int made_by_the_child = 3000;

request status_flags(const handle& h) {
  return fcntl_get(h, "F_GETFL");
}

/// A child that waits for a word of the peer and answers it, while its parent has closed the
/// socket.
void leave_it_to_a_child(context& c, const connection& ends) {
  const auto running = c.start(child("fork", {recv(ends.mine, 16), send(ends.mine, "still here")}));
  c.until_blocked(running);
  c.given(close(ends.mine));
  c.call(send(ends.theirs, "go", {"MSG_NOSIGNAL"}));
  if (!c.finish(running).ok()) c.give_up("setup", "the child did not end");
}

constexpr auto shared =
    source_list{posix("fork", "DESCRIPTION"), linux_man("fork(2)", "DESCRIPTION")};

constexpr clause clauses[] = {
    {
        .id = "child.sends_for_its_parent",
        .says = "What a child sends on a socket of its parent arrives at the peer.",
        .sources = shared,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::child, op::send},
        .catches = {"child.works_on_copies"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              in_a_child(c, send(mine, "hello"));
              c.expect(c.eventually(at_once(theirs)), receives("hello"));
            },
    },
    {
        .id = "child.receives_what_is_left",
        .says = "Parent and child read one stream: the child receives what the parent has left.",
        .sources = shared,
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::child, op::recv},
        .catches = {"child.has_no_descriptors"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "abcdef"));
              c.arrived(mine);
              c.given(recv(mine, 3));
              // when, then
              c.expect(in_a_child(c, at_once(mine)), receives("def"));
            },
    },
    {
        .id = "child.takes_from_the_same_queue",
        .says = "A message that the child has received is not received by the parent.",
        .sources = shared,
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::child, op::recv},
        .catches = {"child.works_on_copies"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "one"));
              c.arrived(mine);
              // when
              in_a_child(c, at_once(mine));
              // then
              c.expect(c.call(at_once(mine)), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "child.accepts_for_its_parent",
        .says = "A child accepts the connections of a listener of its parent.",
        .sources = shared,
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::child, op::accept},
        .catches = {"child.works_on_copies"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto client = c.peer_socket();
              c.given(connect(client, c.local(listener)));
              c.arrived(listener);
              auto accepting = accept(listener);
              accepting.as = {made_by_the_child};
              // when
              c.given(
                  child("fork", {accepting, send({role::subject, made_by_the_child}, "hello")}));
              // then
              c.expect(c.eventually(at_once(client)), receives("hello"));
            },
    },
    {
        .id = "child.makes_it_nonblocking_for_both",
        .says = "A socket that a child makes nonblocking is so for its parent, too.",
        .sources = shared,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::child, op::fcntl},
        .catches = {"child.works_on_copies"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              in_a_child(c, fcntl_set(h, "F_SETFL", {"O_NONBLOCK"}));
              c.expect(c.call(status_flags(h)), contains("flags", "O_NONBLOCK"));
            },
    },
    {
        .id = "child.sets_options_for_both",
        .says = "An option that a child sets is set for its parent, too.",
        .sources = shared,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::child, op::setsockopt, op::getsockopt},
        .catches = {"child.works_on_copies"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              in_a_child(c, setsockopt(h, "SOL_SOCKET", "SO_KEEPALIVE", integer(1)));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_KEEPALIVE")), has_value(1));
            },
    },
    {
        .id = "child.shuts_down_for_both",
        .says = "A connection that a child shuts down ends, though its parent has it open.",
        .sources = {posix("shutdown", "DESCRIPTION"), linux_man("shutdown(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::child, op::shutdown},
        .catches = {"child.works_on_copies"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              in_a_child(c, shutdown(mine, "write"));
              c.expect(c.eventually(at_once(theirs)), ends());
            },
    },
    {
        .id = "child.close_leaves_the_parents",
        .says = "When a child closes its descriptor, its parent's connection goes on.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("close(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::child, op::close, op::send},
        .catches = {"child.close_ends_the_connection"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              in_a_child(c, close(mine));
              c.expect(c.call(c.quietly(send(mine, "hello"))), counts(5));
            },
    },
    {
        .id = "child.keeps_the_connection",
        .says = "A connection that the parent has closed goes on while a child has it open.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("close(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::child, op::close, op::send, op::recv},
        .catches = {"close.ends_the_connection_at_once"},
        .run =
            [](context& c) {
              const auto ends = c.connected();
              leave_it_to_a_child(c, ends);
              c.expect(c.eventually(at_once(ends.theirs)), receives("still here"));
            },
    },
    {
        .id = "child.exit_ends_the_connection",
        .says = "A connection ends when the last process that has it open ends.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("close(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::child, op::close, op::send, op::recv},
        .catches = {"child.leaves_connections_open"},
        .run =
            [](context& c) {
              // given
              const auto connected = c.connected();
              leave_it_to_a_child(c, connected);
              c.eventually(at_once(connected.theirs));
              // when, then
              c.expect(c.eventually(at_once(connected.theirs)), ends());
            },
    },
    {
        .id = "child.has_flags_of_its_own",
        .says = "FD_CLOEXEC that a child sets is not set on the descriptor of its parent.",
        .sources = {posix("fork", "DESCRIPTION"), linux_man("fcntl(2)", "File descriptor flags")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::child, op::fcntl},
        .catches = {"child.shares_descriptor_flags"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              in_a_child(c, fcntl_set(h, "F_SETFD", {"FD_CLOEXEC"}));
              c.expect(c.call(fcntl_get(h, "F_GETFD")), lacks("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "child.keeps_what_programs_lose",
        .says = "A child that executes no program has the sockets with FD_CLOEXEC, too.",
        .sources = {posix("fork", "DESCRIPTION"), linux_man("fork(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::child, op::socket},
        .catches = {"child.has_no_descriptors"},
        .run =
            [](context& c) {
              const auto& k = c.traits();
              const auto h = c.given(socket(k.family, k.type, "default", {"close_on_exec"})).made();
              c.expect(in_a_child(c, fcntl_get(h, "F_GETFD")), contains("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "child.program_finds_it_nonblocking",
        .says = "A socket that does not block does not block in an executed program either.",
        .sources = {posix("exec", "DESCRIPTION"),
                    linux_man("execve(2)", "Effect on process attributes")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::child, op::fcntl},
        .catches = {"child.programs_make_it_blocking"},
        .run =
            [](context& c) {
              const auto h = c.nonblocking_socket();
              c.expect(in_a_program(c, status_flags(h), {h}), contains("flags", "O_NONBLOCK"));
            },
    },
    {
        .id = "child.program_goes_on_with_the_stream",
        .says = "An executed program receives what was left in the stream.",
        .sources = {posix("exec", "DESCRIPTION"),
                    linux_man("execve(2)", "Effect on process attributes")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::child, op::recv},
        .catches = {"child.has_no_descriptors"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "abcdef"));
              c.arrived(mine);
              c.given(recv(mine, 3));
              // when, then
              c.expect(in_a_program(c, at_once(mine), {mine}), receives("def"));
            },
    },
};

}  // namespace

std::span<const clause> child_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

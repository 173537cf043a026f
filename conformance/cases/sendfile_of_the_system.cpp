// sendfile(2): from a file to a socket inside the system, with Linux's arguments.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr auto says = source_list{linux_man("sendfile(2)", "DESCRIPTION")};
constexpr auto errors = source_list{linux_man("sendfile(2)", "ERRORS")};

constexpr std::int64_t more_than_fits = 8 * 1024 * 1024;  // bytes

handle file_with(context& c, const payload& content) {
  return c.given(open_file(role::subject, c.free_path(), content)).made();
}

request sendfile(const handle& to, const handle& from, std::int64_t count) {
  request asked = operation(role::subject, op::sendfile,
                            value::object{{"from", from.number}, {"count", count}});
  asked.on = to.number;
  return asked;
}
request sendfile_at(const handle& to, const handle& from, std::int64_t offset, std::int64_t count) {
  return sendfile(to, from, count).with("offset", offset);
}

constexpr clause clauses[] = {
    {
        .id = "sendfile.goes_on_where_the_file_stands",
        .says = "Without an offset, what is sent begins where the file stands, which moves on.",
        .sources = says,
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file, op::read},
        .catches = {"sendfile.file_stays_where_it_stood"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto file = file_with(c, "0123456789");
              // when
              c.expect(c.call(sendfile(mine, file, 4)), counts(4));
              // then
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("0123"));
              c.expect(c.call(read(file, 16)), receives("456789"));
            },
    },
    {
        .id = "sendfile.sends_from_the_given_offset",
        .says = "With an offset, what is sent begins there; the offset moves on.",
        .sources = says,
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.offset_stays"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto file = file_with(c, "0123456789");
              // when
              c.expect(c.call(sendfile_at(mine, file, 3, 4)),
                       all_of({counts(4), has("offset", 7)}));
              // then
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("3456"));
            },
    },
    {
        .id = "sendfile.given_offset_leaves_the_position",
        .says = "With an offset, the file stands afterwards where it stood.",
        .sources = says,
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file, op::read},
        .catches = {"sendfile.moves_the_file_anyway"},
        .run =
            [](context& c) {
              const auto file = file_with(c, "0123456789");
              c.given(sendfile_at(c.connected().mine, file, 3, 4));
              c.expect(c.call(read(file, 16)), receives("0123456789"));
            },
    },
    {
        .id = "sendfile.takes_what_there_is",
        .says = "A file that is shorter than what is asked for is sent to its end.",
        .sources = {linux_man("sendfile(2)", "RETURN VALUE")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.counts_what_was_asked_for"},
        .run =
            [](context& c) {
              const auto file = file_with(c, "0123456789");
              const auto mine = c.connected().mine;
              c.expect(c.call(sendfile_at(mine, file, 8, 100)),
                       all_of({counts(2), has("offset", 10)}));
              c.expect(c.call(sendfile_at(mine, file, 10, 100)), counts(0));
            },
    },
    {
        .id = "sendfile.takes_a_part",
        .says = "What a nonblocking socket has no room for is left, and the offset stands before "
                "it.",
        .sources = {linux_man("sendfile(2)", "RETURN VALUE"),
                    linux_man("sendfile(2)", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = nonblocking_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.counts_what_was_asked_for", "sendfile.offset_stays"},
        .run =
            [](context& c) {
              // given
              const auto mine = c.narrow_connection().mine;
              const auto file = file_with(c, payload::ramp(more_than_fits));
              // when
              const auto seen = c.call(sendfile_at(mine, file, 0, more_than_fits));
              // then
              c.expect(seen, has("offset", seen.ok() ? value(seen.count()) : value(nullptr)));
              c.expect(seen::fact(seen.count()),
                       all_of({at_least(1), at_most(more_than_fits - 1)}));
            },
    },
    {
        .id = "sendfile.would_block",
        .says = "When nothing more fits, a nonblocking socket reports operation_would_block.",
        .sources = errors,
        .kinds = plain_stream_kinds,
        .modes = nonblocking_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.full_takes_nothing"},
        .run =
            [](context& c) {
              const auto mine = c.narrow_connection().mine;
              const auto file = file_with(c, payload::ramp(more_than_fits));
              const auto again = c.repeated_until_full(sendfile_at(mine, file, 0, more_than_fits));
              c.expect(c.call(again), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "sendfile.over_datagrams",
        .says = "Over a socket of datagrams, what was read of the file is sent, too.",
        .sources = says,
        .kinds = udp | unix_dgram,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.datagrams_are_lost"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto file = file_with(c, "hello");
              // when
              c.expect(c.call(sendfile(mine, file, 5)), counts(5));
              // then
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("hello"));
            },
    },
    {
        .id = "sendfile.from_a_socket",
        .says = "What cannot be mapped, as a socket, is no file to send: invalid_argument.",
        .sources = {linux_man("sendfile(2)", "DESCRIPTION"), linux_man("sendfile(2)", "ERRORS")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile},
        .catches = {"sendfile.sockets_are_empty_files"},
        .run =
            [](context& c) {
              // given a socket from which one could read
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // when, then
              c.expect(c.call(sendfile(c.connected().mine, mine, 5)),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "sendfile.negative_count",
        .says = "A negative count is refused: invalid_argument.",
        .sources = errors,
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.sockets_are_empty_files"},
        .run =
            [](context& c) {
              const auto file = file_with(c, "hello");
              c.expect(c.call(sendfile(c.connected().mine, file, -1)),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "sendfile.offset_of_a_pipe",
        .says = "In a pipe there are no offsets: invalid_seek.",
        .sources = errors,
        .kinds = tcp4 | unix_stream,
        .modes = any_mode,
        .needs = {op::sendfile, op::pipe},
        .catches = {"sendfile.pipes_have_offsets"},
        .run =
            [](context& c) {
              const auto from = c.given(pipe()).made(0);
              c.expect(c.call(sendfile_at(c.connected().mine, from, 1, 5)),
                       fails_with(errc::invalid_seek));
            },
    },
    {
        .id = "sendfile.unreadable_source",
        .says = "What was not opened to read cannot be sent: bad_file_descriptor.",
        .sources = errors,
        .kinds = tcp4 | unix_stream,
        .modes = any_mode,
        .needs = {op::sendfile, op::pipe},
        .catches = {"sendfile.closed_is_a_broken_pipe"},
        .run =
            [](context& c) {
              const auto writes = c.given(pipe()).made(1);
              c.expect(c.call(sendfile(c.connected().mine, writes, 5)),
                       fails_with(errc::bad_file_descriptor));
            },
    },
    {
        .id = "sendfile.closed_descriptor",
        .says = "Neither end may be closed: bad_file_descriptor.",
        .sources = errors,
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file, op::close},
        .catches = {"sendfile.closed_is_a_broken_pipe"},
        .run =
            [](context& c) {
              // given
              const auto open = file_with(c, "hello"), shut = file_with(c, "hello");
              const auto to = c.connected().mine, gone = c.connected().mine;
              for (const auto& each : {shut, gone}) c.given(close(each));
              // when, then
              c.expect(c.call(sendfile(gone, open, 5)), fails_with(errc::bad_file_descriptor));
              c.expect(c.call(sendfile(to, shut, 5)), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> sendfile_of_system_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

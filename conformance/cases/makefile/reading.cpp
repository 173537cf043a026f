// makefile(): files that are read.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

matcher is_line(std::string_view text) {
  return has("line", value(text));
}

matcher is_no_line() {
  return has("line", value());
}

constexpr clause clauses[] = {
    {
        .id = "makefile.lines",
        .says = "readline takes one line after the other, without its newline; the last one need "
                "not have one.",
        .sources = {portable("socket_streambuf::readline", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_readline},
        .catches = {"makefile.newline_stays"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(send(theirs, "one\n\nlast"));
              c.given(close(theirs));
              c.expect(c.call(file_readline(file)), is_line("one"));
              c.expect(c.call(file_readline(file)), is_line(""));
              c.expect(c.call(file_readline(file)), is_line("last"));
            },
    },
    {
        .id = "makefile.end",
        .says = "At the end of the connection there is no line, and the end stays.",
        .sources = {portable("socket_streambuf::readline", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_readline},
        .catches = {"makefile.end_is_an_empty_line"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(close(theirs));
              c.expect(c.call(file_readline(file)), is_no_line());
              c.expect(c.call(file_readline(file)), is_no_line());
            },
    },
    {
        .id = "makefile.line_too_long",
        .says = "A line that is longer than allowed is refused with message_size, and stays.",
        .sources = {portable("socket_streambuf::readline", "Errors")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_readline, op::file_read},
        .catches = {"makefile.lines_of_any_length"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine).with("longest_line", 4)).made();
              c.given(send(theirs, "four\nfives\n"));
              c.given(file_readline(file));
              c.expect(c.call(file_readline(file)), fails_with(errc::message_size));
              c.expect(c.call(file_read(file, 6)), receives("fives\n"));
            },
    },
    {
        .id = "makefile.reads_as_much_as_asked",
        .says = "A read goes on until as much has come as was asked for.",
        .sources = {portable("socket_streambuf::xsgetn", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_read},
        .catches = {"makefile.read_is_one_receive"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(send(theirs, "ab"));
              const auto reading = c.start(file_read(file, 4));
              c.until_blocked(reading);
              c.given(send(theirs, "cd"));
              c.expect(c.finish(reading), receives("abcd"));
            },
    },
    {
        .id = "makefile.reads_less_at_the_end",
        .says = "A read that the end of the connection cuts short gives what there is.",
        .sources = {portable("socket_streambuf::xsgetn", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_read},
        .catches = {"makefile.short_read_is_nothing"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(send(theirs, "abc"));
              c.given(close(theirs));
              c.expect(c.call(file_read(file, 10)), receives("abc"));
            },
    },
    {
        .id = "makefile.changes_no_byte",
        .says = "Every byte is read as it was sent, line ends and zero bytes, too.",
        .sources = {portable("makefile", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_read},
        .catches = {"makefile.translates_line_ends"},
        .run =
            [](context& c) {
              const std::string_view bytes("\r\n\0\x1a\xff\n\r", 7);
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(send(theirs, bytes));
              c.expect(c.call(file_read(file, 7)), receives(bytes));
            },
    },
    {
        .id = "makefile.keeps_what_it_read_ahead",
        .says = "What was received together with a line is there for the next read.",
        .sources = {portable("socket_streambuf", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_readline, op::file_read},
        .catches = {"makefile.forgets_what_it_read_ahead"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(send(theirs, "one\ntwo"));
              c.given(file_readline(file));
              c.set_blocking(mine, false);
              c.expect(c.call(file_read(file, 3)), receives("two"));
            },
    },
    {
        .id = "makefile.unbuffered_reads_no_further",
        .says = "Without a buffer, no byte is received that was not asked for.",
        .sources = {portable("file_buffering", "read")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_readline, op::recv},
        .catches = {"makefile.always_reads_ahead"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine).with("read_buffer", 0)).made();
              c.given(send(theirs, "one\ntwo"));
              c.given(file_readline(file));
              c.set_blocking(mine, false);
              c.expect(c.call(recv(mine, 16)), receives("two"));
            },
    },
    {
        .id = "makefile.timeout_keeps_the_line",
        .says = "The part of a line that came before a timeout is there when the rest has come.",
        .sources = {portable("socket_streambuf::readline", "Errors"),
                    portable("socket_streambuf::readline", "Blocks")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_readline},
        .catches = {"makefile.timeout_drops_the_line"},
        .run =
            [](context& c) {
              // given a line that has come in part
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.set_timeout(mine, c.short_wait());
              c.given(send(theirs, "some"));
              c.arrived(mine);
              // when
              c.expect(c.call(file_readline(file)), fails_with(errc::timed_out));
              c.given(send(theirs, "thing\n"));
              c.arrived(mine);
              // then
              c.expect(c.call(file_readline(file)), is_line("something"));
            },
    },
    {
        .id = "makefile.timeout_keeps_the_block",
        .says = "The part of a block that came before a timeout is there when the rest has come.",
        .sources = {portable("socket_streambuf::xsgetn", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_read},
        .catches = {"makefile.timeout_drops_the_block"},
        .run =
            [](context& c) {
              // given a block that has come in part
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.set_timeout(mine, c.short_wait());
              c.given(send(theirs, "some"));
              c.arrived(mine);
              // when
              c.expect(c.call(file_read(file, 9)), fails_with(errc::timed_out));
              c.given(send(theirs, "thing"));
              c.arrived(mine);
              // then
              c.expect(c.call(file_read(file, 9)), receives("something"));
            },
    },
    {
        .id = "makefile.nothing_yet_is_not_the_end",
        .says = "Where nothing is there yet, a file of a nonblocking socket would block.",
        .sources = {portable("socket_streambuf", "summary")},
        .kinds = plain_stream_kinds,
        .modes = nonblocking_mode,
        .needs = {op::makefile, op::file_readline},
        .catches = {"makefile.nothing_yet_looks_like_the_end"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.expect(c.call(file_readline(file)), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "makefile.reset_is_not_the_end",
        .says = "A connection that was reset is an error and not the end.",
        .sources = {portable("socket_streambuf", "summary")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::makefile, op::file_read},
        .catches = {"makefile.reset_looks_like_the_end"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.reset(theirs);
              c.arrived(mine);
              c.expect(c.call(file_read(file, 16)), fails_with(errc::connection_reset));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> makefile_reading_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

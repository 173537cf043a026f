// makefile(): files that are written, what they are made over, and their end.

#include "cases/slow.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr int more_than_fits = 1 << 20;  // into the buffers of a narrow connection

constexpr clause clauses[] = {
    {
        .id = "makefile.sent_at_a_flush",
        .says = "What was written goes at a flush, and not before.",
        .sources = {portable("socket_streambuf::flush", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_write, op::file_flush, op::send},
        .catches = {"makefile.sent_at_once"},
        .run =
            [](context& c) {
              // given a byte that is sent after the file was written
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(file_write(file, "written"));
              c.given(send(mine, "!"));
              // when
              c.given(file_flush(file));
              // then
              c.expect(c.call(recv(theirs, 8, {"MSG_WAITALL"})), receives("!written"));
            },
    },
    {
        .id = "makefile.unbuffered_sends_at_once",
        .says = "Without a buffer, what is written is sent at once.",
        .sources = {portable("file_buffering", "write")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_write, op::send},
        .catches = {"makefile.always_buffers"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine).with("write_buffer", 0)).made();
              c.given(file_write(file, "written"));
              c.given(send(mine, "!"));
              c.expect(c.call(recv(theirs, 8)), receives("written!"));
            },
    },
    {
        .id = "makefile.flush_tells_what_is_unsent",
        .says = "A flush for which there is no room fails, and tells how much is not sent.",
        .sources = {portable("socket_streambuf::flush", "Errors"),
                    portable("socket_streambuf::unsent", "summary"),
                    portable("socket_streambuf::flush", "Blocks")},
        .kinds = unix_stream,
        .modes = any_mode,
        .needs = {op::makefile, op::file_write, op::file_flush, op::send},
        .catches = {"makefile.failed_flush_tells_of_nothing"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(file_write(file, "written"));
              c.fill(mine);
              c.set_blocking(mine, false);
              const auto seen = c.call(file_flush(file));
              c.expect(seen, fails_with(errc::operation_would_block));
              c.expect(seen::fact(seen.field("unsent")), has_value(7));
            },
    },
    {
        .id = "makefile.flush_goes_on_where_it_stopped",
        .says = "After a write that stopped midway, a flush sends what is left, and nothing twice.",
        .sources = {portable("socket_streambuf::xsputn", "summary"),
                    portable("socket_streambuf::flush", "Errors")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_write, op::file_flush, op::shutdown},
        .catches = {"makefile.flush_forgets_the_rest"},
        .run =
            [](context& c) {
              // given a write that has stopped midway
              const auto [mine, theirs] = c.narrow_connection();
              const auto file = c.given(makefile(mine)).made();
              c.set_blocking(mine, false);
              const auto all = payload::ramp(more_than_fits);
              c.expect(c.call(file_write(file, all)), fails_with(errc::operation_would_block));
              // when
              const auto receiving = c.start(recv(theirs, more_than_fits, {"MSG_WAITALL"}));
              c.set_blocking(mine, true);
              c.given(file_flush(file));
              c.given(shutdown(mine, "write"));
              // then
              c.expect(c.finish(receiving), receives(all));
            },
        .takes_long = multipath_sends_again,
    },
    {
        .id = "makefile.close_flushes",
        .says = "Closing a file sends what was written.",
        .sources = {portable("socket_streambuf::close", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_write, op::file_close, op::send},
        .catches = {"makefile.close_does_not_flush"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(file_write(file, "written"));
              c.given(file_close(file));
              c.given(send(mine, "!"));
              c.expect(c.call(recv(theirs, 8)), receives("written!"));
            },
    },
    {
        .id = "makefile.close_leaves_the_socket",
        .says = "Closing a file leaves the socket open.",
        .sources = {portable("socket_streambuf::close", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_close, op::send},
        .catches = {"makefile.close_closes_the_socket"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(file_close(file));
              c.expect(c.call(send(mine, "hello")), counts(5));
            },
    },
    {
        .id = "makefile.closed",
        .says = "A closed file can neither be read nor written: bad_file_descriptor.",
        .sources = {portable("socket_streambuf::close", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_close, op::file_readline, op::file_write},
        .catches = {"makefile.closed_file_is_at_its_end", "makefile.closed_file_takes_data"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine)).made();
              c.given(file_close(file));
              c.expect(c.call(file_readline(file)), fails_with(errc::bad_file_descriptor));
              c.expect(c.call(file_write(file, "x")), fails_with(errc::bad_file_descriptor));
            },
    },
    {
        .id = "makefile.direction",
        .says = "A file that was made to be read cannot be written.",
        .sources = {portable("socket_streambuf", "directions"),
                    portable("socket_streambuf::socket_streambuf", "directions")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::makefile, op::file_write},
        .catches = {"makefile.always_both_directions"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto file = c.given(makefile(mine).with("mode", "r")).made();
              c.expect(c.call(file_write(file, "x")), fails_with(errc::bad_file_descriptor));
            },
    },
    {
        .id = "makefile.of_datagrams",
        .says = "A socket whose messages have bounds is no file: operation_not_supported.",
        .sources = {portable("socket_streambuf", "Errors"),
                    portable("socket_streambuf::socket_streambuf", "Errors"),
                    portable("socket_stream::socket_stream", "Errors"),
                    portable("makefile", "Errors")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::makefile},
        .catches = {"makefile.of_anything"},
        .run =
            [](context& c) {
              c.expect(c.call(makefile(c.socket())), fails_with(errc::operation_not_supported));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> makefile_writing_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

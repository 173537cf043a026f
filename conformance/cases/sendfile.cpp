// sendfile(): a file as the next bytes of a stream. Each promise is asked of both ways to send it:
// by the system, and by reading and sending.

#include <array>
#include <string>
#include <string_view>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::array<std::string_view, 2> ways{"system", "copy"};

/// A beginning of the file may go another way than the rest: as text for its places.
std::string numbered(int size) {
  const auto wanted = static_cast<std::size_t>(size);
  std::string all;
  while (all.size() < wanted) all += std::to_string(all.size()) + ' ';
  all.resize(wanted);
  return all;
}

constexpr std::array sizes{10, 40000};  // bytes

/// A file in the scratch folder with this content.
value file_of(context& c, const payload& content) {
  const std::string path = c.free_path();
  c.given(open_file(role::subject, path, content));
  return path;
}

/// Sends a file that stands at `position`.
request sendfile(const handle& h, const value& path, std::string_view way, int position = 0) {
  request r = operation(role::subject, op::sendfile,
                        value::object{{"path", path}, {"way", way}, {"position", position}});
  r.on = h.number;
  return r;
}

/// What the peer receives in one call once so much has arrived.
seen received_whole(context& c, const handle& theirs, int size) {
  c.until(ioctl(theirs, "FIONREAD"), has("value", size));
  return c.call(recv(theirs, size));
}

constexpr std::size_t more_than_fits = 8 * 1024 * 1024;  // bytes

constexpr clause clauses[] = {
    {
        .id = "sendfile.sends_the_file",
        .says = "The whole file is sent, and counted.",
        .sources = {portable("sendfile", "Returns")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.loses_the_first_byte"},
        .run =
            [](context& c) {
              for (const auto size : sizes) {
                // given
                const auto content = numbered(size);
                const auto file = file_of(c, payload(content));
                for (const auto way : ways) {
                  const auto [mine, theirs] = c.connected();
                  // when
                  c.expect(c.call(sendfile(mine, file, way)), counts(size));
                  // then
                  c.expect(received_whole(c, theirs, size), receives(payload(content)));
                }
              }
            },
    },
    {
        .id = "sendfile.starts_at_the_offset",
        .says = "What is sent begins at the offset, wherever the file stands.",
        .sources = {portable("sendfile_options", "offset")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.starts_where_the_file_stands", "sendfile.copy_starts_elsewhere"},
        .run =
            [](context& c) {
              for (const auto size : sizes) {
                // given
                const auto content = numbered(size);
                const auto file = file_of(c, payload(content));
                const int sent = size - 6;
                for (const auto way : ways) {
                  const auto [mine, theirs] = c.connected();
                  // when
                  auto middle = sendfile(mine, file, way, 5).with("offset", 3).with("count", sent);
                  c.expect(c.call(middle), counts(sent));
                  // then
                  c.expect(received_whole(c, theirs, sent),
                           receives(std::string_view(content).substr(3, content.size() - 6)));
                }
              }
            },
    },
    {
        .id = "sendfile.file_stands_behind_what_was_sent",
        .says = "Afterwards the file stands behind the last byte that was sent.",
        .sources = {portable("sendfile", "summary"), portable("sendfile", "file"),
                    portable("sendfile_way", "summary"), portable("sendfile_options", "way")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.position_stays"},
        .run =
            [](context& c) {
              for (const auto size : sizes) {
                const auto file = file_of(c, payload(numbered(size)));
                for (const auto way : ways) {
                  const auto mine = c.connected().mine;
                  auto middle = sendfile(mine, file, way, 5).with("offset", 3).with("count", size);
                  c.expect(c.call(middle), has("position", size));
                }
              }
            },
    },
    {
        .id = "sendfile.file_stays_if_nothing_was_sent",
        .says = "Beyond the end of the file there is nothing to send, and the file stands where it "
                "stood.",
        .sources = {portable("sendfile", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.position_moves_anyway"},
        .run =
            [](context& c) {
              const auto file = file_of(c, "0123456789");
              const auto mine = c.connected().mine;
              for (const auto way : ways) {
                const auto seen = c.call(sendfile(mine, file, way, 5).with("offset", 20));
                c.expect(seen, all_of({counts(0), has("position", 5)}));
              }
            },
    },
    {
        .id = "sendfile.ends_with_the_file",
        .says = "A file that is shorter than what is asked for is sent to its end.",
        .sources = {portable("sendfile", "Returns"), portable("sendfile_options", "count")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.counts_what_was_asked_for"},
        .run =
            [](context& c) {
              const auto file = file_of(c, "0123456789");
              const auto mine = c.connected().mine;
              for (const auto way : ways) {
                auto longer = sendfile(mine, file, way).with("offset", 8).with("count", 100);
                c.expect(c.call(longer), counts(2));
              }
            },
    },
    {
        .id = "sendfile.timed_out",
        .says = "When the time is over, sendfile gives up, and not before.",
        .sources = {portable("sendfile", "Errors"), portable("sendfile", "Blocks")},
        .kinds = plain_stream_kinds,
        .modes = timeout_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.gives_up_early"},
        .run =
            [](context& c) {
              const auto file = file_of(c, payload::ramp(more_than_fits));
              for (const auto way : ways) {
                const auto mine = c.narrow_connection().mine;
                c.set_timeout(mine, c.short_wait());
                const auto seen = c.call(sendfile(mine, file, way));
                c.expect(seen, fails_with(errc::timed_out));
                c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
              }
            },
    },
    {
        .id = "sendfile.counts_what_it_took",
        .says = "When sendfile fails, it tells how much was taken, and the file stands behind it.",
        .sources = {portable("sendfile", "Returns")},
        .kinds = plain_stream_kinds,
        .modes = nonblocking_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.forgets_the_count"},
        .run =
            [](context& c) {
              const auto file = file_of(c, payload::ramp(more_than_fits));
              for (const auto way : ways) {
                const auto mine = c.narrow_connection().mine;
                const auto seen = c.call(sendfile(mine, file, way));
                c.expect(seen, fails_with(errc::operation_would_block));
                c.expect(seen::fact(seen.field("count")),
                         all_of({at_least(1), has_value(seen.field("position"))}));
              }
            },
    },
    {
        .id = "sendfile.streams_alone",
        .says = "Over sockets that keep messages apart no file is sent: operation_not_supported.",
        .sources = {portable("sendfile", "Errors")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file},
        .catches = {"sendfile.messages_are_taken"},
        .run =
            [](context& c) {
              const auto file = file_of(c, "hello");
              const auto mine = c.connected().mine;
              for (const auto way : ways) {
                c.expect(c.call(sendfile(mine, file, way)),
                         fails_with(errc::operation_not_supported));
              }
            },
    },
    {
        .id = "sendfile.broken_pipe_without_a_signal",
        .says = "After the sending side was shut down, sendfile fails with broken_pipe, and raises "
                "no signal.",
        .sources = {portable("sendfile", "Calls")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file, op::signal_action, op::signal_count},
        .catches = {"sendfile.raises_a_signal", "sendfile.broken_pipes_take_files"},
        .run =
            [](context& c) {
              // given
              const auto mine = c.connected().mine;
              c.given(signal_action(role::subject, "SIGPIPE", "count"));
              c.given(shutdown(mine, "write"));
              for (const auto size : sizes) {
                const auto file = file_of(c, payload(numbered(size)));
                for (const auto way : ways) {
                  // when
                  const auto seen = c.call(sendfile(mine, file, way).with("count", size));
                  // then
                  c.expect(seen, fails_with(errc::broken_pipe));
                  c.expect(c.call(signal_count(role::subject, "SIGPIPE")), counts(0));
                }
              }
            },
    },
    {
        .id = "sendfile.bad_file_descriptor",
        .says = "Over a closed socket no file is sent: bad_file_descriptor.",
        .sources = {portable("sendfile", "Errors")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::sendfile, op::open_file, op::close},
        .catches = {"sendfile.closed_is_a_broken_pipe"},
        .run =
            [](context& c) {
              const auto file = file_of(c, "hello");
              const auto h = c.connected().mine;
              c.given(close(h));
              c.expect(c.call(sendfile(h, file, "system")), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> sendfile_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

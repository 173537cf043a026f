// Lies about makefile(), and about reading and writing its files.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void report_no_line(value& result) {
  report_success(result, {{"line", nullptr}});
}

template <errc Error>
void look_like_the_end(lie_state&, const value&, value& result) {
  if (is_error(result, Error)) report_no_line(result);
}

void keep_the_newline(lie_state&, const value&, value& result) {
  const value line = member(result, "line");
  if (line.is_text()) change(result, "line", line.text() + "\n");
}

/// After a time-out the first bytes, which had come before it, are missing.
void drop_what_came_before(lie_state& state, const value& call, value& result) {
  const std::string timed_out = key("timed out", call["on"]);
  if (is_error(result, errc::timed_out)) state.memory[timed_out] = true;
  if (!is_ok(result) || state.memory[timed_out].is_null()) return;
  const value line = member(result, "line");
  if (line.is_text()) change(result, "line", line.text().substr(4));
  const value data = member(result, "data");
  if (!data.is_null()) report_data(result, data["hex"].text().substr(8));
}

/// 0d0a becomes 0a.
void translate_line_ends(lie_state&, const value&, value& result) {
  const value& data = member(result, "data");
  if (data.is_null()) return;
  std::string hex = data["hex"].text();
  if (hex.starts_with("0d0a")) report_data(result, hex.substr(2));
}

void forget_what_was_read_ahead(lie_state& state, const value& call, value& result) {
  const std::string line = key("line", call["on"]);
  if (is_call(call, "file_readline") && is_ok(result)) state.memory[line] = true;
  if (!is_call(call, "file_read") || state.memory[line].is_null()) return;
  if (is_ok(result)) report_error(result, errc::operation_would_block);
}

/// The call writes nothing, and so does nothing.
void write_nothing(value& call) {
  call.set("op", "file_write");
  call.set("args", value::object{{"data", value::object{{"text", ""}}}});
}

/// A flush after a long write.
void forget_the_rest(lie_state& state, value& call) {
  const std::string is_long = key("long", call["on"]);
  const bool writes = is_call(call, "file_write");
  if (writes && argument(call, "data")["length"].is_integer()) state.memory[is_long] = true;
  if (is_call(call, "file_flush") && !state.memory[is_long].is_null()) write_nothing(call);
}

void close_without_a_flush(lie_state& state, value& call) {
  const std::string written = key("written", call["on"]);
  if (is_call(call, "file_write")) state.memory[written] = true;
  if (is_call(call, "file_close") && !state.memory[written].is_null()) write_nothing(call);
}

void close_the_socket(lie_state& state, const value& call, value& result) {
  if (is_call(call, "makefile")) state.memory["socket"] = call["on"];
  if (!is_call(call, "file_close") || !is_ok(result)) return;
  state.make_call(own_call("close", state.memory["socket"]));
}

/// An argument of makefile is as if it were not given.
template <const char* Name>
void ignore(lie_state&, value& call) {
  if (!argument(call, Name).is_null()) change_argument(call, Name, nullptr);
}
constexpr char read_buffer[] = "read_buffer";
constexpr char write_buffer[] = "write_buffer";
constexpr char longest_line[] = "longest_line";
constexpr char mode[] = "mode";

constexpr mutant mutants[] = {
    lie("makefile.newline_stays", op::file_readline, altered::effect,
        "A line ends with its newline.", nullptr, keep_the_newline,
        {"makefile.timeout_keeps_the_line"}),
    lie("makefile.end_is_an_empty_line", op::file_readline, altered::effect,
        "At the end there are empty lines.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result) && member(result, "line").is_null()) change(result, "line", "");
        }),
    lie("makefile.lines_of_any_length", op::makefile, altered::option,
        "The limit of a line is ignored.", ignore<longest_line>, nullptr),
    lie("makefile.read_is_one_receive", op::file_read, altered::count,
        "A read gives what the first receive brings.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "capacity") != value(4) || !is_ok(result)) return;
          report_data(result, member(result, "data")["hex"].text().substr(0, 4));
        }),
    lie("makefile.short_read_is_nothing", op::file_read, altered::count,
        "A read that the end cuts short gives nothing.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_ok(result)) return;
          if (member(result, "count") != argument(call, "capacity")) report_end(result);
        }),
    lie("makefile.translates_line_ends", op::file_read, altered::effect,
        "A carriage return before a newline is left out.", nullptr, translate_line_ends),
    watching(lie("makefile.forgets_what_it_read_ahead", op::file_read, altered::effect,
                 "What came with a line is lost.", nullptr, forget_what_was_read_ahead,
                 {"makefile.line_too_long"})),
    lie("makefile.always_reads_ahead", op::makefile, altered::option,
        "A file without a buffer has one to read.", ignore<read_buffer>, nullptr),
    lie("makefile.timeout_drops_the_line", op::file_readline, altered::effect,
        "The part of a line that came before a timeout is lost.", nullptr, drop_what_came_before),
    lie("makefile.timeout_drops_the_block", op::file_read, altered::effect,
        "The part of a block that came before a timeout is lost.", nullptr, drop_what_came_before),
    lie("makefile.nothing_yet_looks_like_the_end", op::file_readline, altered::effect,
        "Where nothing is there yet, the end is reported.", nullptr,
        look_like_the_end<errc::operation_would_block>),
    lie("makefile.reset_looks_like_the_end", op::file_read, altered::effect,
        "A reset is reported as the end.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::connection_reset)) report_end(result);
        }),
    lie("makefile.sent_at_once", op::makefile, altered::option, "What is written is sent at once.",
        [](lie_state&, value& call) { change_argument(call, "write_buffer", 0); }, nullptr,
        {"makefile.flush_tells_what_is_unsent"}),
    lie("makefile.always_buffers", op::makefile, altered::option,
        "A file without a buffer has one to write.", ignore<write_buffer>, nullptr),
    lie("makefile.failed_flush_tells_of_nothing", op::file_flush, altered::count,
        "A flush that fails says that nothing is unsent.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (!is_error(result, errc::operation_would_block)) return;
          value error = result["error"];
          result.set("error", error.set("unsent", 0));
        }),
    watching(lie("makefile.flush_forgets_the_rest", op::file_flush, altered::effect,
                 "What a write has left over is not sent by a flush.", forget_the_rest, nullptr)),
    watching(lie("makefile.close_does_not_flush", op::file_close, altered::effect,
                 "Closing a file loses what was written.", close_without_a_flush, nullptr)),
    watching(lie("makefile.close_closes_the_socket", op::file_close, altered::effect,
                 "Closing a file closes the socket.", nullptr, close_the_socket,
                 {"makefile.close_flushes"})),
    lie("makefile.closed_file_is_at_its_end", op::file_readline, altered::effect,
        "A closed file is at its end.", nullptr, look_like_the_end<errc::bad_file_descriptor>),
    lie("makefile.closed_file_takes_data", op::file_write, altered::effect,
        "A closed file takes data.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::bad_file_descriptor)) report_success(result, {{"count", 1}});
        },
        {"makefile.direction"}),
    lie("makefile.always_both_directions", op::makefile, altered::option,
        "Every file can be read and written.", ignore<mode>, nullptr),
    lie("makefile.of_anything", op::makefile, altered::error, "Datagrams can be read as a file.",
        nullptr, pretend<errc::operation_not_supported>),
};

}  // namespace

std::span<const mutant> makefile_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

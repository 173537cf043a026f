// Lies about sendfile().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void start_at_the_position(value& call) {
  if (argument(call, "count").is_integer()) {
    change_argument(call, "offset", argument(call, "position"));
  }
}

/// The call names a file by its descriptor: the system's own.
bool is_of_system(const value& call) {
  return argument(call, "from").is_integer();
}

template <errc Refusal>
void take_nothing(lie_state&, const value& call, value& result) {
  if (is_of_system(call) && is_error(result, Refusal)) report_success(result, {{"count", 0}});
}

constexpr mutant of_system[] = {
    lie("sendfile.file_stays_where_it_stood", op::sendfile, altered::effect,
        "What is sent without an offset does not move the file.",
        [](lie_state&, value& call) {
          if (is_of_system(call) && argument(call, "offset").is_null()) {
            change_argument(call, "offset", 0);
          }
        },
        nullptr, {"sendfile.from_a_socket"}),
    lie("sendfile.offset_stays", op::sendfile, altered::effect,
        "The offset is told as it was given.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_of_system(call)) change(result, "offset", argument(call, "offset"));
        },
        {"sendfile.takes_what_there_is"}),
    lie("sendfile.moves_the_file_anyway", op::sendfile, altered::effect,
        "The file moves on, offset or not.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          const bool placed = is_of_system(call) && argument(call, "offset").is_integer();
          if (!placed || !is_ok(result)) return;
          state.make_call(own_call("read", argument(call, "from"), {{"capacity", 4}}));
        }),
    lie("sendfile.full_takes_nothing", op::sendfile, altered::effect,
        "What there is no room for is not taken, and there is no error.", nullptr,
        take_nothing<errc::operation_would_block>),
    lie(
        "sendfile.datagrams_are_lost", op::sendfile, altered::effect,
        "What is no stream is sent nothing.",
        [](lie_state& state, value& call) {
          const value type = state.make_call(
              own_call("getsockopt", call["on"],
                       {{"level", "SOL_SOCKET"}, {"name", "SO_TYPE"}, {"as_value", "int"}}));
          constexpr std::int64_t stream = 1;
          if (member(type, "value")["int"] == value(stream) || !is_of_system(call)) return;
          state.memory["lost"] = argument(call, "count");
          change_argument(call, "count", 0);
        },
        [](lie_state& state, const value&, value& result) {
          const auto lost = state.memory.find("lost");
          if (lost != state.memory.end()) change(result, "count", lost->second);
        },
        {"sendfile.closed_descriptor"}),
    lie("sendfile.sockets_are_empty_files", op::sendfile, altered::effect,
        "What makes no sense sends nothing.", nullptr, take_nothing<errc::invalid_argument>),
    lie("sendfile.pipes_have_offsets", op::sendfile, altered::effect,
        "At an offset of a pipe, there is nothing.", nullptr, take_nothing<errc::invalid_seek>),
};

constexpr mutant mutants[] = {
    lie(
        "sendfile.loses_the_first_byte", op::sendfile, altered::effect,
        "The first byte is counted, and not sent.",
        [](lie_state&, value& call) {
          if (argument(call, "offset").is_null()) change_argument(call, "offset", 1);
        },
        [](lie_state&, const value& call, value& result) {
          if (!is_ok(result) || !argument(call, "offset").is_null()) return;
          change(result, "count", member(result, "count").integer() + 1);
        },
        {"sendfile.*"}),
    lie("sendfile.starts_where_the_file_stands", op::sendfile, altered::effect,
        "What is sent begins where the file stands.",
        [](lie_state&, value& call) { start_at_the_position(call); }, nullptr, {"sendfile.*"}),
    lie("sendfile.copy_starts_elsewhere", op::sendfile, altered::effect,
        "What is read and sent begins where the file stands; what the system sends, does not.",
        [](lie_state&, value& call) {
          if (argument(call, "way") == value("copy")) start_at_the_position(call);
        },
        nullptr, {"sendfile.*"}),
    lie("sendfile.position_stays", op::sendfile, altered::effect, "The file stands where it stood.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          change(result, "position", argument(call, "position"));
        }),
    lie("sendfile.position_moves_anyway", op::sendfile, altered::effect,
        "The file stands at the offset even if nothing was sent.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& offset = argument(call, "offset");
          if (offset.is_integer() && member(result, "count") == value(0)) {
            change(result, "position", offset);
          }
        }),
    lie("sendfile.counts_what_was_asked_for", op::sendfile, altered::count,
        "All that was asked for is counted.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& count = argument(call, "count");
          if (is_ok(result) && count.is_integer()) change(result, "count", count);
        }),
    lie("sendfile.gives_up_early", op::sendfile, altered::timing, "A wait ends at once.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::timed_out)) end_by(result, 1);
        }),
    lie("sendfile.forgets_the_count", op::sendfile, altered::count,
        "A sendfile that fails tells that nothing was taken.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (!is_error(result, errc::operation_would_block)) return;
          value told = result["error"];
          told.set("count", 0);
          result.set("error", std::move(told));
        }),
    lie("sendfile.messages_are_taken", op::sendfile, altered::effect,
        "A file is taken over what is no stream.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::operation_not_supported)) {
            report_success(result, {{"count", 5}, {"position", 5}});
          }
        }),
    lie("sendfile.broken_pipes_take_files", op::sendfile, altered::effect,
        "A file that nobody gets is taken.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::broken_pipe)) {
            report_success(result, {{"count", 5}, {"position", 5}});
          }
        }),
    watching(lie("sendfile.raises_a_signal", op::sendfile, altered::effect,
                 "A broken pipe raises SIGPIPE.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   const bool broken =
                       call["op"] == value("sendfile") && is_error(result, errc::broken_pipe);
                   if (broken) state.memory["raised"] = true;
                   if (call["op"] != value("signal_count")) return;
                   if (!state.memory["raised"].is_null()) change(result, "count", 1);
                 })),
    lie("sendfile.closed_is_a_broken_pipe", op::sendfile, altered::error,
        "A closed socket is a broken pipe.", nullptr,
        misreport<errc::bad_file_descriptor, errc::broken_pipe>),
};

}  // namespace

std::span<const mutant> sendfile_mutants() {
  return mutants;
}
std::span<const mutant> sendfile_of_system_mutants() {
  return of_system;
}

}  // namespace sockspec::conformance

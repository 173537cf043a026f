// Lies about datagrams of one size in one buffer.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void do_not_cut(lie_state&, value& call) {
  if (is_option(call, "UDP_SEGMENT")) do_nothing(call);
}

void do_not_join(lie_state&, value& call) {
  if (is_option(call, "UDP_GRO")) do_nothing(call);
}

void send_uncut(lie_state&, value& call) {
  const value& control = argument(call, "control");
  if (!control.is_list() || control.elements().empty()) return;
  if (control.elements().front()["type"] == value("UDP_SEGMENT")) {
    change_argument(call, "control", value::list{});
  }
}

void resize(value& call, std::int64_t size) {
  change_argument(call, "segment_size", size);
}

std::int64_t size_of(const value& call) {
  return argument(call, "segment_size").integer();
}

void forget_the_rest(lie_state&, value& call) {
  const value& data = argument(call, "data")["text"];
  if (argument(call, "address").is_null() || !data.is_text()) return;
  const std::string first = data.text().substr(0, static_cast<std::size_t>(size_of(call)));
  change_argument(call, "data", value::object{{"text", first}});
}

void count_datagrams(lie_state&, const value& call, value& result) {
  if (!is_ok(result)) return;
  const std::int64_t size = size_of(call);
  change(result, "count", (member(result, "count").integer() + size - 1) / size);
}

void count_one_more(lie_state&, const value&, value& result) {
  const value& beside = result["error"]["count"];
  if (beside.is_integer()) change_beside_error(result, "count", beside.integer() + 1);
}

constexpr mutant mutants[] = {
    lie("setsockopt.segment_size_does_nothing", op::setsockopt, altered::option,
        "UDP_SEGMENT is taken, and cuts nothing.", do_not_cut, nullptr,
        {"setsockopt.udp_gro_joins"}),
    lie("setsockopt.gro_does_nothing", op::setsockopt, altered::option,
        "UDP_GRO is taken, and joins nothing.", do_not_join, nullptr),
    lie("sendmsg.segment_size_does_nothing", op::sendmsg, altered::effect,
        "UDP_SEGMENT beside a message cuts nothing.", send_uncut, nullptr),
    lie("send_segments.all_in_one", op::send_segments, altered::effect, "All goes as one datagram.",
        [](lie_state&, value& call) {
          if (size_of(call) == 4) resize(call, 100);
        },
        nullptr, {"send_segments.*", "recv_segments.*"}),
    lie("send_segments.counts_datagrams", op::send_segments, altered::count,
        "Datagrams are counted, not bytes.", nullptr, count_datagrams),
    lie("send_segments.forgets_the_rest", op::send_segments, altered::effect,
        "What has an address ends behind the first datagram.", forget_the_rest, nullptr),
    lie(
        "send_segments.size_of_zero_is_any", op::send_segments, altered::effect,
        "Where the size is zero, all goes as one datagram.",
        [](lie_state&, value& call) {
          if (size_of(call) == 0) resize(call, 100);
        },
        nullptr),
    lie(
        "send_segments.makes_smaller_ones", op::send_segments, altered::effect,
        "Where the size is too large, a smaller one is taken.",
        [](lie_state&, value& call) {
          if (size_of(call) > 65507) resize(call, 1000);
        },
        nullptr),
    lie("send_segments.counts_one_more", op::send_segments, altered::count,
        "On failure one more byte is counted.", nullptr, count_one_more),
    lie("recv_segments.size_of_the_buffer", op::recv_segments, altered::count,
        "The size that is told is that of the buffer.", nullptr,
        [](lie_state&, const value& call, value& result) {
          change(result, "segment_size", argument(call, "capacity"));
        },
        {"recv_segments.tells_the_size"}),
    lie("recv_segments.size_of_all", op::recv_segments, altered::count,
        "The size that is told is that of all datagrams together.", nullptr,
        [](lie_state&, const value&, value& result) {
          change(result, "segment_size", member(result, "count"));
        }),
    lie("recv_segments.sender_not_told", op::recv_segments, altered::effect, "No sender is told.",
        nullptr,
        [](lie_state&, const value&, value& result) {
          change(result, "address", value::object{{"family", "unspecified"}});
        }),
    lie("recv_segments.truncation_is_silent", op::recv_segments, altered::effect,
        "What was cut is not flagged.", nullptr,
        [](lie_state&, const value&, value& result) {
          drop_element(result, "flags", "MSG_TRUNC");
        }),
    lie("recv_segments.failure_is_nothing", op::recv_segments, altered::effect,
        "Where there is nothing, nothing is received, and there is no error.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (result.has("error")) report_end(result);
        }),
    lie(
        "recv_segments.does_not_wait", op::recv_segments, altered::timing, "The call never waits.",
        [](lie_state&, value& call) { add_flag(call, "MSG_DONTWAIT"); }, nullptr),
    lie(
        "send_segments.does_not_wait", op::send_segments, altered::timing, "The call never waits.",
        [](lie_state&, value& call) { add_flag(call, "MSG_DONTWAIT"); }, nullptr),
};

}  // namespace

std::span<const mutant> segment_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

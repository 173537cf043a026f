// Urgent data: more than once, looked at, and at its mark.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr auto at_mark =
    source_list{posix("2.10.12", "Socket Out-of-Band Data State"), posix("recv", "DESCRIPTION")};

request urgent(handle h) {
  return recv(h, 16, {"MSG_OOB"});
}

/// A connection on which urgent data has arrived.
connection with_urgent_data(context& c, const payload& data) {
  const auto ends = c.connected();
  c.given(send(ends.theirs, data, {"MSG_OOB"}));
  c.arrived(ends.mine, "POLLPRI");
  return ends;
}

constexpr clause clauses[] = {
    {
        .id = "recv.stops_at_the_mark",
        .says = "A receive does not go beyond the mark of urgent data.",
        .sources = at_mark,
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv, op::send},
        .catches = {"recv.reads_across_the_mark"},
        .run =
            [](context& c) {
              // given data on both sides of the mark, all of it there
              const auto [mine, theirs] = with_urgent_data(c, "before!");
              c.given(send(theirs, "behind"));
              c.given(shutdown(theirs, "write"));
              c.arrived(mine, "POLLRDHUP");
              // when, then
              c.expect(c.call(recv(mine, 32)), receives("before"));
              c.expect(c.call(recv(mine, 32)), receives("behind"));
            },
    },
    {
        .id = "recv.urgent_data_again",
        .says = "Urgent data can come again after it has been received.",
        .sources = {posix("2.10.12", "Socket Out-of-Band Data State"),
                    linux_man("tcp(7)", "Sockets API")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv, op::send},
        .catches = {"recv.urgent_data_comes_once"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = with_urgent_data(c, "1");
              c.given(urgent(mine));
              // when
              c.given(send(theirs, "2", {"MSG_OOB"}));
              c.arrived(mine, "POLLPRI");
              // then
              c.expect(c.call(urgent(mine)), receives("2"));
            },
    },
    {
        .id = "recv.urgent_data_is_taken_once",
        .says = "Urgent data that was received cannot be received again.",
        .sources = {posix("recv", "ERRORS"), linux_man("tcp(7)", "Sockets API")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv, op::send},
        .catches = {"recv.urgent_data_stays"},
        .run =
            [](context& c) {
              const auto mine = with_urgent_data(c, "!").mine;
              c.given(urgent(mine));
              c.expect(c.call(urgent(mine)), any_of({fails_with(errc::invalid_argument),
                                                     fails_with(errc::operation_would_block)}));
            },
    },
    {
        .id = "recv.urgent_data_can_be_peeked_at",
        .says = "Urgent data that was peeked at can be received.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv, op::send},
        .catches = {"recv.peek_consumes"},
        .run =
            [](context& c) {
              const auto mine = with_urgent_data(c, "!").mine;
              c.given(recv(mine, 16, {"MSG_OOB", "MSG_PEEK"}));
              c.expect(c.call(urgent(mine)), receives("!"));
            },
    },
    {
        .id = "poll.urgent_data_is_told_until_taken",
        .says = "Urgent data that was received is not reported any more.",
        .sources = {posix("poll", "DESCRIPTION"), posix("select", "DESCRIPTION"),
                    linux_man("poll(2)", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll, op::recv},
        .catches = {"recv.urgent_data_stays"},
        .run =
            [](context& c) {
              const auto mine = with_urgent_data(c, "!").mine;
              c.given(urgent(mine));
              c.expect(c.call(poll({{mine, {"POLLPRI", "POLLOUT"}}}, c.patience())),
                       does_not_report(mine, "POLLPRI"));
            },
    },
    {
        .id = "send.last_byte_is_urgent",
        .says = "Of what is sent as urgent data, the last byte is urgent, and what is before it "
                "is not.",
        .sources = {posix("2.10.12", "Socket Out-of-Band Data State"),
                    linux_man("tcp(7)", "Sockets API"), rfc("9293", "3.8.5"),
                    winsock("send", "MSG_OOB")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::send, op::recv},
        .catches = {"send.urgency_is_dropped"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              // when
              c.given(send(mine, "abc!", {"MSG_OOB"}));
              // then
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("abc"));
              c.expect(c.call(urgent(theirs)), receives("!"));
            },
    },
};

}  // namespace

std::span<const clause> urgent_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

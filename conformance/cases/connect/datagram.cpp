// connect(): the peer of a datagram socket.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "connect.datagram_peer",
        .says = "Connecting a datagram socket fixes its peer.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "DESCRIPTION"),
                    portable("socket::connect", "summary"), winsock("connect", "Remarks")},
        .kinds = datagram_kinds,
        .modes = all_modes,
        .needs = {op::connect, op::getpeername},
        .catches = {"getpeername.names_oneself", "connect.datagram_peer_is_not_told"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.bound_pair();
              const auto there = c.local(theirs);
              // when
              c.expect(c.call(connect(mine, there)), succeeds());
              // then
              c.expect(c.call(getpeername(mine)), has_address(there));
            },
    },
    {
        .id = "connect.datagram_default_destination",
        .says = "A connected datagram socket sends to its peer, and connecting alone sends "
                "nothing.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "DESCRIPTION"),
                    portable("socket::connect", "summary"), winsock("connect", "Remarks")},
        .kinds = datagram_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::send},
        .catches = {"connect.says_hello"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.bound_pair();
              // when
              c.expect(c.call(connect(mine, c.local(theirs))), succeeds());
              c.given(send(mine, "first"));
              // then
              c.arrived(theirs);
              c.expect(c.call(recv(theirs, 16)), receives("first"));
            },
    },
    {
        .id = "connect.datagram_filter",
        .says = "A connected datagram socket receives from its peer alone.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "DESCRIPTION"),
                    portable("socket::connect", "summary"), winsock("connect", "Remarks")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::connect, op::recv},
        .catches = {"connect.receives_from_anybody"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.bound_pair();
              const auto stranger = c.bound(role::peer);
              // when
              c.given(connect(mine, c.local(theirs)));
              c.given(sendto(stranger, "not for you", c.local(mine)));
              c.given(sendto(theirs, "for you", c.local(mine)));
              // then
              c.arrived(mine);
              c.expect(c.call(recv(mine, 16)), receives("for you"));
            },
    },
    {
        .id = "connect.datagram_earlier_arrivals",
        .level = unspecified,
        .says = "Whether a datagram of somebody else that arrived before connecting is received "
                "afterwards is left open.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "DESCRIPTION"),
                    portable("socket::connect", "summary")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::connect, op::recv},
        .catches = {"connect.drops_earlier_arrivals"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.bound_pair();
              c.given(sendto(c.bound(role::peer), "early", c.local(mine)));
              c.arrived(mine);
              // when
              c.given(connect(mine, c.local(theirs)));
              c.given(sendto(theirs, "late", c.local(mine)));
              // then
              c.arrived(mine);
              c.classify(c.call(recv(mine, 16)),
                         {{"keeps_it", receives("early")}, {"drops_it", receives("late")}});
            },
    },
    {
        .id = "connect.datagram_another_peer",
        .says = "A connected datagram socket can be connected to another peer.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "DESCRIPTION"),
                    portable("socket::connect", "summary"), winsock("connect", "Remarks")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::getpeername},
        .catches = {"connect.datagram_stays_with_its_first_peer"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.bound_pair();
              const auto other = c.local(c.bound(role::peer));
              c.given(connect(mine, c.local(theirs)));
              // when
              c.expect(c.call(connect(mine, other)), succeeds());
              // then
              c.expect(c.call(getpeername(mine)), has_address(other));
            },
    },
    {
        .id = "connect.datagram_dissolved",
        .says = "Connecting a datagram socket to the unspecified address takes its peer away.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "DESCRIPTION"),
                    winsock("connect", "Remarks")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::getpeername},
        .catches = {"connect.dissolving_has_no_effect"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.bound_pair();
              c.given(connect(mine, c.local(theirs)));
              // when
              c.call(connect(mine, address::unspecified()));
              // then
              c.expect(c.call(getpeername(mine)), fails_with(errc::not_connected));
            },
    },
    {
        .id = "connect.stream_dissolved",
        .says = "Connecting a TCP socket to the unspecified address ends its connection, and it "
                "can be connected again.",
        .sources = {linux_man("connect(2)", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.dissolving_has_no_effect"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto there = c.local(c.listening(16, role::peer));
              // when
              c.expect(c.call(connect(mine, address::unspecified())), succeeds());
              // then
              c.expect(c.call(connect(mine, there)), succeeds());
            },
    },
    {
        .id = "connect.broadcast_needs_permission",
        .says = "A socket without SO_BROADCAST cannot be connected to a broadcast address.",
        .sources = {linux_man("connect(2)", "ERRORS"), winsock("connect", "WSAEACCES")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.broadcast_for_everybody"},
        .run =
            [](context& c) {
              const auto everybody = address::inet("255.255.255.255", 9);
              const auto seen = c.call(connect(c.socket(), everybody));
              c.expect(seen, any_of({fails_with(errc::permission_denied),
                                     fails_with(errc::operation_not_permitted)}));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> connect_datagram_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

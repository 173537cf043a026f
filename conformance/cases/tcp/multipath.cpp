// connect(): Multipath TCP towards a host that has none.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "connect.multipath_falls_back",
        .says = "A socket of Multipath TCP connects to a listener of TCP, and is understood.",
        .sources = {rfc("8684", "3.7")},
        .kinds = mptcp,
        .modes = waiting_modes,
        .needs = {op::connect, op::send},
        .catches = {"send.fallen_back_is_lost"},
        .run =
            [](context& c) {
              // given
              auto open = socket(c.traits().family, "stream", "tcp", {}, role::peer);
              const auto listener = c.given(std::move(open)).made();
              c.given(bind(listener, c.loopback(0)));
              c.given(listen(listener));
              // when
              const auto mine = c.socket();
              c.expect(c.call(connect(mine, c.local(listener))), succeeds());
              const auto theirs = c.given(accept(listener)).made();
              // then
              c.given(send(mine, "fallen back"));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("fallen back"));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> connect_multipath_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

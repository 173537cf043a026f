// create_server(): a socket that listens.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr int too_large_a_port = 70000;  // 4464 in 16 bits

request dual_stack(request asked) {
  return asked.with("dualstack_ipv6", true);
}

request sharing(const address& where) {
  return create_server(where).with("reuse_port", true);
}

/// What the last of eight clients is told that do not wait, and that nobody accepts.
seen eighth_client_of(context& c, const handle& listener) {
  const auto there = c.local(listener);
  for (int i = 1; i != 8; ++i) c.call(connect(c.nonblocking_socket(role::peer), there));
  return c.call(connect(c.nonblocking_socket(role::peer), there));
}

constexpr clause clauses[] = {
    {
        .id = "create_server.listens",
        .says = "Clients can connect to what is returned, and be accepted.",
        .sources = {portable("create_server", "summary"), portable("create_server", "local")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_server, op::accept},
        .catches = {"create_server.does_not_listen"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.given(create_server(c.free_address())).made();
              c.call(connect(c.nonblocking_socket(role::peer), c.local(listener)));
              // when, then
              c.expect(c.until(poll({{listener, {"POLLIN"}}}, 0ns), counts(1)), counts(1));
              c.expect(c.call(accept(listener)), succeeds());
            },
    },
    {
        .id = "create_server.has_the_address",
        .says = "The server has the address that is asked for.",
        .sources = {portable("create_server", "summary")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_server},
        .catches = {"create_server.address_ignored"},
        .run =
            [](context& c) {
              // given an address that was free a moment ago, of this cell alone
              const auto h = c.bound();
              const auto where = c.local(h);
              c.given(close(h));
              if (is_unix(c.which())) c.given(unlink(role::subject, where.path()));
              // when
              const auto made = c.given(create_server(where)).made();
              // then
              c.expect(c.call(getsockname(made)), has_address(where));
            },
    },
    {
        .id = "create_server.wildcard_of_a_port",
        .says = "With a port alone, the server listens at every address.",
        .sources = {portable("create_server", "summary"), portable("server_options", "family")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_server},
        .catches = {"create_server.ipv6_always", "create_server.loopback_alone"},
        .run =
            [](context& c) {
              auto asked = create_server(0).with("family", c.traits().family);
              const auto made = c.given(asked).made();
              const auto there = c.local(made);
              c.expect(c.call(getsockname(made)), has_address(c.wildcard(there.port())));
            },
    },
    {
        .id = "create_server.address_in_use",
        .says = "Where another server listens, address_in_use is reported.",
        .sources = {portable("create_server", "Errors")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_server},
        .catches = {"create_server.reuse_steals"},
        .run =
            [](context& c) {
              const auto taken = c.local(c.given(create_server(c.loopback(0))).made());
              c.expect(c.call(create_server(taken)), fails_with(errc::address_in_use));
            },
    },
    {
        .id = "create_server.over_lingering_connections",
        .says = "A server can be started again while connections of the one before linger.",
        .sources = {portable("server_options", "reuse_address")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_server, op::accept, op::close},
        .catches = {"create_server.does_not_reuse"},
        .run =
            [](context& c) {
              // given a server that closed a connection first, and then its listener
              const auto listener = c.given(create_server(c.loopback(0))).made();
              const auto served = c.local(listener);
              const auto client = c.peer_socket();
              c.given(connect(client, served));
              c.given(close(c.given(accept(listener)).made()));
              c.arrived(client);
              c.given(close(client));
              c.given(close(listener));
              // when, then
              c.expect(c.call(create_server(served)), succeeds());
            },
    },
    {
        .id = "create_server.ipv6_alone",
        .says = "Unless it is asked to, an IPv6 server does not take IPv4 clients.",
        .sources = {portable("server_options", "dualstack_ipv6")},
        .kinds = tcp6,
        .modes = any_mode,
        .needs = {op::create_server, op::getsockopt},
        .catches = {"create_server.always_dual_stack"},
        .run =
            [](context& c) {
              const auto made = c.given(create_server(0).with("family", "inet6")).made();
              c.expect(c.call(getsockopt(made, "IPPROTO_IPV6", "IPV6_V6ONLY")),
                       has_value(integer(1)));
            },
    },
    {
        .id = "create_server.dual_stack_takes_ipv4",
        .says = "A dual-stack server takes IPv4 clients, with mapped addresses.",
        .sources = {portable("server_options", "dualstack_ipv6")},
        .kinds = tcp6,
        .modes = any_mode,
        .needs = {op::create_server, op::accept},
        .catches = {"create_server.never_dual_stack"},
        .run =
            [](context& c) {
              // given
              auto asked = dual_stack(create_server(0).with("family", "inet6"));
              const auto listener = c.given(asked).made();
              const auto there = c.loopback_of_the_other_family(c.local(listener).port());
              const auto client =
                  c.given(socket("inet", "stream", "default", {}, role::peer)).made();
              // when
              const auto seen = c.call(connect(client, there));
              // then
              c.expect(seen, succeeds());
              const auto peer = c.local(client);
              c.expect(c.call(accept(listener)),
                       has_address(address::inet6("::ffff:" + peer.host(), peer.port())));
            },
    },
    {
        .id = "create_server.dual_stack_of_ipv4",
        .says = "A dual stack of IPv4 is refused.",
        .sources = {portable("create_server", "Errors")},
        .kinds = tcp4,
        .modes = any_mode,
        .needs = {op::create_server},
        .catches = {"create_server.never_dual_stack"},
        .run =
            [](context& c) {
              c.expect(c.call(dual_stack(create_server(c.loopback(0)))),
                       fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "create_server.port_out_of_range",
        .says = "A port outside 0 to 65535 is refused, and not cut to 16 bits.",
        .sources = {portable("create_server", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::create_server},
        .catches = {"create_server.port_is_cut"},
        .run =
            [](context& c) {
              c.expect(c.call(create_server(too_large_a_port)),
                       fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "create_server.failure_leaves_nothing_open",
        .says = "A server that cannot be made leaves no descriptor open.",
        .sources = {portable("create_server", "Errors")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_server, op::census},
        .catches = {"create_server.failure_leaks"},
        .run =
            [](context& c) {
              // given
              const auto taken = c.local(c.given(create_server(c.loopback(0))).made());
              const auto before = c.given(census(role::subject)).field("numbers");
              // when
              c.call(create_server(taken));
              // then
              c.expect(c.call(census(role::subject)), has("numbers", before));
            },
    },
    {
        .id = "create_server.reuse_port_shares",
        .says = "Servers that ask for it share a port.",
        .sources = {portable("server_options", "reuse_port")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_server},
        .catches = {"create_server.reuse_port_is_ignored"},
        .run =
            [](context& c) {
              const auto first = c.given(sharing(c.loopback(0))).made();
              c.expect(c.call(sharing(c.local(first))), succeeds());
            },
        .option = "SO_REUSEPORT",
    },
    {
        .id = "create_server.backlog_bounds_the_queue",
        .says = "As many clients as the backlog says, or few more, wait to be accepted.",
        .sources = {portable("server_options", "backlog")},
        .kinds = unix_stream,
        .modes = any_mode,
        .needs = {op::create_server},
        .catches = {"create_server.backlog_is_ignored", "create_server.backlog_is_one"},
        .run =
            [](context& c) {
              const auto few = create_server(c.free_address()).with("backlog", 1);
              c.expect(eighth_client_of(c, c.given(few).made()),
                       fails_with(errc::operation_would_block));
              const auto many = create_server(c.free_address()).with("backlog", 32);
              c.expect(eighth_client_of(c, c.given(many).made()), succeeds());
            },
    },
};
static_assert(well_formed(clauses));

constexpr clause dual_stack_cases[] = {
    {
        .id = "has_dualstack_ipv6.is_true",
        .says = "Where it says so, and nowhere else, an IPv6 server can be made that takes IPv4 "
                "clients.",
        .sources = {portable("has_dualstack_ipv6", "summary")},
        .kinds = tcp6,
        .modes = any_mode,
        .needs = {op::has_dualstack_ipv6, op::create_server},
        .catches = {"has_dualstack_ipv6.says_the_contrary"},
        .run =
            [](context& c) {
              const auto both =
                  create_server(0).with("family", "inet6").with("dualstack_ipv6", true);
              const bool can = c.call(both).ok();
              const auto told = c.call(operation(role::subject, op::has_dualstack_ipv6));
              c.expect(told, has("value", can));
            },
    },
};
static_assert(well_formed(dual_stack_cases));

}  // namespace

std::span<const clause> create_server_clauses() {
  return clauses;
}
std::span<const clause> has_dualstack_ipv6_clauses() {
  return dual_stack_cases;
}

}  // namespace sockspec::conformance

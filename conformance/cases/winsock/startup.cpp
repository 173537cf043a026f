// startup(), cleanup(): WSAStartup and WSACleanup, and calls before the one and after the other.

#include <utility>

#include "cases/winsock/startup_rows.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

request started() {
  return operation(role::subject, op::startup);
}
request cleaned_up() {
  return operation(role::subject, op::cleanup);
}

// What the calls are about does not matter: nothing is asked of it before WSAStartup.
request early_transfer(op what, const handle& h) {
  switch (what) {
    case op::send:
      return send(h, "hello");
    case op::sendto:
      return sendto(h, "hello", address::inet("127.0.0.1", 9));
    case op::sendmsg:
      return sendmsg(h, {"hello"});
    case op::recv:
      return recv(h, 16);
    case op::recvfrom:
      return recvfrom(h, 16);
    case op::recvmsg:
      return recvmsg(h, {16});
    case op::shutdown:
      return shutdown(h, "both");
    case op::select:
      return select({h}, {}, {}, 0ns);
    default:
      return operation(role::subject, what);
  }
}

request early_question(op what, const handle& h) {
  switch (what) {
    case op::getsockname:
      return getsockname(h);
    case op::getpeername:
      return getpeername(h);
    case op::getsockopt:
      return getsockopt(h, "SOL_SOCKET", "SO_TYPE");
    case op::setsockopt:
      return setsockopt(h, "SOL_SOCKET", "SO_KEEPALIVE", integer(1));
    case op::ioctl:
      return ioctl(h, "FIONREAD");
    default:
      return early_transfer(what, h);
  }
}

request early(op what, const handle& h) {
  const auto where = address::inet("127.0.0.1", 9);
  switch (what) {
    case op::socket:
      return socket("inet", "stream");
    case op::bind:
      return bind(h, where);
    case op::listen:
      return listen(h);
    case op::accept:
      return accept(h);
    case op::connect:
      return connect(h, where);
    case op::close:
      return close(h);
    case op::dup:
      return dup(h);
    default:
      return early_question(what, h);
  }
}

template <std::size_t Row>
void is_too_early(context& c) {
  constexpr op what = early_calls[Row].what;
  // given a socket that was made in time
  auto made = socket("inet", what == op::accept || what == op::listen ? "stream" : "datagram");
  const auto h = c.given(std::move(made)).made();
  c.given(cleaned_up());
  // when
  const auto seen = c.call(early(what, h));
  c.given(started());
  // then
  c.expect(seen, fails_with(errc::not_initialised));
}

template <std::size_t... Rows>
constexpr auto make_clauses(std::index_sequence<Rows...>) {
  return std::array{clause{.id = early_calls[Rows].clause,
                           .says = "Before WSAStartup, or after WSACleanup, it fails with "
                                   "not_initialised.",
                           .sources = {early_calls[Rows].where},
                           .kinds = no_kind,
                           .modes = any_mode,
                           .needs = {early_calls[Rows].what, op::startup, op::cleanup},
                           .catches = {early_calls[Rows].mutant},
                           .run = is_too_early<Rows>}...};
}

// No static_assert(well_formed(...)): see options/table.cpp.
constexpr auto early_cases = make_clauses(std::make_index_sequence<early_calls.size()>{});

constexpr clause counting[] = {
    {
        .id = "startup.is_counted",
        .says = "Who has started twice goes on after one cleanup.",
        .sources = {winsock("WSAStartup", "Remarks"), winsock("WSACleanup", "Remarks")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::startup, op::cleanup, op::socket},
        .catches = {"startup.does_not_count"},
        .run =
            [](context& c) {
              c.given(started());
              c.expect(c.call(cleaned_up()), succeeds());
              c.expect(c.call(socket("inet", "stream")), succeeds());
            },
    },
    {
        .id = "cleanup.without_startup",
        .says = "Who has not started cannot clean up: not_initialised.",
        .sources = {winsock("WSACleanup", "Return value")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::startup, op::cleanup},
        .catches = {"cleanup.needs_no_startup"},
        .run =
            [](context& c) {
              c.given(cleaned_up());
              const auto seen = c.call(cleaned_up());
              c.given(started());
              c.expect(seen, fails_with(errc::not_initialised));
            },
    },
    {
        .id = "cleanup.closes_sockets",
        .says = "The last cleanup closes the sockets that are open.",
        .sources = {winsock("WSACleanup", "Remarks")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::startup, op::cleanup, op::getsockopt},
        .catches = {"cleanup.leaves_sockets_open"},
        .run =
            [](context& c) {
              const auto h = c.given(socket("inet", "stream")).made();
              c.given(cleaned_up());
              c.given(started());
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_TYPE")),
                       fails_with(errc::not_a_socket));
            },
    },
};

}  // namespace

std::span<const clause> winsock_early_clauses() {
  return early_cases;
}
std::span<const clause> winsock_startup_clauses() {
  return counting;
}

}  // namespace sockspec::conformance

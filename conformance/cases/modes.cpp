// settimeout(), gettimeout(), setblocking(), getblocking(), fileno(), detach(): the higher
// contract's own calls.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr clause settimeout_cases[] = {
    {
        .id = "settimeout.reads_back",
        .says = "The timeout reads back as it was set.",
        .sources = {portable("socket::settimeout", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::settimeout, op::gettimeout},
        .catches = {"settimeout.half_the_time"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(settimeout(h, 1500ms));
              c.expect(c.call(gettimeout(h)), has("timeout", value(1'500'000'000)));
            },
    },
    {
        .id = "settimeout.zero_is_nonblocking",
        .says = "A timeout of zero makes a socket nonblocking.",
        .sources = {portable("socket::settimeout", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::settimeout, op::recv},
        .catches = {"settimeout.zero_is_a_short_wait"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(settimeout(mine, 0ns));
              c.expect(c.call(recv(mine, 16)), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "settimeout.can_be_taken_back",
        .says = "Without a timeout, a socket blocks again.",
        .sources = {portable("socket::settimeout", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::settimeout, op::recv},
        .catches = {"settimeout.cannot_be_taken_back"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(settimeout(mine, 0ns));
              c.given(settimeout(mine, forever));
              const auto receiving = c.start(recv(mine, 16));
              c.expect_blocked(receiving);
              // when, then
              c.given(send(theirs, "hello"));
              c.expect(c.finish(receiving), receives("hello"));
            },
    },
    {
        .id = "settimeout.negative_is_refused",
        .says = "A negative timeout is refused with argument_rejected, and the old one stays.",
        .sources = {portable("socket::settimeout", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::settimeout, op::gettimeout},
        .catches = {"settimeout.negative_is_none"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(settimeout(h, 1500ms));
              c.expect(c.call(settimeout(h, 0ns).with("timeout", -1)),
                       fails_with(errc::argument_rejected));
              c.expect(c.call(gettimeout(h)), has("timeout", value(1'500'000'000)));
            },
    },
};
static_assert(well_formed(settimeout_cases));

constexpr clause gettimeout_cases[] = {
    {
        .id = "gettimeout.none_at_first",
        .says = "A new socket has no timeout.",
        .sources = {portable("socket::gettimeout", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::gettimeout},
        .catches = {"gettimeout.zero_at_first"},
        .run =
            [](context& c) {
              c.expect(c.call(gettimeout(c.blocking_socket())), has("timeout", nullptr));
            },
    },
    {
        .id = "gettimeout.zero_when_nonblocking",
        .says = "A nonblocking socket has a timeout of zero.",
        .sources = {portable("socket::gettimeout", "summary")},
        .kinds = plain_kinds,
        .modes = nonblocking_mode,
        .needs = {op::gettimeout, op::setblocking},
        .catches = {"gettimeout.nonblocking_has_none"},
        .run =
            [](context& c) { c.expect(c.call(gettimeout(c.socket())), has("timeout", value(0))); },
    },
};
static_assert(well_formed(gettimeout_cases));

constexpr clause setblocking_cases[] = {
    {
        .id = "setblocking.off",
        .says = "A socket that was made nonblocking does not wait.",
        .sources = {portable("socket::setblocking", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setblocking, op::recv},
        .catches = {"setblocking.off_does_nothing"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(settimeout(mine, c.short_wait()));
              // when
              c.given(setblocking(mine, false));
              // then
              c.expect(c.call(recv(mine, 16)), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "setblocking.on_forgets_the_timeout",
        .says = "Making a socket blocking takes its timeout away.",
        .sources = {portable("socket::setblocking", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setblocking, op::settimeout, op::gettimeout},
        .catches = {"setblocking.on_keeps_the_timeout"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(settimeout(h, 1500ms));
              c.given(setblocking(h, true));
              c.expect(c.call(gettimeout(h)), has("timeout", nullptr));
            },
    },
    {
        .id = "setblocking.is_told",
        .says = "Whether a socket blocks can be asked.",
        .sources = {portable("socket::getblocking", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setblocking, op::getblocking},
        .catches = {"setblocking.off_is_not_told"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.expect(c.call(getblocking(h)), has("blocking", true));
              c.given(setblocking(h, false));
              c.expect(c.call(getblocking(h)), has("blocking", false));
            },
    },
};
static_assert(well_formed(setblocking_cases));

constexpr clause fileno_cases[] = {
    {
        .id = "fileno.is_the_descriptor",
        .says = "An open socket gives the number of its descriptor.",
        .sources = {portable("socket::fileno", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fileno, op::census},
        .catches = {"fileno.is_the_next_one"},
        .run =
            [](context& c) {
              // given the only descriptor there is
              const auto h = c.blocking_socket();
              const value open = c.given(census(role::subject)).field("numbers");
              // when, then
              c.expect(c.call(fileno(h)), has("number", open.elements().at(0)));
            },
    },
    {
        .id = "fileno.of_a_closed_socket",
        .says = "A closed socket gives the number that no descriptor has.",
        .sources = {portable("socket::fileno", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fileno, op::close},
        .catches = {"fileno.remembers"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(fileno(h)), has("number", value(-1)));
            },
    },
};
static_assert(well_formed(fileno_cases));

constexpr clause detach_cases[] = {
    {
        .id = "detach.keeps_the_descriptor_open",
        .says = "A detached descriptor stays open.",
        .sources = {portable("socket::detach", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::detach, op::census},
        .catches = {"detach.closes"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              const value before = c.given(census(role::subject)).field("numbers");
              c.given(detach(h));
              c.expect(c.call(census(role::subject)), has("numbers", before));
            },
    },
    {
        .id = "detach.closes_the_socket",
        .says = "A socket whose descriptor was detached is closed: bad_file_descriptor.",
        .sources = {portable("socket::detach", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::detach, op::getsockname},
        .catches = {"detach.keeps_a_copy"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(detach(h));
              c.expect(c.call(getsockname(h)), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(detach_cases));

}  // namespace

std::span<const clause> settimeout_clauses() {
  return settimeout_cases;
}
std::span<const clause> gettimeout_clauses() {
  return gettimeout_cases;
}
std::span<const clause> setblocking_clauses() {
  return setblocking_cases;
}
std::span<const clause> fileno_clauses() {
  return fileno_cases;
}
std::span<const clause> detach_clauses() {
  return detach_cases;
}

}  // namespace sockspec::conformance

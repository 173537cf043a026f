// fromfd(), family(), type(), protocol(), setdefaulttimeout(), getdefaulttimeout(): the higher
// contract's calls about handles, and about what new ones are like.

#include <utility>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

request set_default(value timeout) {
  return operation(role::subject, op::setdefaulttimeout,
                   value::object{{"timeout", std::move(timeout)}});
}
request get_default() {
  return operation(role::subject, op::getdefaulttimeout);
}

/// Asks what a socket is: its family, type or protocol.
request asking(op what, const handle& h) {
  request asked = operation(role::subject, what);
  asked.on = h.number;
  return asked;
}

constexpr std::int64_t some_time = 1'500'000'000;  // ns

/// A socket that is made just so: the words of the context give it a timeout.
handle plain_socket(context& c) {
  return c.given(socket(c.traits().family, c.traits().type, c.traits().protocol)).made();
}

constexpr clause fromfd_cases[] = {
    {
        .id = "fromfd.shares_the_socket",
        .says = "What arrives at a socket can be received through a duplicate of its descriptor.",
        .sources = {portable("fromfd", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fromfd, op::recv},
        .catches = {"fromfd.hears_nothing"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto other = c.given(fromfd(mine)).made();
              // when
              c.given(send(theirs, "hello"));
              // then
              c.expect(c.eventually(recv(other, 16, {"MSG_DONTWAIT"})), receives("hello"));
            },
    },
    {
        .id = "fromfd.leaves_the_descriptor_open",
        .says = "Closing the duplicate leaves the descriptor that it was made of open.",
        .sources = {portable("fromfd", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fromfd, op::close},
        .catches = {"fromfd.takes_the_descriptor"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(close(c.given(fromfd(mine)).made()));
              c.expect(c.call(send(mine, "hello")), counts(5));
            },
    },
    {
        .id = "fromfd.tells_nonblocking",
        .says = "A duplicate of a descriptor that does not block has a timeout of zero.",
        .sources = {portable("fromfd", "summary")},
        .kinds = plain_kinds,
        .modes = nonblocking_mode,
        .needs = {op::fromfd, op::gettimeout},
        .catches = {"fromfd.forgets_the_mode"},
        .run =
            [](context& c) {
              const auto other = c.given(fromfd(c.socket())).made();
              c.expect(c.call(gettimeout(other)), has("timeout", value(0)));
            },
        .option = "O_NONBLOCK",
    },
    {
        .id = "fromfd.bad_file_descriptor",
        .says = "No duplicate is made of a descriptor that is not open: bad_file_descriptor.",
        .sources = {portable("fromfd", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::fromfd, op::close},
        .catches = {"fromfd.closed_is_an_invalid_argument"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(fromfd(h)), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(fromfd_cases));

constexpr clause family_cases[] = {
    {
        .id = "family.is_told",
        .says = "A socket tells its family.",
        .sources = {portable("family", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::family},
        .catches = {"family.is_not_told"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.expect(c.call(asking(op::family, h)), has_value(c.traits().family));
            },
    },
    {
        .id = "family.bad_file_descriptor",
        .says = "A closed socket has no family: bad_file_descriptor.",
        .sources = {portable("family", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::family, op::close},
        .catches = {"family.closed_is_unspecified"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(asking(op::family, h)), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(family_cases));

constexpr clause type_cases[] = {
    {
        .id = "type.is_told",
        .says = "A socket tells its type.",
        .sources = {portable("type", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::type},
        .catches = {"type.is_another"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.expect(c.call(asking(op::type, h)), has_value(c.traits().type));
            },
    },
    {
        .id = "type.of_an_adopted_descriptor",
        .says = "A socket tells its type also where its descriptor was adopted.",
        .sources = {portable("type", "summary"), portable("socket::adopt", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::type, op::detach},
        .catches = {"type.is_another"},
        .run =
            [](context& c) {
              const auto adopted = c.given(detach(c.blocking_socket())).made();
              c.expect(c.call(asking(op::type, adopted)), has_value(c.traits().type));
            },
    },
    {
        .id = "type.bad_file_descriptor",
        .says = "A closed socket has no type: bad_file_descriptor.",
        .sources = {portable("type", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::type, op::close},
        .catches = {"type.closed_is_a_stream"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(asking(op::type, h)), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(type_cases));

constexpr clause protocol_cases[] = {
    {
        .id = "protocol.is_told",
        .says = "An IP socket tells its protocol, also where none was named when it was made.",
        .sources = {portable("proto", "summary")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::protocol},
        .catches = {"protocol.is_always_the_default"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              const std::string_view implied = c.traits().type == "stream" ? "tcp" : "udp";
              const auto named = c.traits().protocol;
              c.expect(c.call(asking(op::protocol, h)),
                       has_value(named == "default" ? implied : named));
            },
    },
    {
        .id = "protocol.bad_file_descriptor",
        .says = "A closed socket has no protocol: bad_file_descriptor.",
        .sources = {portable("proto", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::protocol, op::close},
        .catches = {"protocol.closed_is_the_default"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(asking(op::protocol, h)), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(protocol_cases));

constexpr clause setdefaulttimeout_cases[] = {
    {
        .id = "setdefaulttimeout.new_sockets_take_it",
        .says = "A new socket has the default timeout.",
        .sources = {portable("setdefaulttimeout", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setdefaulttimeout, op::gettimeout},
        .catches = {"setdefaulttimeout.is_forgotten"},
        .run =
            [](context& c) {
              c.given(set_default(some_time));
              c.expect(c.call(gettimeout(plain_socket(c))), has("timeout", some_time));
            },
    },
    {
        .id = "setdefaulttimeout.new_sockets_heed_it",
        .says = "With a default timeout of zero, calls on new sockets do not wait.",
        .sources = {portable("setdefaulttimeout", "summary")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::setdefaulttimeout, op::recv},
        .catches = {"setdefaulttimeout.is_forgotten"},
        .run =
            [](context& c) {
              c.given(set_default(0));
              const auto h = plain_socket(c);
              c.given(bind(h, c.free_address()));
              c.expect(c.call(recv(h, 16)), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "setdefaulttimeout.accepted_sockets_take_it",
        .says = "An accepted socket has the default timeout, whatever the listener has.",
        .sources = {portable("setdefaulttimeout", "summary")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::setdefaulttimeout, op::gettimeout, op::accept},
        .catches = {"setdefaulttimeout.accepted_sockets_do_not", "setdefaulttimeout.is_forgotten"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              c.given(connect(c.peer_socket(), c.local(listener)));
              c.arrived(listener);
              // when
              c.given(set_default(some_time));
              const auto accepted = c.given(accept(listener)).made();
              // then
              c.expect(c.call(gettimeout(accepted)), has("timeout", some_time));
            },
    },
    {
        .id = "setdefaulttimeout.existing_sockets_keep_theirs",
        .says = "A socket that exists keeps its timeout when the default is set.",
        .sources = {portable("setdefaulttimeout", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setdefaulttimeout, op::gettimeout},
        .catches = {"setdefaulttimeout.changes_existing_sockets"},
        .run =
            [](context& c) {
              const auto before = plain_socket(c);
              c.given(set_default(some_time));
              c.expect(c.call(gettimeout(before)), has("timeout", nullptr));
            },
    },
    {
        .id = "setdefaulttimeout.can_be_taken_back",
        .says = "Without a default timeout, new sockets have none again.",
        .sources = {portable("setdefaulttimeout", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setdefaulttimeout, op::gettimeout},
        .catches = {"setdefaulttimeout.cannot_be_taken_back"},
        .run =
            [](context& c) {
              c.given(set_default(some_time));
              c.given(set_default(nullptr));
              c.expect(c.call(gettimeout(plain_socket(c))), has("timeout", nullptr));
            },
    },
    {
        .id = "setdefaulttimeout.negative_is_refused",
        .says = "A negative default timeout is refused: argument_rejected.",
        .sources = {portable("setdefaulttimeout", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::setdefaulttimeout},
        .catches = {"setdefaulttimeout.negative_is_zero"},
        .run =
            [](context& c) {
              c.expect(c.call(set_default(-1)), fails_with(errc::argument_rejected));
            },
    },
};
static_assert(well_formed(setdefaulttimeout_cases));

constexpr clause getdefaulttimeout_cases[] = {
    {
        .id = "getdefaulttimeout.none_at_first",
        .says = "At first there is no default timeout.",
        .sources = {portable("setdefaulttimeout", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getdefaulttimeout},
        .catches = {"getdefaulttimeout.zero_at_first"},
        .run = [](context& c) { c.expect(c.call(get_default()), has("timeout", nullptr)); },
    },
    {
        .id = "getdefaulttimeout.reads_back",
        .says = "The default timeout reads back as it was set.",
        .sources = {portable("setdefaulttimeout", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::setdefaulttimeout, op::getdefaulttimeout},
        .catches = {"getdefaulttimeout.tells_half", "setdefaulttimeout.is_forgotten"},
        .run =
            [](context& c) {
              c.given(set_default(some_time));
              c.expect(c.call(get_default()), has("timeout", some_time));
            },
    },
};
static_assert(well_formed(getdefaulttimeout_cases));

}  // namespace

std::span<const clause> fromfd_clauses() {
  return fromfd_cases;
}
std::span<const clause> family_clauses() {
  return family_cases;
}
std::span<const clause> type_clauses() {
  return type_cases;
}
std::span<const clause> protocol_clauses() {
  return protocol_cases;
}
std::span<const clause> setdefaulttimeout_clauses() {
  return setdefaulttimeout_cases;
}
std::span<const clause> getdefaulttimeout_clauses() {
  return getdefaulttimeout_cases;
}

}  // namespace sockspec::conformance

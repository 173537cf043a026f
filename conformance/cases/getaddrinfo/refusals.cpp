// getaddrinfo(): what it refuses, and what it does not find.

#include "cases/getaddrinfo/hints.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "getaddrinfo.protocol_of_another_type",
        .says = "A socket type and a protocol that do not belong together are refused with "
                "socket_type_not_supported.",
        .sources = {linux_man("getaddrinfo(3)", "RETURN VALUE"), portable("getaddrinfo", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.protocol_ignored", "getaddrinfo.type_ignored",
                    "getaddrinfo.bad_hints_are_an_unknown_name"},
        .run =
            [](context& c) {
              const value hints{value::object{{"type", "datagram"}, {"protocol", "tcp"}}};
              c.expect(c.call(getaddrinfo("127.0.0.1", "80", hints)),
                       fails_with(errc::socket_type_not_supported));
            },
    },
    {
        .id = "getaddrinfo.unknown_family",
        .says = "A family that there is not is refused with address_family_not_supported.",
        .sources = {posix("getaddrinfo", "ERRORS"), linux_man("getaddrinfo(3)", "RETURN VALUE"),
                    winsock("getaddrinfo", "WSAEAFNOSUPPORT")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.bad_hints_are_an_unknown_name"},
        .run =
            [](context& c) {
              const value hints{value::object{{"family", raw(9999)}}};
              c.expect(c.call(getaddrinfo("127.0.0.1", "80", hints)),
                       fails_with(errc::address_family_not_supported));
            },
    },
    {
        .id = "getaddrinfo.unknown_type",
        .says = "A type that there is not is refused with socket_type_not_supported.",
        .sources = {posix("getaddrinfo", "ERRORS"), linux_man("getaddrinfo(3)", "RETURN VALUE"),
                    winsock("getaddrinfo", "WSAESOCKTNOSUPPORT")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.bad_hints_are_an_unknown_name"},
        .run =
            [](context& c) {
              const value hints{value::object{{"type", raw(77)}}};
              c.expect(c.call(getaddrinfo("127.0.0.1", "80", hints)),
                       fails_with(errc::socket_type_not_supported));
            },
    },
    {
        .id = "getaddrinfo.both_missing",
        .says = "Without host and service, name_not_found is reported.",
        .sources = {posix("getaddrinfo", "ERRORS"), linux_man("getaddrinfo(3)", "RETURN VALUE"),
                    portable("getaddrinfo", "Errors"), winsock("getaddrinfo", "WSAHOST_NOT_FOUND")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.not_found_is_temporary"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo(nullptr, nullptr, stream_hints()));
              c.expect(seen, fails_with(errc::name_not_found));
            },
    },
    {
        .id = "getaddrinfo.name_not_found",
        .says = "With AI_NUMERICHOST, a host that is no address is name_not_found.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("getaddrinfo", "Errors"), winsock("getaddrinfo", "AI_NUMERICHOST")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.not_found_is_temporary"},
        .run =
            [](context& c) {
              const auto seen =
                  c.call(getaddrinfo("localhost", "80", stream_hints({"AI_NUMERICHOST"})));
              c.expect(seen, fails_with(errc::name_not_found));
            },
    },
    {
        .id = "getaddrinfo.numeric_service_only",
        .says = "With AI_NUMERICSERV, a service that is no number is name_not_found.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"),
                    linux_man("getaddrinfo(3)", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.not_found_is_temporary"},
        .run =
            [](context& c) {
              const auto seen =
                  c.call(getaddrinfo("127.0.0.1", "http", stream_hints({"AI_NUMERICSERV"})));
              c.expect(seen, fails_with(errc::name_not_found));
            },
    },
    {
        .id = "getaddrinfo.service_not_supported",
        .says = "A service that is not known for the socket type is service_not_supported.",
        .sources = {posix("getaddrinfo", "ERRORS"), linux_man("getaddrinfo(3)", "RETURN VALUE"),
                    portable("getaddrinfo", "Errors"), winsock("getaddrinfo", "WSATYPE_NOT_FOUND")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.unknown_service_is_an_unknown_name"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("127.0.0.1", "no-such-service", stream_hints()));
              c.expect(seen, fails_with(errc::service_not_supported));
            },
    },
    {
        .id = "getaddrinfo.bad_flags",
        .says = "Unknown flags are refused with bad_resolver_flags.",
        .sources = {posix("getaddrinfo", "ERRORS"), linux_man("getaddrinfo(3)", "RETURN VALUE"),
                    winsock("getaddrinfo", "WSAEINVAL")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.unknown_flags_ignored"},
        .run =
            [](context& c) {
              value hints{value::object{{"flags", value::list{raw(0x40000000)}}}};
              const auto seen = c.call(getaddrinfo("127.0.0.1", "80", std::move(hints)));
              c.expect(seen, fails_with(errc::bad_resolver_flags));
            },
    },
    {
        .id = "getaddrinfo.port_out_of_range",
        .says = "A port above 65535 is refused.",
        .sources = {portable("getaddrinfo", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.port_wraps"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("127.0.0.1", "65536", stream_hints()));
              c.expect(seen, fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "getaddrinfo.large_port",
        .level = unspecified,
        .says = "What becomes of a port above 65535 is left open.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"),
                    linux_man("getaddrinfo(3)", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.port_made_up"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("127.0.0.1", "65536", stream_hints()));
              c.classify(first_address(seen),
                         {{"wraps", has_address(address::inet("127.0.0.1", 0))},
                          {"refuses_the_service", fails_with(errc::service_not_supported)},
                          {"refuses_the_name", fails_with(errc::name_not_found)}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> getaddrinfo_refusal_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

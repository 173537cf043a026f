// getaddrinfo(): from names to addresses. Numeric names and this machine alone: no name server is
// asked.

#include <algorithm>

#include "cases/registry.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

value flags_of(const names& all) {
  return value(value::list(all.begin(), all.end()));
}

value stream_hints(const names& flags = {}) {
  return value::object{{"type", "stream"}, {"flags", flags_of(flags)}};
}

value family_hints(std::string_view family, const names& flags = {}) {
  value hints = stream_hints(flags);
  hints.set("family", family);
  return hints;
}

/// The first result's address, as a fact; a failed look-up stays what it is.
seen first_address(const seen& s) {
  if (!s.ok()) return s;
  const auto& results = s.field("results").elements();
  value content{value::object{}};
  content.set("address", results.empty() ? value() : results.front()["address"]);
  return seen(s.asked(), value::object{{"ok", std::move(content)}});
}

/// The values that a member has in all results, each once.
seen every(const seen& s, std::string_view member) {
  if (!s.ok()) return s;
  value all{value::list{}};
  for (const auto& one : s.field("results").elements()) {
    const auto& known = all.elements();
    if (std::find(known.begin(), known.end(), one[member]) == known.end()) all.append(one[member]);
  }
  return seen(s.asked(), value::object{{"ok", value::object{{"values", std::move(all)}}}});
}

constexpr fixed_list<op, 8> needs{op::getaddrinfo};

constexpr clause clauses[] = {
    {
        .id = "getaddrinfo.numeric_ipv4",
        .says = "An IPv4 address and a port as text become that address.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("getaddrinfo", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.port_in_host_order"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("127.0.0.1", "8080", stream_hints()));
              c.expect(first_address(seen), has_address(address::inet("127.0.0.1", 8080)));
            },
    },
    {
        .id = "getaddrinfo.numeric_ipv6",
        .says = "An IPv6 address and a port as text become that address.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("getaddrinfo", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.port_in_host_order"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("::1", "8080", stream_hints()));
              c.expect(first_address(seen), has_address(address::inet6("::1", 8080)));
            },
    },
    {
        .id = "getaddrinfo.no_service_is_port_zero",
        .says = "Without a service the port is 0.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("getaddrinfo", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.port_made_up"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("127.0.0.1", nullptr, stream_hints()));
              c.expect(first_address(seen), has_address(address::inet("127.0.0.1", 0)));
            },
    },
    {
        .id = "getaddrinfo.no_host_is_loopback",
        .says = "Without a host the loopback address is given.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("getaddrinfo", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.always_passive"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo(nullptr, "80", family_hints("inet")));
              c.expect(first_address(seen), has_address(address::inet("127.0.0.1", 80)));
            },
    },
    {
        .id = "getaddrinfo.passive_is_the_wildcard",
        .says = "Without a host, AI_PASSIVE gives the wildcard address.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("lookup_flags", "passive")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.passive_ignored"},
        .run =
            [](context& c) {
              const auto seen =
                  c.call(getaddrinfo(nullptr, "80", family_hints("inet6", {"AI_PASSIVE"})));
              c.expect(first_address(seen), has_address(address::inet6("::", 80)));
            },
    },
    {
        .id = "getaddrinfo.passive_leaves_a_host_alone",
        .says = "AI_PASSIVE changes nothing where a host is named.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("lookup_flags", "passive")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.always_passive"},
        .run =
            [](context& c) {
              const auto seen =
                  c.call(getaddrinfo("127.0.0.1", "80", family_hints("inet", {"AI_PASSIVE"})));
              c.expect(first_address(seen), has_address(address::inet("127.0.0.1", 80)));
            },
    },
    {
        .id = "getaddrinfo.v4_mapped",
        .says = "AI_V4MAPPED gives an IPv4 address as an IPv6 one.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), rfc("3493", "6.1"),
                    portable("lookup_flags", "v4_mapped")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.v4_mapped_ignored"},
        .run =
            [](context& c) {
              const auto seen =
                  c.call(getaddrinfo("127.0.0.1", "80", family_hints("inet6", {"AI_V4MAPPED"})));
              c.expect(first_address(seen), has_address(address::inet6("::ffff:127.0.0.1", 80)));
            },
    },
    {
        .id = "getaddrinfo.type_limits_results",
        .says = "A socket type that is asked for is that of every result.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("getaddrinfo", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.type_ignored"},
        .run =
            [](context& c) {
              const auto seen = c.call(
                  getaddrinfo("127.0.0.1", "80", value(value::object{{"type", "datagram"}})));
              c.expect(every(seen, "type"), has("values", value::list{value("datagram")}));
            },
    },
    {
        .id = "getaddrinfo.protocol_fits_the_type",
        .says = "The protocol of a result is that of its type, and limits results in its turn.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"),
                    linux_man("getaddrinfo(3)", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.protocol_not_told", "getaddrinfo.protocol_ignored",
                    "getaddrinfo.type_ignored"},
        .run =
            [](context& c) {
              const auto by_type = c.call(
                  getaddrinfo("127.0.0.1", "80", value(value::object{{"type", "datagram"}})));
              c.expect(every(by_type, "protocol"), has("values", value::list{value("udp")}));
              const auto by_protocol =
                  c.call(getaddrinfo("127.0.0.1", "80", value(value::object{{"protocol", "udp"}})));
              c.expect(every(by_protocol, "type"), has("values", value::list{value("datagram")}));
            },
    },
    {
        .id = "getaddrinfo.unknown_family",
        .says = "A family that there is not is refused with address_family_not_supported.",
        .sources = {posix("getaddrinfo", "ERRORS"), linux_man("getaddrinfo(3)", "RETURN VALUE")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
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
        .sources = {posix("getaddrinfo", "ERRORS"), linux_man("getaddrinfo(3)", "RETURN VALUE")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.bad_hints_are_an_unknown_name"},
        .run =
            [](context& c) {
              const value hints{value::object{{"type", raw(77)}}};
              c.expect(c.call(getaddrinfo("127.0.0.1", "80", hints)),
                       fails_with(errc::socket_type_not_supported));
            },
    },
    {
        .id = "getaddrinfo.any_type_gives_several",
        .says = "Without a socket type, a port gives streams as well as datagrams.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"),
                    linux_man("getaddrinfo(3)", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.first_result_only"},
        .run =
            [](context& c) {
              const auto types = every(c.call(getaddrinfo("127.0.0.1", "80")), "type");
              c.expect(types,
                       all_of({contains("values", "stream"), contains("values", "datagram")}));
            },
    },
    {
        .id = "getaddrinfo.result_makes_a_socket",
        .says = "Family and type of a result create a socket that can be bound to its address.",
        .sources = {posix("getaddrinfo", "RETURN VALUE"), portable("getaddrinfo", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getaddrinfo, op::socket, op::bind},
        .catches = {"getaddrinfo.family_of_another", "getaddrinfo.port_made_up"},
        .run =
            [](context& c) {
              // given
              const auto seen =
                  c.given(getaddrinfo("127.0.0.1", nullptr, stream_hints({"AI_NUMERICHOST"})));
              const value first = seen.field("results").elements().at(0);
              const auto h = c.given(socket(first["family"], first["type"])).made();
              // when, then
              c.expect(c.call(bind(h, address(first["address"]))), succeeds());
            },
    },
    {
        .id = "getaddrinfo.canonical_name_of_the_first",
        .says = "AI_CANONNAME gives the first result a canonical name.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("address_info", "canonical_name")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
        .catches = {"getaddrinfo.canonical_name_missing"},
        .run =
            [](context& c) {
              const auto seen = c.call(
                  getaddrinfo("127.0.0.1", "80", stream_hints({"AI_CANONNAME", "AI_NUMERICHOST"})));
              c.expect(every(seen, "canonical_name"), contains("values", "127.0.0.1"));
            },
    },
    {
        .id = "getaddrinfo.both_missing",
        .says = "Without host and service, name_not_found is reported.",
        .sources = {posix("getaddrinfo", "ERRORS"), linux_man("getaddrinfo(3)", "RETURN VALUE"),
                    portable("getaddrinfo", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
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
                    portable("getaddrinfo", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
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
        .needs = needs,
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
                    portable("getaddrinfo", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
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
        .sources = {posix("getaddrinfo", "ERRORS"), linux_man("getaddrinfo(3)", "RETURN VALUE")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = needs,
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
        .needs = needs,
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
        .needs = needs,
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

std::span<const clause> getaddrinfo_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

// getaddrinfo(): from names to addresses. Numeric names and this machine alone: no name server is
// asked.

#include <algorithm>

#include "cases/getaddrinfo/hints.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

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

/// Loopback addresses alone, at least one.
matcher lists_loopbacks() {
  return {"loopback addresses", [](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            const auto& results = s.field("results").elements();
            if (results.empty()) return "no_results";
            for (const auto& one : results) {
              const auto& host = one["address"]["host"].text();
              if (host != "::1" && !host.starts_with("127.")) return "other_address";
            }
            return std::nullopt;
          }};
}

constexpr clause clauses[] = {
    {
        .id = "getaddrinfo.localhost_is_the_loopback",
        .level = should,
        .says = "localhost is the loopback, and nothing else.",
        .sources = {rfc("6761", "6.3")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.localhost_is_somewhere"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("localhost", "80", stream_hints()));
              c.expect(seen, lists_loopbacks());
            },
    },
    {
        .id = "getaddrinfo.numeric_ipv4",
        .says = "An IPv4 address and a port as text become that address.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("getaddrinfo", "summary"), winsock("getaddrinfo", "Remarks")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
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
                    portable("getaddrinfo", "summary"), winsock("getaddrinfo", "Remarks")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.port_in_host_order"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("::1", "8080", stream_hints()));
              c.expect(first_address(seen), has_address(address::inet6("::1", 8080)));
            },
    },
    {
        .id = "getaddrinfo.scope_is_kept",
        .says = "What stands behind the % of an IPv6 address is the scope of the result.",
        .sources = {linux_man("getaddrinfo(3)", "NOTES"), portable("getaddrinfo", "host"),
                    rfc("4007", "11.1"), rfc("4007", "11.2")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.scope_is_lost"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("fe80::1%1", "80", stream_hints()));
              c.expect(first_address(seen), has_address(address::inet6("fe80::1", 80, 1)));
            },
    },
    {
        .id = "getaddrinfo.no_service_is_port_zero",
        .says = "Without a service the port is 0.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("getaddrinfo", "summary"), portable("getaddrinfo", "service")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
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
                    portable("getaddrinfo", "summary"), winsock("getaddrinfo", "AI_PASSIVE"),
                    rfc("4291", "2.5.3")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
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
                    portable("lookup_flags", "passive"), winsock("getaddrinfo", "AI_PASSIVE")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
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
                    portable("lookup_flags", "passive"), winsock("getaddrinfo", "AI_PASSIVE")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
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
        .needs = lookup_needs,
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
                    portable("getaddrinfo", "summary"), winsock("getaddrinfo", "Parameters")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
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
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("address_info", "protocol")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
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
        .id = "getaddrinfo.any_type_gives_several",
        .says = "Without a socket type, a port gives streams as well as datagrams.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), linux_man("getaddrinfo(3)", "DESCRIPTION"),
                    portable("address_info", "type")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
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
        .sources = {posix("getaddrinfo", "RETURN VALUE"), portable("getaddrinfo", "summary"),
                    winsock("getaddrinfo", "Remarks"), portable("address_info", "summary")},
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
                    portable("address_info", "canonical_name"),
                    winsock("getaddrinfo", "AI_CANONNAME")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.canonical_name_missing"},
        .run =
            [](context& c) {
              const auto seen = c.call(
                  getaddrinfo("127.0.0.1", "80", stream_hints({"AI_CANONNAME", "AI_NUMERICHOST"})));
              c.expect(every(seen, "canonical_name"), contains("values", "127.0.0.1"));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> getaddrinfo_result_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

// getaddrinfo(), getnameinfo(): what the documents leave open: forms of numbers, and the order of
// results.

#include <array>
#include <utility>

#include "cases/getaddrinfo/hints.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

/// A text that is read as a host, or as a service, or refused.
struct form {
  std::string_view id, says, text;
};

constexpr std::array services{
    form{"getaddrinfo.service_with_zeros", "Whether a port may begin with zeros is left open.",
         "00080"},
    form{"getaddrinfo.service_with_space_before",
         "Whether a port may have a space before it is left open.", " 80"},
    form{"getaddrinfo.service_with_space_behind",
         "Whether a port may have a space behind it is left open.", "80 "},
    form{"getaddrinfo.hexadecimal_service", "Whether a port may be hexadecimal is left open.",
         "0x50"},
    form{"getaddrinfo.service_with_plus", "Whether a port may have a sign is left open.", "+80"},
    form{"getaddrinfo.service_with_minus", "What becomes of a negative port is left open.", "-1"},
    form{"getaddrinfo.empty_service", "What an empty service is is left open.", ""},
};

constexpr std::array hosts{
    form{"getaddrinfo.host_with_space_before",
         "Whether a numeric host may have a space before it is left open.", " 127.0.0.1"},
    form{"getaddrinfo.host_with_space_behind",
         "Whether a numeric host may have a space behind it is left open.", "127.0.0.1 "},
    form{"getaddrinfo.host_in_brackets", "Whether a numeric host may have brackets is left open.",
         "[::1]"},
    form{"getaddrinfo.empty_host", "What an empty host is is left open.", ""},
    form{"getaddrinfo.scope_of_a_global_host",
         "Whether a numeric host that needs no scope may have one is left open.", "::1%1"},
    form{"getaddrinfo.scope_without_interface",
         "Whether a numeric scope may be that of no interface is left open.", "fe80::1%77777"},
};

matcher is_refused() {
  return any_of({fails_with(errc::service_not_supported), fails_with(errc::name_not_found),
                 fails_with(errc::invalid_argument)});
}

matcher has_port(int port) {
  return has_address(address::inet("127.0.0.1", port));
}

template <std::size_t Row>
void looks_up_service(context& c) {
  const auto seen = c.call(getaddrinfo("127.0.0.1", services[Row].text, stream_hints()));
  c.classify(first_address(seen), {{"is_80", has_port(80)},
                                   {"is_0", has_port(0)},
                                   {"wraps", has_port(65535)},
                                   {"refused", is_refused()}});
}

template <std::size_t Row>
void looks_up_host(context& c) {
  const auto seen = c.call(getaddrinfo(hosts[Row].text, "80", stream_hints({"AI_NUMERICHOST"})));
  c.classify(seen, {{"is_read", succeeds()}, {"refused", is_refused()}});
}

constexpr clause about(const form& row, std::string_view lie, void (*run)(context&)) {
  return {.id = row.id,
          .level = unspecified,
          .says = row.says,
          .sources = {posix("getaddrinfo", "DESCRIPTION")},
          .kinds = no_kind,
          .modes = any_mode,
          .needs = lookup_needs,
          .catches = {lie},
          .run = run};
}

template <std::size_t... Services, std::size_t... Hosts>
constexpr auto make_forms(std::index_sequence<Services...>, std::index_sequence<Hosts...>) {
  return std::array{
      about(services[Services], "getaddrinfo.services_are_turned_round",
            looks_up_service<Services>)...,
      about(hosts[Hosts], "getaddrinfo.hosts_are_turned_round", looks_up_host<Hosts>)...};
}

// No static_assert(well_formed(...)): see the table of options.
constexpr auto form_clauses = make_forms(std::make_index_sequence<services.size()>{},
                                         std::make_index_sequence<hosts.size()>{});

/// Which families the results are of, one after the other, as text: "inet6 inet".
std::string families(const seen& s) {
  std::string all;
  for (const auto& one : s.field("results").elements()) {
    all += (all.empty() ? "" : " ") + one["family"].text();
  }
  return all;
}

void observe_order(context& c, const names& flags) {
  const auto seen = c.call(getaddrinfo(nullptr, "80", stream_hints(flags)));
  c.expect(seen, succeeds());
  c.classify(seen::fact(families(seen)), {{"ipv6_first", has_value("inet6 inet")},
                                          {"ipv4_first", has_value("inet inet6")},
                                          {"ipv6_alone", has_value("inet6")},
                                          {"ipv4_alone", has_value("inet")}});
}

constexpr clause result_clauses[] = {
    {
        .id = "getaddrinfo.order_of_loopbacks",
        .level = unspecified,
        .says = "Which family comes first of a host that is not named is left open.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), rfc("6724", "6")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.last_results_first"},
        .run = [](context& c) { observe_order(c, {}); },
    },
    {
        .id = "getaddrinfo.order_of_wildcards",
        .level = unspecified,
        .says = "Which family comes first of the addresses to bind to is left open.",
        .sources = {posix("getaddrinfo", "DESCRIPTION"), rfc("6724", "6")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.last_results_first"},
        .run = [](context& c) { observe_order(c, {"AI_PASSIVE"}); },
    },
    {
        .id = "getaddrinfo.types_without_hints",
        .level = unspecified,
        .says = "Which socket types a look-up gives that asks for none is left open.",
        .sources = {posix("getaddrinfo", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.last_result_is_missing"},
        .run =
            [](context& c) {
              const auto seen = c.call(getaddrinfo("127.0.0.1", "80"));
              c.expect(seen, succeeds());
              const auto count = seen.field("results").elements().size();
              c.classify(seen::fact(count), {{"one", has_value(1)},
                                             {"two", has_value(2)},
                                             {"three", has_value(3)},
                                             {"more", at_least(4)}});
            },
    },
    {
        .id = "getaddrinfo.service_of_raw_sockets",
        .level = unspecified,
        .says = "Whether raw sockets have services is left open.",
        .sources = {posix("getaddrinfo", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = lookup_needs,
        .catches = {"getaddrinfo.raw_sockets_lack_services"},
        .run =
            [](context& c) {
              const value hints{value::object{{"type", "raw"}}};
              c.classify(c.call(getaddrinfo("127.0.0.1", "80", hints)),
                         {{"takes_a_port", succeeds()},
                          {"refused",
                           any_of({is_refused(), fails_with(errc::socket_type_not_supported)})}});
            },
    },
};
static_assert(well_formed(result_clauses));

constexpr auto joined_clauses = [] {
  std::array<clause, form_clauses.size() + std::size(result_clauses)> all{};
  std::size_t at = 0;
  for (const auto& one : form_clauses) all[at++] = one;
  for (const auto& one : result_clauses) all[at++] = one;
  return all;
}();

constexpr clause name_clauses[] = {
    {
        .id = "getnameinfo.v4_mapped",
        .level = unspecified,
        .says = "How an IPv4-mapped address is written is left open.",
        .sources = {posix("getnameinfo", "DESCRIPTION"), rfc("5952", "5")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.mapped_is_hexadecimal"},
        .run =
            [](context& c) {
              const auto asked = address::inet6("::ffff:127.0.0.1", 80);
              c.classify(c.call(getnameinfo(asked, {"NI_NUMERICHOST", "NI_NUMERICSERV"})),
                         {{"dotted", has("host", "::ffff:127.0.0.1")},
                          {"hexadecimal", has("host", "::ffff:7f00:1")},
                          {"as_ipv4", has("host", "127.0.0.1")}});
            },
    },
    {
        .id = "getnameinfo.scope_of_a_global_address",
        .level = unspecified,
        .says = "Whether the scope is written of an address that needs none is left open.",
        .sources = {posix("getnameinfo", "DESCRIPTION"), rfc("4007", "11")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.scopes_are_turned_round"},
        .run =
            [](context& c) {
              const auto asked = address::inet6("::1", 80, 1);
              c.classify(c.call(getnameinfo(asked, {"NI_NUMERICHOST", "NI_NUMERICSERV"})),
                         {{"left_out", has("host", "::1")}, {"written", succeeds()}});
            },
    },
    {
        .id = "getnameinfo.unix_address",
        .level = unspecified,
        .says = "Whether the address of a UNIX socket has a name is left open.",
        .sources = {posix("getnameinfo", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.unix_has_no_names"},
        .run =
            [](context& c) {
              c.classify(c.call(getnameinfo(address::unix_path("s1"))),
                         {{"has_one", succeeds()},
                          {"refused", any_of({fails_with(errc::address_family_not_supported),
                                              fails_with(errc::name_not_found)})}});
            },
    },
};
static_assert(well_formed(name_clauses));

}  // namespace

std::span<const clause> getaddrinfo_left_open_clauses() {
  return joined_clauses;
}
std::span<const clause> getnameinfo_left_open_clauses() {
  return name_clauses;
}

}  // namespace sockspec::conformance

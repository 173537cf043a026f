// Lies about getaddrinfo().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

/// Rewrites each result of a look-up.
void for_each_result(value& result, void (*rewrite)(value& one)) {
  if (!member(result, "results").is_list()) return;
  value all{value::list{}};
  for (value one : member(result, "results").elements()) {
    rewrite(one);
    all.append(std::move(one));
  }
  change(result, "results", std::move(all));
}

void set_port(value& one, std::int64_t port) {
  value where = one["address"];
  where.set("port", port);
  one.set("address", std::move(where));
}

constexpr mutant mutants[] = {
    lie("getaddrinfo.port_in_host_order", op::getaddrinfo, altered::address,
        "The bytes of the port are in the host's order.", nullptr,
        [](lie_state&, const value&, value& result) {
          for_each_result(result, [](value& one) {
            const auto port = one["address"]["port"].integer();
            if (port > 1024) set_port(one, (port >> 8 | port << 8) & 0xffff);
          });
        }),
    lie("getaddrinfo.localhost_is_somewhere", op::getaddrinfo, altered::address,
        "localhost is another host.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "host") != value("localhost")) return;
          for_each_result(result, [](value& one) {
            value where = one["address"];
            where.set("host", where["family"] == value("inet6") ? "2001:db8::1" : "192.0.2.1");
            one.set("address", std::move(where));
          });
        }),
    lie("getaddrinfo.scope_is_lost", op::getaddrinfo, altered::address,
        "The scope of every result is 0.", nullptr,
        [](lie_state&, const value&, value& result) {
          for_each_result(result, [](value& one) {
            value where = one["address"];
            if (where.has("scope")) where.set("scope", 0);
            one.set("address", std::move(where));
          });
        }),
    lie("getaddrinfo.port_made_up", op::getaddrinfo, altered::address,
        "Without a port, port 1 is given.", nullptr,
        [](lie_state&, const value&, value& result) {
          for_each_result(result, [](value& one) {
            if (one["address"]["port"] == value(0)) set_port(one, 1);
          });
        }),
    lie(
        "getaddrinfo.port_wraps", op::getaddrinfo, altered::effect,
        "A port above 65535 is taken modulo 65536.",
        [](lie_state&, value& call) {
          if (argument(call, "service") == value("65536")) change_argument(call, "service", "0");
        },
        nullptr),
    lie("getaddrinfo.always_passive", op::getaddrinfo, altered::address,
        "IPv4 look-ups give the wildcard address.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "family") != value("inet")) return;
          for_each_result(result, [](value& one) {
            value where = one["address"];
            where.set("host", "0.0.0.0");
            one.set("address", std::move(where));
          });
        }),
    lie(
        "getaddrinfo.passive_ignored", op::getaddrinfo, altered::effect, "AI_PASSIVE is ignored.",
        [](lie_state&, value& call) { drop_flag(call, "AI_PASSIVE"); }, nullptr),
    lie(
        "getaddrinfo.v4_mapped_ignored", op::getaddrinfo, altered::effect,
        "AI_V4MAPPED is ignored.", [](lie_state&, value& call) { drop_flag(call, "AI_V4MAPPED"); },
        nullptr),
    lie(
        "getaddrinfo.unknown_flags_ignored", op::getaddrinfo, altered::effect,
        "Unknown flags are ignored.",
        [](lie_state&, value& call) {
          const value& flags = argument(call, "flags");
          if (!flags.is_list() || flags.elements().empty()) return;
          if (flags.elements().front().is_object()) {
            change_argument(call, "flags", value::list{});
          }
        },
        nullptr),
    lie(
        "getaddrinfo.type_ignored", op::getaddrinfo, altered::effect,
        "The socket type that is asked for is ignored.",
        [](lie_state&, value& call) {
          if (argument(call, "type") == value("datagram")) {
            change_argument(call, "type", "stream");
          }
        },
        nullptr),
    lie("getaddrinfo.first_result_only", op::getaddrinfo, altered::count,
        "Only the first result is given.", nullptr,
        [](lie_state&, const value&, value& result) {
          const value& all = member(result, "results");
          if (all.is_list() && all.elements().size() > 1) {
            const value first = all.elements().front();
            change(result, "results", value::list{first});
          }
        }),
    lie("getaddrinfo.family_of_another", op::getaddrinfo, altered::address,
        "The family of a result is not that of its address.", nullptr,
        [](lie_state&, const value&, value& result) {
          for_each_result(result, [](value& one) {
            one.set("family", one["family"] == value("inet") ? "unix" : "inet");
          });
        }),
    lie(
        "getaddrinfo.canonical_name_missing", op::getaddrinfo, altered::effect,
        "No canonical name is given.",
        [](lie_state&, value& call) { drop_flag(call, "AI_CANONNAME"); }, nullptr),
    lie("getaddrinfo.not_found_is_temporary", op::getaddrinfo, altered::error,
        "A name that does not exist is reported as a passing failure.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::name_not_found)) {
            report_error(result, errc::temporary_resolver_failure);
          }
        }),
    lie("getaddrinfo.unknown_service_is_an_unknown_name", op::getaddrinfo, altered::error,
        "An unknown service is reported as an unknown name.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::service_not_supported)) {
            report_error(result, errc::name_not_found);
          }
        }),
    lie("getaddrinfo.protocol_not_told", op::getaddrinfo, altered::effect,
        "The protocol of every result is the default.", nullptr,
        [](lie_state&, const value&, value& result) {
          for_each_result(result, [](value& one) { one.set("protocol", "default"); });
        }),
    lie(
        "getaddrinfo.protocol_ignored", op::getaddrinfo, altered::effect,
        "The protocol that is asked for is ignored.",
        [](lie_state&, value& call) { change_argument(call, "protocol", "default"); }, nullptr),
    lie("getaddrinfo.bad_hints_are_an_unknown_name", op::getaddrinfo, altered::error,
        "A family or type that there is not is a name that was not found.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::address_family_not_supported) ||
              is_error(result, errc::socket_type_not_supported)) {
            report_error(result, errc::name_not_found);
          }
        }),
};

}  // namespace

std::span<const mutant> getaddrinfo_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

// Lies about getnameinfo().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void cut_the_host(lie_state&, const value&, value& result) {
  const value& host = member(result, "host");
  if (!is_ok(result) || !host.is_text() || host.text().empty()) return;
  change(result, "host", host.text().substr(0, host.text().size() - 1));
}

void swap_the_port(lie_state&, const value&, value& result) {
  if (member(result, "service") == value("80")) change(result, "service", "20480");
}

void demand_both(lie_state&, const value& call, value& result) {
  const bool host = call["args"].has("host_capacity") && argument(call, "host_capacity").is_null();
  const bool service =
      call["args"].has("service_capacity") && argument(call, "service_capacity").is_null();
  if (host != service) report_error(result, errc::name_not_found);
}

void cut_what_does_not_fit(lie_state&, const value& call, value& result) {
  if (argument(call, "host_capacity") != value(4)) return;
  report_success(result, {{"host", "127"}, {"service", "8080"}, {"guard", "intact"}});
}

void fail_where_nothing_is_asked(lie_state&, const value& call, value& result) {
  const bool host = call["args"].has("host_capacity") && argument(call, "host_capacity").is_null();
  const bool service =
      call["args"].has("service_capacity") && argument(call, "service_capacity").is_null();
  if (host && service) report_error(result, errc::permanent_resolver_failure);
}

constexpr mutant mutants[] = {
    lie("getnameinfo.neither_is_permanent", op::getnameinfo, altered::error,
        "That nothing is asked for is a permanent failure.", nullptr, fail_where_nothing_is_asked),
    lie("getnameinfo.host_is_cut", op::getnameinfo, altered::effect,
        "The last character of the host is missing.", nullptr, cut_the_host,
        {"getnameinfo.either_alone"}),
    lie("getnameinfo.port_is_swapped", op::getnameinfo, altered::effect,
        "The bytes of the port are swapped.", nullptr, swap_the_port),
    lie(
        "getnameinfo.scope_is_lost", op::getnameinfo, altered::address, "The scope is not told.",
        [](lie_state&, value& call) {
          value where = argument(call, "address");
          where.set("scope", 0);
          if (where["family"] == value("inet6")) change_argument(call, "address", where);
        },
        nullptr),
    lie("getnameinfo.demands_both", op::getnameinfo, altered::effect,
        "Host and service must both be asked for.", nullptr, demand_both),
    lie("getnameinfo.unknown_is_permanent", op::getnameinfo, altered::error,
        "A name that is not known is a permanent failure.", nullptr,
        misreport<errc::name_not_found, errc::permanent_resolver_failure>),
    lie("getnameinfo.unknown_families_are_unknown_names", op::getnameinfo, altered::error,
        "An unknown family is an unknown name.", nullptr,
        misreport<errc::address_family_not_supported, errc::name_not_found>),
    lie("getnameinfo.cuts_what_does_not_fit", op::getnameinfo, altered::effect,
        "What does not fit is cut, and success is reported.", nullptr, cut_what_does_not_fit),
};

}  // namespace

std::span<const mutant> getnameinfo_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

// Lies about what the documents leave open of getaddrinfo() and getnameinfo().

#include <algorithm>
#include <string>

#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

std::string text_of(const value& call, std::string_view name) {
  const value& text = argument(call, name);
  return text.is_text() ? text.text() : std::string("none");
}

/// Looks like a number, and is not written as one usually is.
bool is_odd_number(const std::string& service) {
  if (service.empty()) return true;
  const bool is_like_one = service.find_first_not_of(" +-0123456789x") == std::string::npos;
  const bool is_usual = service.find_first_not_of("0123456789") == std::string::npos &&
                        (service.size() == 1 || service.front() != '0');
  return is_like_one && !is_usual;
}

bool is_odd_host(const std::string& host) {
  return host.empty() || host.find_first_of(" [") != std::string::npos ||
         host.starts_with("::1%") || host.ends_with("%77777");
}

value::object one_result() {
  const value where = value::object{{"family", "inet"}, {"host", "127.0.0.1"}, {"port", 80}};
  return {{"results",
           value::list{value::object{{"family", "inet"}, {"type", "stream"}, {"address", where}}}}};
}

void turn_the_order(value& result) {
  if (!member(result, "results").is_list()) return;
  value::list all = member(result, "results").elements();
  if (all.size() < 2 || all.front()["family"] == all.back()["family"]) return;
  std::ranges::reverse(all);
  change(result, "results", std::move(all));
}

void drop_the_last(value& result) {
  if (!member(result, "results").is_list()) return;
  value::list all = member(result, "results").elements();
  if (all.size() < 2 || all.front()["type"] == all.back()["type"]) return;
  all.pop_back();
  change(result, "results", std::move(all));
}

void turn_scopes_round(const value& call, value& result) {
  const value& where = argument(call, "address");
  if (where["host"] != value("::1") || where["scope"] != value(1) || !is_ok(result)) return;
  const bool is_left_out = member(result, "host") == value("::1");
  change(result, "host", is_left_out ? "::1%1" : "::1");
}

constexpr mutant lies[] = {
    lie("getaddrinfo.services_are_turned_round", op::getaddrinfo, altered::effect,
        "A port in an unusual form is refused where it should be read, and read where it should "
        "be refused.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_odd_number(text_of(call, "service"))) return;
          turn_round<errc::service_not_supported>(result, one_result());
        },
        {"getaddrinfo.port_out_of_range"}),
    lie("getaddrinfo.hosts_are_turned_round", op::getaddrinfo, altered::effect,
        "A host in an unusual form is refused where it should be read, and read where it should "
        "be refused.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_odd_host(text_of(call, "host"))) return;
          turn_round<errc::name_not_found>(result, one_result());
        }),
    lie("getaddrinfo.last_results_first", op::getaddrinfo, altered::effect,
        "The results of several families come in the wrong order.", nullptr,
        [](lie_state&, const value&, value& result) { turn_the_order(result); },
        {"getaddrinfo.no_host_is_loopback", "getaddrinfo.passive_is_the_wildcard"}),
    lie("getaddrinfo.last_result_is_missing", op::getaddrinfo, altered::count,
        "Of several types the last one is not told.", nullptr,
        [](lie_state&, const value&, value& result) { drop_the_last(result); }),
    lie("getaddrinfo.raw_sockets_lack_services", op::getaddrinfo, altered::effect,
        "A service is refused where raw sockets are asked for.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "type") == value("raw")) {
            turn_round<errc::service_not_supported>(result);
          }
        }),
    lie("getnameinfo.mapped_is_hexadecimal", op::getnameinfo, altered::effect,
        "An IPv4-mapped address is written as any other.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (member(result, "host") == value("::ffff:127.0.0.1")) {
            change(result, "host", "::ffff:7f00:1");
          }
        }),
    lie("getnameinfo.scopes_are_turned_round", op::getnameinfo, altered::effect,
        "The scope of an address that needs none is written where it should be left out.", nullptr,
        [](lie_state&, const value& call, value& result) { turn_scopes_round(call, result); }),
    lie("getnameinfo.unix_has_no_names", op::getnameinfo, altered::effect,
        "Addresses of UNIX sockets have no names.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "address")["family"] != value("unix")) return;
          turn_round<errc::address_family_not_supported>(result,
                                                         {{"host", "here"}, {"service", "s1"}});
        }),
};

}  // namespace

std::span<const mutant> lookup_left_open_mutants() {
  return lies;
}

}  // namespace sockspec::conformance

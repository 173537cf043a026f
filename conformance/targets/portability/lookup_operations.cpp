#include "address_values.hpp"
#include "handles.hpp"
#include "lookup_argument.hpp"
#include "names.hpp"
#include "operations.hpp"

namespace sockspec::driver {
namespace {

address_hints hints_of(const call& asked) {
  address_hints hints;
  if (!asked["family"].is_null()) hints.family = family_from(asked["family"]);
  if (!asked["type"].is_null()) hints.type = type_from(asked["type"]);
  hints.protocol = protocol_from(asked["protocol"]);
  hints.flags = lookup_flags_from(asked["flags"]);
  return hints;
}

value describe_found(const address_info& found) {
  const value canonical = found.canonical_name.empty() ? value() : value(found.canonical_name);
  return value()
      .set("family", name_of(found.family))
      .set("type", name_of(found.type))
      .set("protocol", name_of(found.protocol))
      .set("address", describe(found.where))
      .set("canonical_name", canonical);
}

outcome look_up(call& asked) {
  const lookup_argument host(asked["host"]);
  const lookup_argument service(asked["service"]);
  const address_hints hints = hints_of(asked);
  const auto found =
      asked.timed([&] { return sockspec::getaddrinfo(host.get(), service.get(), hints); });
  value results = value::list{};
  for (const address_info& one : found) results.append(describe_found(one));
  return outcome::ok(value().set("results", results));
}

}  // namespace

void add_lookup_operations(driver& to) {
  add(to, "getaddrinfo", look_up);
}

}  // namespace sockspec::driver

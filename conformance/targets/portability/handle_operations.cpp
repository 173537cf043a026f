#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "sockspec/default_timeout.hpp"
#include "sockspec/dup.hpp"
#include "sockspec/identity.hpp"

namespace sockspec::driver {
namespace {

outcome dup(call& asked) {
  const auto on = socket_of(asked);
  return outcome::ok(keep(asked, asked.timed([&] { return sockspec::dup(*on); })));
}

outcome fromfd(call& asked) {
  const native_handle number = handle_of(asked);
  return outcome::ok(keep(asked, asked.timed([&] { return sockspec::fromfd(number); })));
}

outcome family(call& asked) {
  const auto on = socket_of(asked);
  const auto told = asked.timed([&] { return sockspec::family(*on); });
  return outcome::ok(value().set("value", name_of(told)));
}

outcome type(call& asked) {
  const auto on = socket_of(asked);
  const auto told = asked.timed([&] { return sockspec::type(*on); });
  return outcome::ok(value().set("value", name_of(told)));
}

outcome protocol_of(call& asked) {
  const auto on = socket_of(asked);
  const auto told = asked.timed([&] { return sockspec::proto(*on); });
  return outcome::ok(value().set("value", name_of(told)));
}

outcome setdefaulttimeout(call& asked) {
  const timeout time = timeout_from(asked["timeout"]);
  asked.timed([&] { sockspec::setdefaulttimeout(time); });
  return outcome::ok();
}

outcome getdefaulttimeout(call& asked) {
  const timeout time = asked.timed([&] { return sockspec::getdefaulttimeout(); });
  return outcome::ok(value().set("timeout", value_of(time)));
}

}  // namespace

void add_handle_operations(driver& to) {
  add(to, "dup", dup);
  add(to, "fromfd", fromfd);
  add(to, "family", family);
  add(to, "type", type);
  add(to, "protocol", protocol_of);
  add(to, "setdefaulttimeout", setdefaulttimeout);
  add(to, "getdefaulttimeout", getdefaulttimeout);
}

}  // namespace sockspec::driver

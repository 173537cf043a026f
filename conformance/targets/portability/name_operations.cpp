#include <string>

#include "address_values.hpp"
#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "protocol/kit/data.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/getnameinfo.hpp"
#include "sockspec/inet.hpp"
#include "sockspec/interface.hpp"

namespace sockspec::driver {
namespace {

void demand(const call& asked, const char* name) {
  if (!asked.args().has(name)) throw broken_request(std::string(name) + " is missing");
}

bool asks_for_a_buffer(const call& asked, const char* name) {
  return asked.args().has(name);
}

outcome look_up_names(call& asked) {
  if (asks_for_a_buffer(asked, "host_capacity") || asks_for_a_buffer(asked, "service_capacity")) {
    throw not_expressible("the layer tells both names, and has no buffers");
  }
  demand(asked, "address");
  const address where = address_from(asked["address"]);
  const name_flags flags = name_flags_from(asked["flags"]);
  const auto told = asked.timed([&] { return sockspec::getnameinfo(where, flags); });
  return outcome::ok(
      value().set("host", describe_text(told.host)).set("service", describe_text(told.service)));
}

outcome tell_own_name(call& asked) {
  if (asked.args().has("capacity")) throw not_expressible("the layer tells the name whole");
  const std::string name = asked.timed([] { return sockspec::gethostname(); });
  return outcome::ok(value().set("name", describe_text(name)));
}

/// A text that is refused is null, as from the call of that name in C.
outcome pack(call& asked) {
  demand(asked, "family");
  const address_family family = family_from(asked["family"]);
  const std::string text = to_text(asked["text"]);
  std::error_code ec;
  const auto packed = asked.timed([&] { return sockspec::inet_pton(family, text, ec); });
  if (ec == errc::argument_rejected) return outcome::ok(value().set("packed", value()));
  if (ec) return outcome::error(ec);
  const std::string hex = to_hex(sockspec::text(packed.bytes()));
  return outcome::ok(value().set("packed", value().set("hex", hex)));
}

outcome unpack(call& asked) {
  demand(asked, "family");
  const address_family family = family_from(asked["family"]);
  const std::string packed = from_hex(asked["packed"]["hex"].text());
  const std::string text = asked.timed([&] { return sockspec::inet_ntop(family, bytes(packed)); });
  return outcome::ok(value().set("text", text));
}

outcome list_interfaces(call& asked) {
  value all = value::list{};
  for (const auto& one : asked.timed([] { return sockspec::if_nameindex(); })) {
    all.append(value().set("index", one.index).set("name", describe_text(one.name)));
  }
  return outcome::ok(value().set("interfaces", all));
}

outcome number_interface(call& asked) {
  const std::string name = to_text(asked["name"]);
  const auto index = asked.timed([&] { return sockspec::if_nametoindex(name); });
  return outcome::ok(value().set("index", index));
}

outcome name_interface(call& asked) {
  const auto index = static_cast<std::uint32_t>(asked["index"].integer());
  const std::string name = asked.timed([&] { return sockspec::if_indextoname(index); });
  return outcome::ok(value().set("name", describe_text(name)));
}

}  // namespace

void add_name_operations(driver& to) {
  add(to, "getnameinfo", look_up_names);
  add(to, "gethostname", tell_own_name);
  add(to, "inet_pton", pack);
  add(to, "inet_ntop", unpack);
  add(to, "if_nameindex", list_interfaces);
  add(to, "if_nametoindex", number_interface);
  add(to, "if_indextoname", name_interface);
}

}  // namespace sockspec::driver

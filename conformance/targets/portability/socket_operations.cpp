#include "address_values.hpp"
#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "sockspec/socketpair.hpp"

namespace sockspec::driver {
namespace {

struct kind {
  address_family family;
  socket_type type;
  socket_protocol protocol;
};

kind kind_of(const call& asked) {
  if (!asked["flags"].is_null() && !asked["flags"].elements().empty()) {
    throw not_expressible("the layer creates sockets without flags");
  }
  return {family_from(asked["family"]), type_from(asked["type"]), protocol_from(asked["protocol"])};
}

outcome create(call& asked) {
  const kind what = kind_of(asked);
  auto made = asked.timed([&] { return sockspec::socket(what.family, what.type, what.protocol); });
  return outcome::ok(keep(asked, std::move(made)));
}

outcome create_pair(call& asked) {
  const kind what = kind_of(asked);
  auto made =
      asked.timed([&] { return sockspec::socketpair(what.family, what.type, what.protocol); });
  const value numbers =
      value().append(number_of(made.first.fileno())).append(number_of(made.second.fileno()));
  keep(asked, std::move(made.first), 0);
  keep(asked, std::move(made.second), 1);
  return outcome::ok(value().set("numbers", numbers));
}

outcome bind(call& asked) {
  const auto on = socket_of(asked);
  const address local = address_from(asked["address"]);
  asked.timed([&] { on->bind(local); });
  return outcome::ok();
}

outcome shutdown(call& asked) {
  const auto on = socket_of(asked);
  const shutdown_how how = how_from(asked["how"]);
  asked.timed([&] { on->shutdown(how); });
  return outcome::ok();
}

outcome close(call& asked) {
  const auto on = socket_of(asked);
  handles().mark_closed(asked.handle());
  asked.timed([&] { on->close(); });
  return outcome::ok();
}

/// What is given away becomes a socket of the layer again, under the handle that the call names: so
/// that the runner can look at the state it is in.
outcome detach(call& asked) {
  const auto on = socket_of(asked);
  const native_handle number = asked.timed([&] { return on->detach(); });
  handles().mark_closed(asked.handle());
  return outcome::ok(keep(asked, sockspec::socket::adopt(number)));
}

outcome fileno(call& asked) {
  const native_handle number = asked.timed([&] { return handle_of(asked); });
  return outcome::ok(value().set("number", number_of(number)));
}

template <address (sockspec::socket::*Name)() const>
outcome tell_name(call& asked) {
  const auto on = socket_of(asked);
  if (!wants_address(asked.args())) throw not_expressible("the layer returns the address");
  const address name = asked.timed([&] { return (on.get()->*Name)(); });
  value results;
  describe_in(results, name);
  return outcome::ok(results);
}

}  // namespace

void add_socket_operations(driver& to) {
  add(to, "socket", create);
  add(to, "socketpair", create_pair);
  add(to, "bind", bind);
  add(to, "shutdown", shutdown);
  add(to, "close", close);
  add(to, "detach", detach);
  add(to, "fileno", fileno);
  add(to, "getsockname", tell_name<&sockspec::socket::getsockname>);
  add(to, "getpeername", tell_name<&sockspec::socket::getpeername>);
}

}  // namespace sockspec::driver

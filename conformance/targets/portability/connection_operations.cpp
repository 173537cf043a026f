#include "address_values.hpp"
#include "handles.hpp"
#include "operations.hpp"

namespace sockspec::driver {
namespace {

outcome listen(call& asked) {
  const auto on = socket_of(asked);
  if (asked["backlog"].is_null()) {
    asked.timed([&] { on->listen(16); });
  } else {
    const auto backlog = static_cast<int>(asked["backlog"].integer());
    asked.timed([&] { on->listen(backlog); });
  }
  return outcome::ok();
}

outcome accept(call& asked) {
  const auto on = socket_of(asked);
  if (!wants_address(asked.args())) {
    return outcome::ok(keep(asked, asked.timed([&] { return on->accept(); })));
  }
  address peer;
  value results = keep(asked, asked.timed([&] { return on->accept(peer); }));
  describe_in(results, peer);
  return outcome::ok(results);
}

outcome connect(call& asked) {
  const auto on = socket_of(asked);
  const address peer = address_from(asked["address"]);
  asked.timed([&] { on->connect(peer); });
  return outcome::ok();
}

outcome connect_ex(call& asked) {
  const auto on = socket_of(asked);
  const address peer = address_from(asked["address"]);
  const std::error_code seen = asked.timed([&] { return on->connect_ex(peer); });
  return outcome::ok(value().set("result", seen ? error_object(seen) : value()));
}

}  // namespace

void add_connection_operations(driver& to) {
  add(to, "listen", listen);
  add(to, "accept", accept);
  add(to, "connect", connect);
  add(to, "connect_ex", connect_ex);
}

}  // namespace sockspec::driver

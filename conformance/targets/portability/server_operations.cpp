// Operations on servers. What requests wait for is the driver's own: server_release.

#include "address_values.hpp"
#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "servers.hpp"

namespace sockspec::driver {

handle_table<driven_server>& servers() {
  static handle_table<driven_server> table;
  return table;
}

void end_serving(driven_server& on) {
  on.hold().end();
  (*on).shutdown();
}

std::vector<int> drop_servers() {
  std::vector<int> dropped;
  for (const auto& [handle, open] : servers().take_open()) {
    end_serving(*open);
    dropped.push_back(handle);
  }
  return dropped;
}

namespace {

void read_size(const call& asked, const char* name, std::size_t& into) {
  if (!asked[name].is_null()) into = static_cast<std::size_t>(asked[name].integer());
}

serving_options options_of(const call& asked) {
  serving_options options;
  read_size(asked, "threads", options.threads);
  read_size(asked, "largest_datagram", options.largest_datagram);
  if (!asked["backlog"].is_null()) options.backlog = static_cast<int>(asked["backlog"].integer());
  options.connection_timeout = timeout_from(asked["connection_timeout"]);
  return options;
}

sockspec::socket taken_from(const call& asked) {
  const auto on = socket_of(asked);
  handles().mark_closed(asked.handle());
  return std::move(*on);
}

outcome make(call& asked) {
  const auto made = std::make_shared<driven_server>(asked.args());
  const bool serves_streams = type_from(asked["type"]) == socket_type::stream;
  const serving_options options = options_of(asked);
  if (asked.on().is_null()) {
    if (!asked.args().has("address")) throw broken_request("neither address nor socket");
    const address local = address_from(asked["address"]);
    asked.timed([&] { made->open(local, serves_streams, options); });
  } else {
    asked.timed([&] { made->open(taken_from(asked), serves_streams, options); });
  }
  servers().add(asked.makes(), made);
  return outcome::ok();
}

outcome tell_address(call& asked) {
  const auto on = servers()[asked.handle()];
  const address name = asked.timed([&] { return (**on).server_address(); });
  value results;
  describe_in(results, name);
  return outcome::ok(results);
}

outcome handle_request(call& asked) {
  const auto on = servers()[asked.handle()];
  const timeout time = timeout_from(asked["timeout"]);
  return outcome::ok(
      value().set("handled", asked.timed([&] { return (**on).handle_request(time); })));
}

template <void (server::*Call)()>
outcome ask(call& asked) {
  const auto on = servers()[asked.handle()];
  asked.timed([&] { ((**on).*Call)(); });
  return outcome::ok();
}

outcome close(call& asked) {
  const auto on = servers()[asked.handle()];
  servers().mark_closed(asked.handle());
  asked.timed([&] { (**on).close(); });
  return outcome::ok();
}

outcome release(call& asked) {
  const auto count = asked["count"].is_null() ? 1 : asked["count"].integer();
  servers()[asked.handle()]->hold().release(count);
  return outcome::ok();
}

outcome tell_hooks(call& asked) {
  return outcome::ok(servers()[asked.handle()]->notes().to_value());
}

}  // namespace

void add_server_operations(driver& to) {
  add(to, "server_make", make);
  add(to, "server_address", tell_address);
  add(to, "server_handle_request", handle_request);
  add(to, "server_serve_forever", ask<&server::serve_forever>);
  add(to, "server_shutdown", ask<&server::shutdown>);
  add(to, "server_close", close);
  add(to, "server_hooks", tell_hooks);
  to.add("server_release", done::emulated, release);
}

}  // namespace sockspec::driver

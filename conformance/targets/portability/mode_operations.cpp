#include <vector>

#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "sockspec/poll.hpp"

namespace sockspec::driver {
namespace {

outcome settimeout(call& asked) {
  const auto on = socket_of(asked);
  const timeout time = timeout_from(asked["timeout"]);
  asked.timed([&] { on->settimeout(time); });
  return outcome::ok();
}

outcome gettimeout(call& asked) {
  const auto on = socket_of(asked);
  const timeout time = asked.timed([&] { return on->gettimeout(); });
  return outcome::ok(value().set("timeout", value_of(time)));
}

outcome setblocking(call& asked) {
  const auto on = socket_of(asked);
  const bool blocking = asked["blocking"].boolean();
  asked.timed([&] { on->setblocking(blocking); });
  return outcome::ok();
}

outcome getblocking(call& asked) {
  const auto on = socket_of(asked);
  return outcome::ok(value().set("blocking", asked.timed([&] { return on->getblocking(); })));
}

/// Also for what is closed: its number remains that of no handle.
poll_item item_from(const value& entry) {
  if (!entry["on"].is_integer()) throw not_expressible("the layer polls handles");
  return {handles()[static_cast<int>(entry["on"].integer())]->fileno(),
          poll_events_from(entry["events"])};
}

outcome poll(call& asked) {
  std::vector<poll_item> items;
  const auto& entries = asked["handles"].elements();
  for (const value& entry : entries) items.push_back(item_from(entry));
  const timeout time = timeout_from(asked["timeout"]);
  const auto count = asked.timed([&] { return sockspec::poll(items, time); });
  value ready = value::list{};
  for (std::size_t i = 0; i != items.size(); ++i) {
    if (items[i].ready == poll_events::none) continue;
    ready.append(value().set("on", entries[i]["on"]).set("events", names_of(items[i].ready)));
  }
  return outcome::ok(value().set("count", count).set("ready", ready));
}

}  // namespace

void add_mode_operations(driver& to) {
  add(to, "settimeout", settimeout);
  add(to, "gettimeout", gettimeout);
  add(to, "setblocking", setblocking);
  add(to, "getblocking", getblocking);
  add(to, "poll", poll);
}

}  // namespace sockspec::driver

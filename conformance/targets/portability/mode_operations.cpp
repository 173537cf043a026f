#include <algorithm>
#include <vector>

#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "sockspec/poll.hpp"
#include "sockspec/select.hpp"

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

/// The handles of a set, by what they are now: of one that is closed, no number.
std::vector<native_handle> set_from(const value& entries) {
  std::vector<native_handle> set;
  if (entries.is_null()) return set;
  for (const value& on : entries.elements()) {
    if (!on.is_integer()) throw not_expressible("the layer selects handles");
    set.push_back(handles()[static_cast<int>(on.integer())]->fileno());
  }
  return set;
}

/// Those entries of a set whose handles are ready.
value chosen(const value& entries, const std::vector<native_handle>& set,
             const std::vector<native_handle>& ready) {
  value kept = value::list{};
  for (std::size_t i = 0; i != set.size(); ++i) {
    if (std::ranges::find(ready, set[i]) != ready.end()) kept.append(entries.elements()[i]);
  }
  return kept;
}

outcome select(call& asked) {
  if (!asked["nfds"].is_null()) throw not_expressible("the layer counts handles itself");
  const auto read = set_from(asked["read"]);
  const auto write = set_from(asked["write"]);
  const auto except = set_from(asked["except"]);
  const timeout time = timeout_from(asked["timeout"]);
  const auto ready = asked.timed([&] { return sockspec::select(read, write, except, time); });
  return outcome::ok(value()
                         .set("count", ready.count())
                         .set("read", chosen(asked["read"], read, ready.read))
                         .set("write", chosen(asked["write"], write, ready.write))
                         .set("except", chosen(asked["except"], except, ready.except)));
}

}  // namespace

void add_mode_operations(driver& to) {
  add(to, "settimeout", settimeout);
  add(to, "gettimeout", gettimeout);
  add(to, "setblocking", setblocking);
  add(to, "getblocking", getblocking);
  add(to, "poll", poll);
  add(to, "select", select);
}

}  // namespace sockspec::driver

#include "cases/epoll/requests.hpp"

#include <algorithm>

namespace sockspec::conformance {
namespace {

request on(const handle& instance, op what) {
  request asked = operation(instance.owner, what);
  asked.on = instance.number;
  return asked;
}

bool has_event(const value& ready, std::string_view event) {
  const auto& events = ready["events"].elements();
  return std::ranges::find(events, value(event)) != events.end();
}

}  // namespace

request epoll_create1(const names& flags) {
  request asked = operation(role::subject, op::epoll_create1);
  asked.makes = 1;
  return asked.with("flags", value::list(flags.begin(), flags.end()));
}

request epoll_ctl(const handle& instance, value how, const handle& target, const names& events,
                  std::int64_t data) {
  return on(instance, op::epoll_ctl)
      .with("how", std::move(how))
      .with("target", target.number)
      .with("events", value::list(events.begin(), events.end()))
      .with("data", data);
}

request epoll_wait(const handle& instance, std::chrono::nanoseconds timeout, int capacity) {
  const value time = timeout == forever ? value(nullptr) : value(timeout.count());
  return on(instance, op::epoll_wait).with("capacity", capacity).with("timeout", time);
}

handle instance(context& c) {
  return c.given(epoll_create1()).made();
}

handle instance_that_watches(context& c, const handle& h, const names& events) {
  const auto made = instance(c);
  c.given(epoll_ctl(made, "add", h, events));
  return made;
}

matcher tells(std::string_view event, std::int64_t data) {
  const std::string name(event);
  return {"event " + name + " for " + std::to_string(data),
          [name, data](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            const auto& all = s.field("ready").elements();
            if (all.size() != 1) return "count:" + std::to_string(all.size());
            const value& ready = all.front();
            if (ready["data"] != value(data)) return "other_data";
            return has_event(ready, name) ? std::nullopt : std::optional<std::string>("not_told");
          }};
}

matcher does_not_tell(std::string_view event) {
  const std::string name(event);
  return {"no event " + name, [name](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            for (const auto& ready : s.field("ready").elements()) {
              if (has_event(ready, name)) return "told";
            }
            return std::nullopt;
          }};
}

}  // namespace sockspec::conformance

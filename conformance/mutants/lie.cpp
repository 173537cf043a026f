#include "mutants/lie.hpp"

#include <algorithm>
#include <string>

#include "engine/address.hpp"
#include "sockspec/error_table.hpp"

namespace sockspec::conformance {
namespace {

const error_row* row_for(errc error) {
  for (const auto& row : error_table()) {
    const bool here = row.space == host_error_space() || row.space == host_resolver_space();
    if (here && row.meaning == error) return &row;
  }
  return nullptr;
}

value without(const value& list, std::string_view element) {
  value kept{value::list{}};
  for (const auto& one : list.elements()) {
    if (one != value(element)) kept.append(one);
  }
  return kept;
}

// poll's `ready` is a list of {on, events}; the handle that is not ready is not in it.
void rewrite_ready(value& result, const std::string_view event, bool add) {
  value ready{value::list{}};
  for (const auto& one : member(result, "ready").elements()) {
    value events = without(one["events"], event);
    if (add) events.append(event);
    if (events.elements().empty()) continue;
    value changed = one;
    changed.set("events", std::move(events));
    ready.append(std::move(changed));
  }
  change(result, "count", ready.elements().size());
  change(result, "ready", std::move(ready));
}

}  // namespace

value error_object(errc error) {
  const error_row* row = row_for(error);
  const bool resolver = row != nullptr && row->space == host_resolver_space();
  return value::object{{"space", resolver ? "eai" : "errno"},
                       {"number", row == nullptr ? 0 : row->number},
                       {"native", row == nullptr ? std::string_view("?") : row->name},
                       {"name", to_string(error)}};
}

void report_error(value& result, errc error) {
  result.erase("ok");
  result.set("error", error_object(error));
}

void report_success(value& result, value::object members) {
  result.erase("error");
  result.set("ok", std::move(members));
}

void report_data(value& result, const std::string& hex) {
  const auto count = static_cast<std::int64_t>(hex.size() / 2);
  report_success(result, {{"count", count},
                          {"data", value::object{{"hex", hex}}},
                          {"written", count},
                          {"guard", "intact"}});
}

void report_end(value& result) {
  report_data(result, {});
}

bool is_ok(const value& result) {
  return result.has("ok");
}

bool is_error(const value& result, errc error) {
  return result["error"]["name"] == value(to_string(error));
}

bool is_call(const value& call, std::string_view operation) {
  return call["op"] == value(operation);
}

void change(value& result, std::string_view member, value content) {
  if (!is_ok(result)) return;
  value ok = result["ok"];
  ok.set(member, std::move(content));
  result.set("ok", std::move(ok));
}

void change_beside_error(value& result, std::string_view member, value content) {
  if (!result.has("error")) return;
  value error = result["error"];
  error.set(member, std::move(content));
  result.set("error", std::move(error));
}

const value& member(const value& result, std::string_view name) {
  return result["ok"][name];
}
const value& argument(const value& call, std::string_view name) {
  return call["args"][name];
}

void change_argument(value& call, std::string_view name, value content) {
  value args = call["args"];
  args.set(name, std::move(content));
  call.set("args", std::move(args));
}

void do_nothing(value& call) {
  call.set("op", "getsockname");
  call.set("args", value::object{});
}

bool has_flag(const value& call, std::string_view flag) {
  const value& flags = argument(call, "flags");
  if (!flags.is_list()) return false;
  const auto& all = flags.elements();
  return std::find(all.begin(), all.end(), value(flag)) != all.end();
}

void drop_flag(value& call, std::string_view flag) {
  if (has_flag(call, flag)) change_argument(call, "flags", without(argument(call, "flags"), flag));
}

void add_flag(value& call, std::string_view flag) {
  if (has_flag(call, flag)) return;
  value flags = argument(call, "flags");
  if (flags.is_null()) flags = value::list{};
  flags.append(flag);
  change_argument(call, "flags", std::move(flags));
}

void drop_element(value& result, std::string_view name, std::string_view element) {
  if (member(result, name).is_list()) change(result, name, without(member(result, name), element));
}

void drop_event(value& result, std::string_view event) {
  if (member(result, "ready").is_list()) rewrite_ready(result, event, false);
}

void add_event(value& result, std::string_view event) {
  if (member(result, "ready").is_list()) rewrite_ready(result, event, true);
}

bool is_option(const value& call, std::string_view name) {
  return argument(call, "name") == value(name);
}

std::string key(std::string_view what, const value& of) {
  return std::string(what) + to_json(of);
}

std::string address_text(const value& call, std::string_view member) {
  const value& text = argument(call, "address")[member];
  return text.is_text() ? text.text() : std::string();
}

value own_call(std::string_view operation, const value& on, value::object args) {
  value call = value::object{{"op", operation}};
  if (!on.is_null()) call.set("on", on);
  return call.set("args", std::move(args));
}

value own_option(const value& on, std::string_view level, std::string_view name, int content) {
  return own_call("setsockopt", on,
                  {{"level", level}, {"name", name}, {"value", value::object{{"int", content}}}});
}

std::string own_name(lie_state& state, const value& on) {
  const value name = state.make_call(own_call("getsockname", on));
  return is_ok(name) ? to_string(address(member(name, "address"))) : std::string();
}

void remember_socket(lie_state& state, const value& call, const value& result) {
  if (call["op"] != value("socket") || !is_ok(result)) return;
  for (const std::string_view each : {"family", "type"}) {
    state.memory[key(each, call["as"])] = argument(call, each);
  }
}

const value& remembered(lie_state& state, std::string_view member, const value& on) {
  static const value none;
  const auto found = state.memory.find(key(member, on));
  return found == state.memory.end() ? none : found->second;
}

bool is_foreign_address(lie_state& state, const value& call) {
  const value& family = argument(call, "address")["family"];
  const value& own = remembered(state, "family", call["on"]);
  return family.is_text() && own.is_text() && family != own;
}

void shift_end(value& result, std::int64_t nanoseconds) {
  if (!result["ended"].is_integer() || !result["began"].is_integer()) return;
  const auto ended = result["ended"].integer() + nanoseconds;
  result.set("ended", std::max(ended, result["began"].integer()));
}

void end_by(value& result, std::int64_t nanoseconds) {
  if (!result["ended"].is_integer() || !result["began"].is_integer()) return;
  const auto latest = result["began"].integer() + nanoseconds;
  result.set("ended", std::min(result["ended"].integer(), latest));
}

}  // namespace sockspec::conformance

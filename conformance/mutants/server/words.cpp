#include "mutants/server/words.hpp"

#include <algorithm>

namespace sockspec::conformance {

void look_on(value& call) {
  call.set("op", "server_address");
  call.set("args", value::object{});
}

void remember_server(lie_state& state, const value& call) {
  if (is_call(call, "server_make")) state.memory[key("server", call["as"])] = call["args"];
  const value& name = call["op"];
  if (name.is_text()) state.memory[key(name.text(), call["on"])] = true;
}

bool has_been(lie_state& state, const value& call, std::string_view operation) {
  return state.memory.contains(key(operation, call["on"]));
}

const value& made_with(lie_state& state, const value& call, std::string_view argument) {
  return state.memory[key("server", call["on"])][argument];
}

bool asks_for(const value& making, std::string_view hook, std::string_view choice) {
  return argument(making, hook) == value(choice);
}

bool leaves_open(const value& making, std::string_view hook) {
  return argument(making, hook).is_null();
}

void keep_requests(value& making) {
  change_argument(making, "verify_request", nullptr);
  change_argument(making, "handle", "hold");
  change_argument(making, "threads", 1);
}

bool was_called(const value& noted, std::string_view hook) {
  const value& hooks = member(noted, "hooks");
  if (!hooks.is_list()) return false;
  return std::ranges::find(hooks.elements(), value(hook)) != hooks.elements().end();
}

bool was_thrown(const value& noted, errc error) {
  const value& thrown = member(noted, "thrown");
  if (!thrown.is_list()) return false;
  return std::ranges::any_of(
      thrown.elements(), [&](const value& one) { return one["name"] == value(to_string(error)); });
}

}  // namespace sockspec::conformance

#include "cases/child/scripts.hpp"

namespace sockspec::conformance {
namespace {

/// What the last call of a child came to.
seen last_of(context& c, const request& parent, const request& call) {
  const auto done = c.given(parent);
  const auto& results = done.field("results");
  if (!results.is_list() || results.elements().empty()) c.give_up("setup", "the child has died");
  return seen(call, results.elements().back());
}

}  // namespace

request child(std::string_view how, const std::vector<request>& calls,
              const std::vector<handle>& inherits) {
  value script{value::list{}}, handles{value::list{}};
  for (const auto& one : calls) script.append(to_value(one));
  for (const auto& one : inherits) handles.append(one.number);
  return operation(role::subject, op::child,
                   value::object{{"how", how}, {"calls", script}, {"inherits", handles}});
}

seen in_a_child(context& c, const request& call) {
  return last_of(c, child("fork", {call}), call);
}

seen in_a_program(context& c, const request& call, const std::vector<handle>& inherits) {
  return last_of(c, child("exec", {call}, inherits), call);
}

request at_once(handle h) {
  return recv(h, 16, {"MSG_DONTWAIT"});
}

}  // namespace sockspec::conformance

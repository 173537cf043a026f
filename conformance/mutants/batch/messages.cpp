#include "mutants/batch/messages.hpp"

namespace sockspec::conformance {

value each_message(const value& messages, const std::function<void(value&)>& rewritten) {
  value changed{value::list{}};
  for (value one : messages.elements()) {
    rewritten(one);
    if (!one.is_null()) changed.append(std::move(one));
  }
  return changed;
}

value reversed(const value& messages) {
  const auto& all = messages.elements();
  return value::list(all.rbegin(), all.rend());
}

void change_messages(value& result, const std::function<void(value&)>& rewritten) {
  if (!member(result, "messages").is_list()) return;
  value changed = each_message(member(result, "messages"), rewritten);
  change(result, "count", changed.elements().size());
  change(result, "messages", std::move(changed));
}

void remember_count(lie_state& state, const value& messages) {
  state.memory["count"] = messages.elements().size();
}

void pretend_count(lie_state& state, value& result) {
  if (is_ok(result)) change(result, "count", state.memory["count"]);
}

}  // namespace sockspec::conformance

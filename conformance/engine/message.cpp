#include "engine/message.hpp"

#include <utility>

namespace sockspec::conformance {

using protocol::value;

value call_message(int lane, const value& call) {
  value message{value::object{{"type", "call"}, {"lane", lane}}};
  for (const auto& [name, content] : call.members()) message.set(name, content);
  return message;
}

value script_message(int lane, std::vector<value> calls, bool stop_on_error) {
  value all{value::list{}};
  for (auto& one : calls) all.append(std::move(one));
  return value::object{{"type", "script"},
                       {"lane", lane},
                       {"calls", std::move(all)},
                       {"stop_on_error", stop_on_error}};
}

}  // namespace sockspec::conformance

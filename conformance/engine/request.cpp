#include "engine/request.hpp"

namespace sockspec::conformance {

namespace {

value to_value(const repetition& how) {
  const bool would_block = how.while_it_is == repetition::condition::would_block;
  return value::object{{"while", would_block ? "would_block" : "ok"},
                       {"most", how.most},
                       {"within", how.within.count()}};
}

value handles_to_value(const std::vector<int>& numbers) {
  if (numbers.size() == 1) return numbers.front();
  return value(value::list(numbers.begin(), numbers.end()));
}

}  // namespace

value to_value(const request& r) {
  value call = value::object{{"op", to_string(r.what)}};
  if (!r.on.is_null()) call.set("on", r.on);
  if (!r.as.empty()) call.set("as", handles_to_value(r.as));
  call.set("args", r.args);
  if (r.repeat) call.set("repeat", to_value(*r.repeat));
  if (!r.gate.empty()) call.set("gate", r.gate);
  return call;
}

}  // namespace sockspec::conformance

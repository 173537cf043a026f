// The calls that move several datagrams.

#include "engine/calls.hpp"

namespace sockspec::conformance {
namespace {

request on(handle h, op what) {
  request r;
  r.who = h.owner;
  r.what = what;
  r.on = h.number;
  return r;
}

request flagged(request r, const names& flags) {
  if (!flags.empty()) r.with("flags", value(value::list(flags.begin(), flags.end())));
  return r;
}

}  // namespace

request sendmmsg(handle h, const std::vector<payload>& messages, const names& flags) {
  value all{value::list{}};
  for (const auto& one : messages) all.append(value::object{{"data", one.as_argument()}});
  return flagged(on(h, op::sendmmsg).with("messages", std::move(all)), flags);
}
request sendmmsg_to(handle h, const std::vector<addressed_message>& messages) {
  value all{value::list{}};
  for (const auto& [data, to] : messages) {
    all.append(value::object{{"data", data.as_argument()}, {"address", to.fields()}});
  }
  return on(h, op::sendmmsg).with("messages", std::move(all));
}
request recvmmsg(handle h, const std::vector<int>& capacities, const names& flags) {
  value all{value::list(capacities.begin(), capacities.end())};
  return flagged(on(h, op::recvmmsg).with("capacities", std::move(all)), flags);
}

request send_segments(handle h, const payload& data, int segment_size) {
  return on(h, op::send_segments)
      .with("data", data.as_argument())
      .with("segment_size", segment_size);
}
request recv_segments(handle h, int capacity, const names& flags) {
  return flagged(on(h, op::recv_segments).with("capacity", capacity), flags);
}

}  // namespace sockspec::conformance

#include "protocol/kit/call.hpp"

#include "protocol/kit/lane.hpp"

#include <limits>

namespace sockspec::driver {
namespace {

int to_handle(const value& number) {
  const auto handle = number.is_integer() ? number.integer() : -1;
  if (handle < 0 || handle > std::numeric_limits<int>::max())
    throw broken_request("not a handle: " + to_json(number));
  return static_cast<int>(handle);
}

std::vector<int> to_handles(const value& as) {
  if (as.is_null()) return {};
  if (!as.is_list()) return {to_handle(as)};
  std::vector<int> handles;
  for (const auto& each : as.elements()) handles.push_back(to_handle(each));
  return handles;
}

}  // namespace

call::call(const value& content, const std::vector<std::string>& attachments, const lane* on_lane,
           const driver_clock& clock)
    : op_(content["op"].text()),
      on_(content["on"]),
      as_(to_handles(content["as"])),
      args_(content["args"]),
      attachments_(attachments),
      lane_(on_lane),
      clock_(clock) {}

bool call::is_cancelled() const {
  return lane_ != nullptr && lane_->is_cancelled();
}

int call::handle() const {
  return to_handle(on_);
}

int call::makes(std::size_t index) const {
  if (index >= as_.size()) throw broken_request("`as` names too few handles for " + op_);
  return as_[index];
}

}  // namespace sockspec::driver

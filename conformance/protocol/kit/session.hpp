#pragma once
// A driver's side of the protocol: answers messages, hands calls to lanes. Made and run on the
// driver's first thread.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "protocol/kit/channel.hpp"
#include "protocol/kit/driver.hpp"
#include "protocol/kit/executor.hpp"
#include "protocol/kit/lane.hpp"
#include "protocol/kit/process_operations.hpp"

namespace sockspec::driver {

class session {
 public:
  session(const identity& who, std::map<std::string, registered_operation>& operations,
          std::vector<std::string> capabilities, const driver_hooks& hooks);

  /// Until bye or the end of input; returns the exit status.
  int serve();

 private:
  using shared_frame = std::shared_ptr<const protocol::frame>;

  void take(protocol::frame received);
  value answer(const value& request);
  value hello(const value& request);
  void start();
  value open(const value& request);
  value blocked(const value& request);
  value cancel(const value& request);
  value reset();
  void take_calls(const shared_frame& received);
  void complain(const std::string& why);
  void reply(std::int64_t id, const value& outcome);
  lane& lane_of(const value& request);
  void note_files(const value& message, const value& result);

  channel channel_;
  const identity& identity_;
  std::map<std::string, registered_operation>& operations_;
  std::vector<std::string> capabilities_;
  const driver_hooks& hooks_;
  executor executor_;
  std::vector<std::unique_ptr<lane>> lanes_;
  process_operations process_;
  bool greeted_ = false;
  bool leaving_ = false;
};

}  // namespace sockspec::driver

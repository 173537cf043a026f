#pragma once
// What the author of a driver uses: operations are registered, then run() speaks the protocol.
//
//   sockspec::driver::driver made({.name = "mine", .version = "1", .implementation = "lib",
//   .implementation_version = "2"}); made.add("socket", done::direct, [&](call& asked) { ... return
//   outcome::ok(...); }); made.hooks().close_all = [&] { ... }; return made.run(count, arguments);
//
// The kit does the rest: transport, frames, lanes, scripts, repetition, gates, announcements,
// cancelling, and the process operations of docs/protocol.md, section 8.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/kit/call.hpp"
#include "protocol/kit/executor.hpp"

namespace sockspec::driver {

struct identity {
  std::string name;  // of the driver
  std::string version;
  std::string implementation;  // what it drives: "Linux", "asio"
  std::string implementation_version;
  int lanes = 6;
};

/// What the kit cannot know of the driver's handles. Called on any thread, never two at a time.
struct driver_hooks {
  /// Closes every handle, connections by a reset; returns those that were open. Required.
  std::function<std::vector<int>()> close_all;
  /// Ends a call that a signal did not end, by a shutdown of what it is made on.
  std::function<void(const value& on)> wake;
  /// The descriptor of a handle, if it has one; and the handle that a descriptor is from now on.
  /// With both, the driver can run children that inherit handles.
  std::function<std::optional<int>(int handle)> number_of;
  std::function<void(int handle, int number)> adopt;
};

class driver {
 public:
  explicit driver(identity who) : identity_(std::move(who)) {}

  /// Registers an operation, or another way to do one that the kit has.
  driver& add(const std::string& name, done how, operation does);
  /// Declares a capability that the operations have: "number", "rights".
  driver& can(std::string capability);
  driver_hooks& hooks() { return hooks_; }

  /// Serves the runner until it says bye or ends the input. Returns the exit status.
  int run(int count, char** arguments);

 private:
  identity identity_;
  std::map<std::string, registered_operation> operations_;
  std::vector<std::string> capabilities_;
  driver_hooks hooks_;
};

}  // namespace sockspec::driver

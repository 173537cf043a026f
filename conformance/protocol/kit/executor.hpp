#pragma once
// Makes the calls of requests: parks, announces, times and repeats them.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "protocol/kit/call.hpp"
#include "protocol/kit/gates.hpp"

namespace sockspec::driver {

class lane;

struct registered_operation {
  done how{};
  operation does;
};

/// Where a call is made and for whom.
struct call_site {
  std::int64_t request = 0;
  lane* on_lane = nullptr;  // null in a child process, which has one thread
  const std::vector<std::string>& attachments;
};

class executor {
 public:
  /// `announce` is told the request, the call's place in it and the time, directly before a call
  /// that asks for it.
  using announcer = std::function<void(std::int64_t request, std::size_t index, std::int64_t at)>;

  executor(const std::map<std::string, registered_operation>& operations, announcer announce,
           driver_clock clock = {})
      : operations_(operations), announce_(std::move(announce)), clock_(clock) {}

  /// The result of one call: its outcome, began and ended, and repeats and total if it was
  /// repeated.
  value perform(const value& content, std::size_t index, const call_site& site);
  /// The results of a script's calls, as far as it came.
  value::list perform_all(const value& script, const call_site& site);

  gates& parking() { return gates_; }
  const driver_clock& clock() const { return clock_; }

 private:
  struct made {
    outcome became;
    value result;  // with the times
  };

  value perform_sound(const value& content, std::size_t index, const call_site& site);
  bool pass(const std::string& gate, const call_site& site);
  made make(const operation& does, const value& content, const call_site& site);
  value repeat(const operation& does, const value& content, const call_site& site);

  const std::map<std::string, registered_operation>& operations_;
  announcer announce_;
  gates gates_;
  driver_clock clock_;
};

}  // namespace sockspec::driver

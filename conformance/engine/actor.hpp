#pragma once
// An actor: one driver in one role, with what its hello said, and the ladder for calls that do not
// return.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/operation.hpp"
#include "engine/request.hpp"
#include "engine/seam.hpp"
#include "engine/seen.hpp"
#include "protocol/driver_process.hpp"

namespace sockspec::conformance {

/// What a driver said of itself.
struct introduction {
  std::string driver;          // "native 0.1.0"
  std::string implementation;  // "Linux 6.18.44"
  std::string implementation_version;
  std::string system;  // "linux"
  int lanes = 1;
  std::set<op> operations;
  std::set<op> emulated;  // done by the driver's own code: can never pass a clause
  std::set<std::string> capabilities;
};

/// The driver cannot be used: it does not start, does not greet, or keeps dying. what() says why,
/// with the tail of its standard error.
class driver_unusable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The target is not on this machine: a program that it needs, or a library that its driver was to
/// preload, without which something else would be judged. what() names it.
class target_missing : public driver_unusable {
 public:
  using driver_unusable::driver_unusable;
};
/// The system gives its drivers no network of their own.
class network_missing : public driver_unusable {
 public:
  using driver_unusable::driver_unusable;
};

/// Budgets of waiting, scaled to this machine.
struct budgets {
  std::chrono::nanoseconds patience = std::chrono::seconds(2);
  std::chrono::nanoseconds silence = std::chrono::milliseconds(40);
  std::chrono::nanoseconds short_wait = std::chrono::milliseconds(60);
  std::chrono::nanoseconds watchdog = std::chrono::seconds(5);
  std::chrono::nanoseconds start = std::chrono::seconds(10);
};

class actor {
 public:
  actor(protocol::io_loop&, protocol::launch, const budgets&);

  /// Starts the driver if it does not run, and greets it. Errors: driver_unusable; target_missing;
  /// network_missing.
  void ensure_started();
  /// From now on it is in the network of that process, also if it has to be started again for that.
  void move_to_network_of(int process);
  int process_id() const { return process_->process_id(); }
  const introduction& introduced() const { return introduced_; }
  bool has(op what) const { return introduced_.operations.contains(what); }
  bool can(const std::string& capability) const {
    return introduced_.capabilities.contains(capability);
  }

  enum class sent_as { call, script, script_that_stops };  // at its first error
  struct order {
    int lane = 0;
    std::vector<request> calls;
    sent_as as = sent_as::call;
    bool announced = false;  // the driver says when it enters the first
  };
  /// Sends calls as one message; the reply is collected later. `seam` rewrites them on the way, or
  /// is null.
  struct flight {
    std::int64_t id = 0;
    int lane = 0;
    bool is_script = false;
    std::vector<request> calls;
  };
  flight send(order, seam*);
  /// Collects the results; climbs the ladder if the calls do not return within the budget.
  std::vector<seen> collect(const flight&, std::chrono::nanoseconds budget, seam*);
  bool wait_entered(const flight&, std::chrono::nanoseconds budget);
  bool has_returned(const flight&, std::chrono::nanoseconds budget);

  enum class blocked { yes, no, unknown };
  blocked is_blocked(int lane);
  std::int64_t open_gate(std::string_view name);
  void cancel(const flight&);
  /// What is wrong with a driver after a cell.
  struct aftermath {
    std::vector<std::int64_t> leaked;  // descriptors
    std::string trouble;  // what only now came out: "answered request 7 twice"; empty: nothing
  };
  /// How long a ping takes; nothing if it is not answered within patience.
  std::optional<std::chrono::nanoseconds> ping();
  /// Restores the driver after a cell. One that cannot be restored is ended.
  aftermath reset();
  void stop();

  /// How often the driver was lost: died, broke the protocol, or had to be killed.
  int losses() const { return losses_; }

 private:
  protocol::answer wait(std::int64_t id, std::chrono::nanoseconds budget);
  protocol::answer ask(protocol::value message, std::chrono::nanoseconds budget);
  std::vector<seen> lost(const flight&, const protocol::loss&);
  std::vector<seen> climb(const flight&);
  std::vector<seen> results_of(const flight&, const protocol::value& reply, seam*);
  seam::make_call make_call_on(int lane);
  std::string take_hello(const protocol::answer&);
  void require_libraries();
  std::string what_it_wrote() const;
  void end();

  protocol::io_loop& loop_;
  protocol::launch launch_;
  const budgets& budgets_;
  introduction introduced_;
  std::unique_ptr<protocol::driver_process> process_;
  std::map<std::int64_t, protocol::answer> returned_;  // seen by has_returned, not collected yet
  int losses_ = 0;
  bool over_ = false;  // it was lost, and is not used again
};

}  // namespace sockspec::conformance

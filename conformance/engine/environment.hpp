#pragma once
// What a target needs around its drivers: programs that must be there, and what is brought up
// before the first driver starts and taken down after the last one has ended.

#include <string>

#include "engine/scratch_folder.hpp"
#include "engine/session.hpp"
#include "protocol/driver_process.hpp"

namespace sockspec::conformance {

/// Says which of the programs that the target needs is not here, and what to install; empty: all of
/// them are.
std::string program_that_is_missing(const target&, const installation&);

/// Up while it lives. Drivers of the target have ended before it does.
class environment {
 public:
  /// Errors: target_missing; driver_unusable, where it does not come up.
  environment(const target&, const installation&);
  ~environment();
  environment(const environment&) = delete;
  environment& operator=(const environment&) = delete;

  /// Takes it down, once. What went wrong; empty: nothing.
  std::string take_down();

 private:
  void run(const std::vector<std::string>& command);

  const target& of_;
  const installation& where_;
  protocol::io_loop loop_;
  scratch_folder scratch_;
  bool is_up_ = false;
};

}  // namespace sockspec::conformance

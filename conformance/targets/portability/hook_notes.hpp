#pragma once
// What the hooks of a server have done, for the runner to read.

#include <exception>
#include <mutex>

#include "protocol/value.hpp"
#include "sockspec/address.hpp"

namespace sockspec::driver {

/// Hooks run in several threads.
class hook_notes {
 public:
  void began(const char* hook);
  void began_to_handle(const address& client);
  void began_to_tell(const std::exception_ptr& thrown);
  void began_to_tell(const std::error_code& error);
  /// hooks, clients, thrown, errors: docs/protocol.md, section 7.
  protocol::value to_value() const;

 private:
  mutable std::mutex guard_;
  protocol::value hooks_{protocol::value::list{}};
  protocol::value clients_{protocol::value::list{}};
  protocol::value thrown_{protocol::value::list{}};
  protocol::value errors_{protocol::value::list{}};
};

}  // namespace sockspec::driver

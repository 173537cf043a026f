#pragma once
// One request, whatever it came by. server_core calls these in the order that server.hpp tells.

#include <memory>

#include "sockspec/address.hpp"

namespace sockspec {

class request {
 public:
  request() = default;
  request(const request&) = delete;
  request& operator=(const request&) = delete;
  virtual ~request() = default;

  virtual const address& client() const noexcept = 0;
  virtual bool verify() = 0;
  virtual void handle() = 0;
  virtual void shutdown() noexcept = 0;
};

}  // namespace sockspec

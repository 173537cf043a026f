#pragma once
// The runner's handles: sockets of the layer.

#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "protocol/kit/call.hpp"
#include "protocol/kit/handle_table.hpp"
#include "sockspec/socket.hpp"

namespace sockspec::driver {

/// Thrown where a request asks for what the layer's interface cannot express: its outcome is
/// `unsupported`.
class not_expressible : public std::exception {
 public:
  explicit not_expressible(std::string why) : why_(std::move(why)) {}
  const char* what() const noexcept override { return why_.c_str(); }

 private:
  std::string why_;
};

handle_table<sockspec::socket>& handles();

/// The socket that a call is made on. Errors: broken_request, not_expressible for a raw number.
std::shared_ptr<sockspec::socket> socket_of(const call&);

/// That of the socket or the server that a call is made on. Errors: as socket_of.
native_handle handle_of(const call&);

/// A handle as the protocol has numbers; of none -1.
value number_of(native_handle);

/// Gives a new socket the handle that the call names; the results of a call that made it.
value keep(const call&, sockspec::socket made, std::size_t index = 0);

/// Closes all of them, connections by a reset, and takes the default timeout away; returns those
/// that were open.
std::vector<int> close_all();

}  // namespace sockspec::driver

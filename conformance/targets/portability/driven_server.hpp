#pragma once
// A server of the layer, with hooks that do what a request asks for, and note it.

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "hook_notes.hpp"
#include "protocol/kit/call.hpp"
#include "request_hold.hpp"
#include "sockspec/server.hpp"

namespace sockspec::driver {

class driven_server {
 public:
  /// Its hooks are arguments of the request. Errors: broken_request, there is no such hook.
  explicit driven_server(const value& arguments);

  /// At an address, or over a socket, as a stream or a datagram server. Errors: those of the layer.
  void open(const address& local, bool serves_streams, const serving_options&);
  void open(sockspec::socket taken, bool serves_streams, const serving_options&);

  server& operator*() const { return *server_; }
  const hook_notes& notes() const { return notes_; }
  request_hold& hold() { return hold_; }

 private:
  stream_hooks connection_hooks();
  datagram_hooks packet_hooks();
  failure_hooks reporting_hooks();
  bool verify();
  void handle(sockspec::socket& over, const std::function<void()>& echo);

  const std::string handle_, verify_request_, shutdown_request_, handle_error_, get_request_failed_;
  hook_notes notes_;
  request_hold hold_;
  std::shared_ptr<server> server_;  // last: its threads use the rest
};

}  // namespace sockspec::driver

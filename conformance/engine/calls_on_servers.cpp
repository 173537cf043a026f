#include "engine/calls_on_servers.hpp"

namespace sockspec::conformance {
namespace {

request making(std::string_view type) {
  request r;
  r.what = op::server_make;
  r.makes = 1;
  return r.with("type", type);
}

request on(handle server, op what) {
  request r;
  r.who = server.owner;
  r.what = what;
  r.on = server.number;
  return r;
}

}  // namespace

request server_make(std::string_view type, const address& local) {
  return making(type).with("address", local.fields());
}

request server_make(std::string_view type, handle socket) {
  request r = making(type);
  r.who = socket.owner;
  r.on = socket.number;
  return r;
}

request server_address(handle server) {
  return on(server, op::server_address);
}

request server_handle_request(handle server, std::chrono::nanoseconds timeout) {
  request r = on(server, op::server_handle_request);
  if (timeout != forever) r.with("timeout", timeout.count());
  return r;
}

request server_serve_forever(handle server) {
  return on(server, op::server_serve_forever);
}

request server_shutdown(handle server) {
  return on(server, op::server_shutdown);
}

request server_close(handle server) {
  return on(server, op::server_close);
}

request server_release(handle server) {
  return on(server, op::server_release);
}

request server_hooks(handle server) {
  return on(server, op::server_hooks);
}

}  // namespace sockspec::conformance

#include "sockspec/server.hpp"

#include <utility>

#include "result.hpp"
#include "server/datagram_core.hpp"
#include "server/default_hooks.hpp"
#include "server/stream_core.hpp"
#include "sockspec/create_server.hpp"

namespace sockspec {
namespace {

socket bound(const address& where) {
  socket made(where.family(), socket_type::datagram);
  made.bind(where);
  return made;
}

}  // namespace

server::server(std::unique_ptr<server_core> core) : core_(std::move(core)) {}

server::~server() {
  try {
    core_->close();
  } catch (...) {  // as of every destructor, its errors are lost
  }
}

const address& server::server_address() const noexcept {
  return core_->server_address();
}

native_handle server::fileno() const noexcept {
  return core_->fileno();
}

bool server::handle_request(timeout time) {
  return core_->handle_request(time);
}

void server::serve_forever() {
  core_->serve_forever();
}

void server::shutdown() {
  core_->shutdown();
}

void server::close() {
  core_->close();
}

stream_server::stream_server(const address& where, stream_hooks hooks, serving_options options)
    : stream_server(create_server(where, {.backlog = options.backlog}), std::move(hooks), options) {
}

stream_server::stream_server(socket listener, stream_hooks hooks, serving_options options)
    : server(std::make_unique<stream_core>(std::move(listener), complete(std::move(hooks)),
                                           options)) {}

datagram_server::datagram_server(const address& where, datagram_hooks hooks,
                                 serving_options options)
    : datagram_server(bound(where), std::move(hooks), options) {}

datagram_server::datagram_server(socket bound, datagram_hooks hooks, serving_options options)
    : server(
          std::make_unique<datagram_core>(std::move(bound), complete(std::move(hooks)), options)) {}

}  // namespace sockspec

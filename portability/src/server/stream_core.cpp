#include "server/stream_core.hpp"

#include <utility>

#include "result.hpp"

namespace sockspec {
namespace {

class connection_request final : public request {
 public:
  connection_request(socket connection, const address& client, const stream_hooks& hooks) noexcept
      : connection_(std::move(connection)), client_(client), hooks_(hooks) {}

  const address& client() const noexcept override { return client_; }
  bool verify() override { return hooks_.verify_request(connection_, client_); }
  void handle() override { hooks_.handle(connection_, client_); }
  void shutdown() noexcept override {
    hooks_.shutdown_request(connection_);
    std::error_code over;
    connection_.close(over);
  }

 private:
  socket connection_;
  const address client_;
  const stream_hooks& hooks_;
};

/// Where it does not, some systems would let poll wait for ever.
void require_listening(const socket& listener) {
  if (listener.getsockopt(so::acceptconn)) return;
  throw std::system_error(make_error_code(errc::invalid_argument), "server");
}

/// Accepting must not wait: the connection that poll has told of may have gone.
socket without_waiting(socket listener, const serving_options& options) {
  require_listening(listener);
  listener.settimeout(options.connection_timeout);  // reports a time that no connection can have
  listener.setblocking(false);
  return listener;
}

}  // namespace

stream_core::stream_core(socket listener, stream_hooks hooks, const serving_options& options)
    : server_core(without_waiting(std::move(listener), options), hooks.failures, options),
      hooks_(std::move(hooks)),
      connection_timeout_(options.connection_timeout) {}

std::shared_ptr<request> stream_core::get_request(socket& from, std::error_code& ec) {
  address client;
  socket connection = from.accept(client, ec);
  if (!ec) connection.settimeout(connection_timeout_, ec);
  if (ec) return nullptr;
  return std::make_shared<connection_request>(std::move(connection), client, hooks_);
}

}  // namespace sockspec

#include "server/datagram_core.hpp"

#include <span>
#include <utility>

namespace sockspec {
namespace {

class datagram_request final : public request {
 public:
  datagram_request(std::span<const std::byte> data, const address& client, socket& server,
                   const datagram_hooks& hooks)
      : data_(data.begin(), data.end()), client_(client), server_(server), hooks_(hooks) {}

  const address& client() const noexcept override { return client_; }
  bool verify() override { return hooks_.verify_request(data_, client_); }
  void handle() override { hooks_.handle(data_, client_, server_); }
  void shutdown() noexcept override {}  // nothing is open

 private:
  const std::vector<std::byte> data_;
  const address client_;
  socket& server_;
  const datagram_hooks& hooks_;
};

socket with_timeout(socket bound, const serving_options& options) {
  bound.settimeout(options.connection_timeout);
  return bound;
}

}  // namespace

datagram_core::datagram_core(socket bound, datagram_hooks hooks, const serving_options& options)
    : server_core(with_timeout(std::move(bound), options), hooks.failures, options),
      hooks_(std::move(hooks)),
      room_(options.largest_datagram) {}

std::shared_ptr<request> datagram_core::get_request(socket& from, std::error_code& ec) {
  address client;
  const std::size_t size = from.recvfrom(room_, client, message_flags::dont_wait, ec);
  if (ec) return nullptr;
  return std::make_shared<datagram_request>(std::span(room_).first(size), client, from, hooks_);
}

}  // namespace sockspec

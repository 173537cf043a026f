#pragma once
// A proxy for `sockspec bench path` to measure.

#include <functional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "sockspec/server.hpp"

namespace sockspec::benchmarks {

/// Passes on what comes, both ways, until it is destroyed.
class relay {
 public:
  /// What becomes of a piece on its way to the far end.
  using change = std::function<void(std::span<std::byte>)>;

  explicit relay(
      address to, change outward = [](std::span<std::byte>) {})
      : to_(std::move(to)),
        outward_(std::move(outward)),
        server_(address::inet("127.0.0.1", 0),
                {.handle = [this](socket& near, const address&) { join(near); }}, {.threads = 16}),
        serving_([this] { server_.serve_forever(); }) {}
  ~relay() { server_.shutdown(); }
  relay(const relay&) = delete;
  relay& operator=(const relay&) = delete;

  const address& where() const noexcept { return server_.server_address(); }

 private:
  void join(socket& near) const {
    socket far(to_.family(), socket_type::stream);
    far.connect(to_);
    const std::jthread back([&] { pass(far, near, [](std::span<std::byte>) {}); });
    pass(near, far, outward_);
  }

  /// Until either ends.
  static void pass(socket& from, socket& to, const change& changed) {
    std::vector<std::byte> buffer(64 << 10);
    std::error_code ec;
    for (;;) {
      const auto piece = std::span(buffer).first(from.recv(buffer, ec));
      if (ec || piece.empty()) break;
      changed(piece);
      to.sendall(piece, ec);
      if (ec) break;
    }
    to.shutdown(shutdown_how::write, ec);
  }

  address to_;
  change outward_;
  stream_server server_;
  std::jthread serving_;
};

}  // namespace sockspec::benchmarks

#pragma once
// Requests that are connections.

#include "server/server_core.hpp"

namespace sockspec {

class stream_core final : public server_core {
 public:
  /// \param hooks  complete
  stream_core(socket listener, stream_hooks hooks, const serving_options&);

 protected:
  std::shared_ptr<request> get_request(socket& from, std::error_code&) override;

 private:
  const stream_hooks hooks_;
  const timeout connection_timeout_;
};

}  // namespace sockspec

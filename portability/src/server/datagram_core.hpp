#pragma once
// Requests that are datagrams.

#include <cstddef>
#include <vector>

#include "server/server_core.hpp"

namespace sockspec {

class datagram_core final : public server_core {
 public:
  /// \param hooks  complete
  datagram_core(socket bound, datagram_hooks hooks, const serving_options&);

 protected:
  std::shared_ptr<request> get_request(socket& from, std::error_code&) override;

 private:
  const datagram_hooks hooks_;
  std::vector<std::byte> room_;  // for the longest datagram
};

}  // namespace sockspec

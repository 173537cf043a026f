#include <nspr.h>
#include <private/pprio.h>  // PR_ImportTCPSocket

#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>

#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

std::size_t checked_count(PRInt32 count, const char* call) {
  if (count >= 0) return static_cast<std::size_t>(count);
  throw std::runtime_error(std::string(call) + ": " + PR_ErrorToName(PR_GetError()));
}

struct close_socket {
  void operator()(PRFileDesc* open) const { PR_Close(open); }
};

/// PR_Send and PR_Recv without a timeout, of which PR_Send sends all. NSPR makes the handle
/// non-blocking; it tries first, and polls when it must wait.
/// Source: https://firefox-source-docs.mozilla.org/nspr/reference/pr_send.html
class nspr_end {
 public:
  explicit nspr_end(socket end) : stream_(PR_ImportTCPSocket(end.fileno())) {
    if (!stream_) throw std::runtime_error("PR_ImportTCPSocket failed");
    std::ignore = end.detach();
  }

  std::size_t send(std::span<const std::byte> data) {
    const auto size = static_cast<PRInt32>(data.size());
    return checked_count(PR_Send(stream_.get(), data.data(), size, 0, PR_INTERVAL_NO_TIMEOUT),
                         "PR_Send");
  }
  void sendall(std::span<const std::byte> data) { send(data); }
  std::size_t recv(std::span<std::byte> buffer) {
    const auto size = static_cast<PRInt32>(buffer.size());
    return checked_count(PR_Recv(stream_.get(), buffer.data(), size, 0, PR_INTERVAL_NO_TIMEOUT),
                         "PR_Recv");
  }

 private:
  std::unique_ptr<PRFileDesc, close_socket> stream_;
};

/// PR_SendTo and PR_RecvFrom without a timeout.
/// Source: https://firefox-source-docs.mozilla.org/nspr/reference/pr_sendto.html
class nspr_datagram_end {
 public:
  using address_type = PRNetAddr;

  explicit nspr_datagram_end(socket end) : socket_(PR_ImportUDPSocket(end.fileno())) {
    if (!socket_) throw std::runtime_error("PR_ImportUDPSocket failed");
    std::ignore = end.detach();
  }

  static address_type address_of(const address& place) {
    address_type made{};
    PR_StringToNetAddr(place.host().c_str(), &made);
    made.inet.port = PR_htons(static_cast<PRUint16>(place.port()));
    return made;
  }

  void sendto(std::span<const std::byte> data, const address_type& to) {
    checked_count(PR_SendTo(socket_.get(), data.data(), static_cast<PRInt32>(data.size()), 0, &to,
                            PR_INTERVAL_NO_TIMEOUT),
                  "PR_SendTo");
  }
  std::size_t recvfrom(std::span<std::byte> buffer, address_type& from) {
    const auto most = static_cast<PRInt32>(buffer.size());
    return checked_count(
        PR_RecvFrom(socket_.get(), buffer.data(), most, 0, &from, PR_INTERVAL_NO_TIMEOUT),
        "PR_RecvFrom");
  }

 private:
  std::unique_ptr<PRFileDesc, close_socket> socket_;
};

constexpr contender nspr{
    .name = "nspr",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<nspr_end> : nullptr;
    },
    .datagrams = [](family over) -> datagram_factory {
      return over == family::udp4 ? make_datagram_work<nspr_datagram_end> : nullptr;
    },
};

}  // namespace

rival nspr_rival() {
  return {&nspr, PR_GetVersion()};
}

}  // namespace sockspec::benchmarks

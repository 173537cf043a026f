#include "cases/siblings/requests.hpp"

namespace sockspec::conformance {
namespace {

// A pattern is generated whole, and nothing is not to be halved.
std::vector<payload> buffers_of(const payload& data) {
  const std::string_view bytes = data.bytes();
  if (bytes.size() < 2 || bytes.size() > 16) return {data};
  return {payload(bytes.substr(0, 2)), payload(bytes.substr(2))};
}

}  // namespace

request receiving(op what, const handle& h, int capacity) {
  switch (what) {
    case op::recvfrom:
      return recvfrom(h, capacity);
    case op::recvmsg:
      return recvmsg(h, {2, capacity - 2});
    case op::readv:
      return readv(h, {2, capacity - 2});
    default:
      return read(h, capacity);
  }
}

request sending(op what, const handle& h, const payload& data) {
  switch (what) {
    case op::sendto:
      return sendto(h, data, address::null());
    case op::sendmsg:
      return sendmsg(h, buffers_of(data));
    case op::writev:
      return writev(h, buffers_of(data));
    default:
      return write(h, data);
  }
}

}  // namespace sockspec::conformance

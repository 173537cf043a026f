#include "benchmarks/cli/socket_address.hpp"

#include <system_error>

#include "benchmarks/cli/usage_error.hpp"
#include "sockspec/getaddrinfo.hpp"

namespace sockspec::benchmarks::cli {

address socket_address(const std::string& text, const std::string& option) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == text.size()) {
    throw usage_error(option + " " + text + ": is not HOST:PORT, as 127.0.0.1:8080 or [::1]:8080");
  }
  std::string host = text.substr(0, colon);
  if (host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  std::error_code ec;
  const auto found = getaddrinfo(host, text.substr(colon + 1), {.type = socket_type::stream}, ec);
  if (ec) throw usage_error(option + " " + text + ": " + ec.message());
  return found.front().where;
}

}  // namespace sockspec::benchmarks::cli

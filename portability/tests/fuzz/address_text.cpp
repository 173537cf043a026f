// Texts become addresses or errors; an address is the same one after it was printed and read.

#include <string>

#include "fuzz_input.hpp"
#include "sockspec/address.hpp"

namespace {

using sockspec::address;
using sockspec::fuzz::require;

// -1 and 65536 among them, and numbers that are 0 to 65535 only in 16 bits.
int port_from(std::uint8_t high, std::uint8_t low) {
  return (high * 256 + low) * 3 - 65'536;
}

void judge_inet(std::string_view host, int port) {
  std::error_code ec;
  const auto made = address::inet(host, port, ec);
  require(!ec || made == address(), "an address beside an error");
  if (ec) return;
  require(0 <= port && port <= 65'535, "a port that does not fit is taken");
  require(made.host() == host && made.port() == port, "printed otherwise than given");
}

void judge_inet6(std::string_view host, int port, std::uint32_t scope) {
  std::error_code ec;
  const auto made = address::inet6(host, port, scope, ec);
  require(!ec || made == address(), "an address beside an error");
  if (ec) return;
  require(0 <= port && port <= 65'535, "a port that does not fit is taken");
  require(scope == 0 || made.scope() == scope, "another scope than given");
  const auto again = address::inet6(made.host(), made.port(), made.scope(), ec);
  require(!ec && again == made, "not the same after printing");
}

void judge_unix(std::string_view name) {
  std::error_code ec;
  const auto path = address::unix_path(name, ec);
  const bool sound = !name.empty() && name.find('\0') == name.npos;
  require(ec || sound, "an empty path, or one with a zero byte, is taken");
  require(ec || (path.path() == name && !path.is_abstract()), "another path than given");
  const auto abstract = address::unix_abstract(name, ec);
  require(ec || (abstract.path() == name && abstract.is_abstract()), "another name than given");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 3) return 0;
  const int port = port_from(bytes[0], bytes[1]);
  const std::uint32_t scope = bytes[2] % 3;
  const auto text = sockspec::fuzz::text_of(bytes + 3, size - 3);
  judge_inet(text, port);
  judge_inet6(text, port, scope);
  judge_unix(text);
  return 0;
}

// Whatever a system writes as an address, it can be looked at.

#include <algorithm>
#include <string>

#include "fuzz_input.hpp"
#include "sockspec/address.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using sockspec::fuzz::require;
  sockspec::address given;
  auto* const room = static_cast<std::uint8_t*>(given.data());
  std::copy_n(bytes, std::min(size, sockspec::address::capacity), room);
  given.resize(size);
  require(given.size() <= sockspec::address::capacity, "longer than its room");

  const auto* const begin = static_cast<const char*>(given.data());
  const std::string_view path = given.path();
  const bool inside =
      path.empty() || (begin <= path.data() && path.data() + path.size() <= begin + given.size());
  require(inside, "the path reaches out of the address");
  require(given.port() >= 0 && given.port() <= 65'535, "no port");
  require(given == sockspec::address(given), "not equal to its copy");
  require(!to_string(given).empty(), "printed as nothing");
  require(!given.is_abstract() || !given.is_unnamed(), "abstract and without a name");
  static_cast<void>(given.host());
  static_cast<void>(given.scope());
  static_cast<void>(given.flow());
  return 0;
}

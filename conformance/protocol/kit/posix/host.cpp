#include "protocol/kit/host.hpp"

#include <sys/utsname.h>

#include <algorithm>
#include <bit>
#include <cctype>
#include <string>

namespace sockspec::driver {
namespace {

std::string compiler() {
#if defined(__clang__)
  return "clang " + std::to_string(__clang_major__) + "." + std::to_string(__clang_minor__);
#elif defined(__GNUC__)
  return "gcc " + std::to_string(__GNUC__) + "." + std::to_string(__GNUC_MINOR__);
#else
  return "unknown";
#endif
}

}  // namespace

protocol::value describe_host() {
  struct utsname system {};
  uname(&system);
  std::string name = system.sysname;
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char each) { return static_cast<char>(std::tolower(each)); });
  return protocol::value()
      .set("system", name)
      .set("machine", system.machine)
      .set("byte_order", std::endian::native == std::endian::little ? "little" : "big")
      .set("pointer_size", sizeof(void*))
      .set("long_size", sizeof(long))
      .set("compiler", compiler());
}

}  // namespace sockspec::driver

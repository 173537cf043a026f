#include "protocol/kit/host.hpp"

#include <sys/utsname.h>

#include <algorithm>
#include <bit>
#include <cctype>
#include <string>

#include "protocol/kit/compiler.hpp"

namespace sockspec::driver {
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

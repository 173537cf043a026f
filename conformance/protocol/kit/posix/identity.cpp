#include "protocol/kit/posix/identity.hpp"

#include <unistd.h>

#ifdef __linux__
#include <linux/capability.h>
#include <sys/syscall.h>

#include <array>
#endif

namespace sockspec::driver {
namespace {

#ifdef __linux__
bool has_capabilities() {
  struct __user_cap_header_struct header {
    _LINUX_CAPABILITY_VERSION_3, 0
  };
  std::array<struct __user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> sets{};
  if (syscall(SYS_capget, &header, sets.data()) != 0) return false;
  return (sets[0].effective | sets[1].effective) != 0;
}
#else
bool has_capabilities() {
  return geteuid() == 0;
}
#endif

}  // namespace

outcome whoami(call&) {
  return outcome::ok(value()
                         .set("process", getpid())
                         .set("user", geteuid())
                         .set("group", getegid())
                         .set("capabilities", has_capabilities()));
}

}  // namespace sockspec::driver

#include "protocol/kit/host.hpp"

#include <windows.h>

#include <bit>

#include "protocol/kit/compiler.hpp"

namespace sockspec::driver {
namespace {

const char* machine() {
  SYSTEM_INFO system{};
  GetNativeSystemInfo(&system);
  switch (system.wProcessorArchitecture) {
    case PROCESSOR_ARCHITECTURE_AMD64:
      return "x86_64";
    case PROCESSOR_ARCHITECTURE_ARM64:
      return "aarch64";
    case PROCESSOR_ARCHITECTURE_INTEL:
      return "x86";
    default:
      return "unknown";
  }
}

}  // namespace

protocol::value describe_host() {
  return protocol::value()
      .set("system", "windows")
      .set("machine", machine())
      .set("byte_order", std::endian::native == std::endian::little ? "little" : "big")
      .set("pointer_size", sizeof(void*))
      .set("long_size", sizeof(long))
      .set("compiler", compiler());
}

}  // namespace sockspec::driver

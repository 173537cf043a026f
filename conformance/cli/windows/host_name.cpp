#include "cli/host_name.hpp"

#include <windows.h>

namespace sockspec::conformance::cli {
namespace {

using version_function = const char*(__cdecl*)();

}  // namespace

// Wine's ntdll has a function that Windows' has not.
std::string stand_in_for_the_system() {
  const HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
  if (ntdll == nullptr) return {};
  const auto version = reinterpret_cast<version_function>(
      reinterpret_cast<void*>(GetProcAddress(ntdll, "wine_get_version")));
  return version == nullptr ? std::string() : std::string("Wine ") + version();
}

}  // namespace sockspec::conformance::cli

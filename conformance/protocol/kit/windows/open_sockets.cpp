#include "protocol/kit/windows/open_sockets.hpp"

// each of these needs those before it
// clang-format off
#include <winsock2.h>
#include <windows.h>
// clang-format on

#include <cstdint>

namespace sockspec::driver {
namespace {

// Handles are multiples of four, the lowest free ones first, and there is no list of them: all are
// asked, until so many in a row are none. (How many there are, Wine does not tell.)
constexpr std::uintptr_t step = 4;
constexpr int widest_gap = 256;

bool is_handle(std::uintptr_t number) {
  DWORD flags = 0;
  return GetHandleInformation(reinterpret_cast<HANDLE>(number), &flags) != 0;
}

bool is_socket(std::uintptr_t number) {
  int type = 0;
  int size = sizeof type;
  return getsockopt(number, SOL_SOCKET, SO_TYPE, reinterpret_cast<char*>(&type), &size) == 0;
}

}  // namespace

std::vector<int> open_sockets() {
  std::vector<int> sockets;
  int gap = 0;
  for (std::uintptr_t number = step; gap < widest_gap; number += step) {
    gap = is_handle(number) ? 0 : gap + 1;
    if (gap == 0 && is_socket(number)) sockets.push_back(static_cast<int>(number));
  }
  return sockets;
}

}  // namespace sockspec::driver

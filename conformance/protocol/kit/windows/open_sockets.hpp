#pragma once
// The sockets of this process: what a census can count on Windows.

#include <vector>

namespace sockspec::driver {

/// The handles of every open socket, in order. Others, of files and threads, come and go as the
/// system likes.
std::vector<int> open_sockets();

}  // namespace sockspec::driver

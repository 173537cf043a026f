#pragma once
// The runner's handles that are files over sockets.

#include <memory>
#include <utility>
#include <vector>

#include "protocol/kit/handle_table.hpp"
#include "sockspec/makefile.hpp"

namespace sockspec::driver {

/// A file keeps its socket: a script may close the socket's handle first.
struct socket_file {
  socket_file(std::shared_ptr<sockspec::socket> on, std::ios_base::openmode directions,
              file_buffering buffering)
      : over(std::move(on)), buffer(*over, directions, buffering) {}

  std::shared_ptr<sockspec::socket> over;
  socket_streambuf buffer;
};

handle_table<socket_file>& files();

/// Forgets all of them; returns those that were there. Their sockets are closed already, so that
/// nothing is flushed.
std::vector<int> drop_files();

}  // namespace sockspec::driver

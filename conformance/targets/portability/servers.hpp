#pragma once
// The runner's handles that are servers.

#include <vector>

#include "driven_server.hpp"
#include "protocol/kit/handle_table.hpp"

namespace sockspec::driver {

handle_table<driven_server>& servers();

/// Ends what the server's threads are in, from whatever thread.
void end_serving(driven_server&);

/// Closes and forgets all of them; returns those that were open.
std::vector<int> drop_servers();

}  // namespace sockspec::driver

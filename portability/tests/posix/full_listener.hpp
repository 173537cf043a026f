#pragma once
// What keeps a connect waiting.

#include <gtest/gtest.h>

#include <vector>

#include "connections.hpp"
#include "sockspec/errc.hpp"

namespace sockspec::testing {

/// A listener whose queue has no room left: what connects has to wait. (Windows refuses it.)
struct full_listener {
  explicit full_listener(const address& local) : listener(listening(local, 0)) {
    const address where = listener.getsockname();
    std::error_code ec;
    while (waiting.size() < 32 && !ec) {
      waiting.emplace_back(where.family(), socket_type::stream);
      waiting.back().settimeout(100ms);
      waiting.back().connect(where, ec);
    }
    EXPECT_EQ(ec, errc::timed_out);
  }

  socket listener;
  std::vector<socket> waiting;
};

}  // namespace sockspec::testing

#pragma once
// Linux's epoll: its calls, and what it tells.

#include "engine/context.hpp"

namespace sockspec::conformance {

/// What a case hands over with a socket, to get it back with its events.
inline constexpr std::int64_t token = 77;

request epoll_create1(const names& flags = {});
request epoll_ctl(const handle& instance, value how, const handle& target, const names& events = {},
                  std::int64_t data = token);
request epoll_wait(const handle& instance, std::chrono::nanoseconds timeout, int capacity = 16);

/// A new instance; one that watches a socket.
handle instance(context&);
handle instance_that_watches(context&, const handle&, const names& events);

/// The only event is that of the token; contains this name; does not.
matcher tells(std::string_view event, std::int64_t data = token);
matcher does_not_tell(std::string_view event);

}  // namespace sockspec::conformance

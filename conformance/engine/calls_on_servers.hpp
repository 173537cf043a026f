#pragma once
// The calls that make servers, and those on a server. `c.given(server_make(...)).made()` is its
// handle, on which fileno and fromfd may be called, too.

#include <chrono>
#include <string_view>

#include "engine/calls.hpp"

namespace sockspec::conformance {

/// Options and hooks are further arguments: server_make("stream", there).with("threads", 2).
request server_make(std::string_view type, const address& local);
/// Takes over a socket.
request server_make(std::string_view type, handle socket);
request server_address(handle server);
request server_handle_request(handle server, std::chrono::nanoseconds timeout = forever);
request server_serve_forever(handle server);
request server_shutdown(handle server);
request server_close(handle server);
/// Lets one held request go on. It is the driver's own, and never judged.
request server_release(handle server);
request server_hooks(handle server);

}  // namespace sockspec::conformance

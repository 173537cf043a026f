#pragma once
// The words of the cases about servers: who asks them for something, and what their hooks noted.

#include <string_view>
#include <vector>

#include "engine/calls_on_servers.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {

// A server makes its socket from an address alone, so of protocols it has the usual ones.
inline constexpr kind_set server_kinds = tcp | udp | unix_stream | unix_dgram;

/// A server of the cell's kind at an address of its own. It echoes unless said.
request server_of(context&);
request server_at(context&, const address& where);

/// A client of the peer, connected to the server, whose calls do not wait.
handle client_of(context&, handle server);
/// One that asks for something: its connection, or a datagram, is the request.
handle request_to(context&, handle server);
/// One that wants an echo of `asked`.
handle echo_wanted(context&, handle server);
inline constexpr const char* asked = "hello";
/// What comes back to a client, within patience; nothing more to come.
seen answer(context&, handle client);
/// Waits, as set-up, until the server has a request that it has not taken.
void has_request(context&, handle server);

/// handle_request has handled one; none came.
matcher took_one();
matcher took_none();
/// The hooks that were called, in order. Connections alone have a shutdown_request, which stands
/// last.
matcher called(context&, std::vector<std::string_view> hooks);
/// So many requests have come to `handle`; to another hook.
matcher times(int count, std::string_view hook = "handle");
/// handle_error, get_request_failed was told of this error, and of no other.
matcher was_thrown(errc error);
matcher was_told(errc error);

}  // namespace sockspec::conformance

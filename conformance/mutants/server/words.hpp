#pragma once
// The words of the lies about servers.

#include <string_view>

#include "mutants/lie.hpp"

namespace sockspec::conformance {

/// The call becomes one that looks at the server and does nothing to it.
void look_on(value& call);

/// For lies that watch all calls, before each: keeps what a server was made with, and which calls
/// were made on it.
void remember_server(lie_state&, const value& call);
/// Whether such a call was made before on the server that this one is about.
bool has_been(lie_state&, const value& call, std::string_view operation);
/// The argument that the server was made with; null where it had none.
const value& made_with(lie_state&, const value& call, std::string_view argument);

/// The arguments of a server_make, for those that it has not.
bool asks_for(const value& making, std::string_view hook, std::string_view choice);
bool leaves_open(const value& making, std::string_view hook);
/// Its requests are held for ever, in a thread of their own.
void keep_requests(value& making);

/// server_hooks: whether that hook was called.
bool was_called(const value& noted, std::string_view hook);
/// handle_error was told of this error.
bool was_thrown(const value& noted, errc error);

}  // namespace sockspec::conformance

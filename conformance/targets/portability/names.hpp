#pragma once
// The protocol's names for what the layer has names for. Others, and numbers in their place, are
// not expressible.

#include <string>
#include <string_view>

#include "protocol/value.hpp"
#include "sockspec/getaddrinfo.hpp"
#include "sockspec/getnameinfo.hpp"
#include "sockspec/kind.hpp"
#include "sockspec/message.hpp"
#include "sockspec/poll.hpp"
#include "sockspec/socket.hpp"

namespace sockspec::driver {

using protocol::value;

address_family family_from(const value& name);
socket_type type_from(const value& name);
socket_protocol protocol_from(const value& name);  // null: unspecified
shutdown_how how_from(const value& name);
/// From arrays of names; null: none.
message_flags message_flags_from(const value& names);
lookup_flags lookup_flags_from(const value& names);
name_flags name_flags_from(const value& names);
poll_events poll_events_from(const value& names);

/// Nanoseconds, and nothing for no timeout, as null.
timeout timeout_from(const value& time);
value value_of(timeout);

value name_of(address_family);
value name_of(socket_type);
value name_of(socket_protocol);
value names_of(poll_events);
value names_of(received_flags);

}  // namespace sockspec::driver

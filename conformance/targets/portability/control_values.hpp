#pragma once
// Ancillary data between the protocol and the layer.

#include "protocol/value.hpp"
#include "sockspec/ancillary.hpp"

namespace sockspec::driver {

/// What a sendmsg passes. Errors: not_expressible; broken_request.
ancillary_data ancillary_data_from(const protocol::value& control);

/// The items that came. Descriptors become handles from `rights_as` on, if they are sockets and
/// those are free; others are closed, and counted.
protocol::value describe_control(received_ancillary_data&, const protocol::value& rights_as);

}  // namespace sockspec::driver

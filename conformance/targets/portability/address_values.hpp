#pragma once
// Addresses between the protocol and the layer.

#include "protocol/value.hpp"
#include "sockspec/address.hpp"

namespace sockspec::driver {

/// The address that a call is given. Errors: std::system_error where the layer refuses it;
/// not_expressible; broken_request.
address address_from(const protocol::value& fields);

protocol::value describe(const address&);

/// Whether the call is to tell an address (`address` is not null). Errors: not_expressible, if a
/// buffer of its own is asked for.
bool wants_address(const protocol::value& arguments);

/// Sets address and address_length.
void describe_in(protocol::value& results, const address&);

}  // namespace sockspec::driver

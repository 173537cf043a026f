#pragma once
// What stories have in common: bytes from one socket to another, and the ends of both.

#include <cstddef>
#include <initializer_list>
#include <span>
#include <system_error>
#include <vector>

#include "posix/faults/stories.hpp"
#include "sockspec/socket.hpp"

namespace sockspec::testing {

/// Gives a new socket the timeout of the story, unless it has failed already.
void settle(socket& made, pace, std::error_code&);

/// The timeout that belongs to a pace.
timeout time_of(pace);

/// Bytes of which no two in a row are the same.
std::vector<std::byte> pattern(std::size_t size);

/// Ends what is sent, and receives it: what came must be the beginning of what was to be sent, and
/// as long as the sender has counted. Returns the first error, that one if there is one.
std::error_code take_over(socket& out, socket& in, std::span<const std::byte> sent,
                          std::size_t count, std::error_code first);

/// Sends 40,000 bytes by sendall, and takes them over.
std::error_code carry(socket& out, socket& in);

/// Closes them all; returns the first error, that one if there is one.
std::error_code close_all(std::initializer_list<socket*> made, std::error_code first);

}  // namespace sockspec::testing

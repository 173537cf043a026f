#pragma once
// What is expected where documents differ: data, not a condition in a case.

#include <optional>

#include "engine/document.hpp"
#include "engine/matcher.hpp"

namespace sockspec::conformance {

/// Where documents differ: the most specific one that a target follows decides. An rfc or posix
/// expectation serves targets whose more specific documents say nothing else.
struct by_document {
  std::optional<matcher> posix{};
  std::optional<matcher> linux_man{};
  std::optional<matcher> rfc{};
  std::optional<matcher> winsock{};
  std::optional<matcher> portable{};
};
/// A closed socket is a bad descriptor, and to Winsock no socket.
by_document fails_on_a_closed_socket();
/// Sending fails because the sending side was shut down.
by_document fails_after_shutdown();
/// The datagram before met a closed port: a refusal, and to Winsock a reset.
by_document tells_that_nobody_received();
/// poll reports that the socket can be read from; Winsock tells normal data from urgent data.
by_document reports_readable(handle);
/// Of a message that does not fit, this much is received; Winsock also says that it did not fit.
by_document fills_the_buffer_with(const payload&);
/// Winsock fills no part of a buffer that is too small for the whole.
by_document refuses_short_buffers_or(matcher elsewhere);
/// Errors: std::logic_error where no document of the chain has an expectation: a defect of the
/// case.
const matcher& chosen(const by_document&, const document_chain& follows);

}  // namespace sockspec::conformance

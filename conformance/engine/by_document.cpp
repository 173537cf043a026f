#include "engine/by_document.hpp"

#include <stdexcept>
#include <utility>

namespace sockspec::conformance {

by_document fails_on_a_closed_socket() {
  return {.posix = fails_with(errc::bad_file_descriptor),
          .winsock = fails_with(errc::not_a_socket),
          .portable = fails_with(errc::bad_file_descriptor)};
}

by_document fails_after_shutdown() {
  return {.posix = fails_with(errc::broken_pipe),
          .winsock = fails_with(errc::socket_shut_down),
          .portable = fails_with(errc::broken_pipe)};
}

by_document tells_that_nobody_received() {
  return {.posix = fails_with(errc::connection_refused),
          .winsock = fails_with(errc::connection_reset),
          .portable = fails_with(errc::connection_refused)};
}

by_document reports_readable(handle h) {
  return {.posix = reports(h, "POLLIN"),
          .winsock = reports(h, "POLLRDNORM"),
          .portable = reports(h, "POLLIN")};
}

by_document fills_the_buffer_with(const payload& beginning) {
  return {.posix = receives(beginning),
          .winsock = fails_with(errc::message_size),
          .portable = receives(beginning)};
}

by_document refuses_short_buffers_or(matcher elsewhere) {
  return {.posix = std::move(elsewhere), .winsock = fails_with(errc::bad_address)};
}

const matcher& chosen(const by_document& expectations, const document_chain& follows) {
  const auto of = [&](document d) -> const std::optional<matcher>* {
    switch (d) {
      case document::posix_2024:
        return &expectations.posix;
      case document::linux_man:
        return &expectations.linux_man;
      case document::rfc:
        return &expectations.rfc;
      case document::winsock:
        return &expectations.winsock;
      case document::portable:
        return &expectations.portable;
      default:
        return nullptr;
    }
  };
  for (document d : follows) {
    if (const auto* expectation = of(d); expectation != nullptr && *expectation)
      return **expectation;
  }
  throw std::logic_error("no document that the target follows has an expectation");
}

}  // namespace sockspec::conformance

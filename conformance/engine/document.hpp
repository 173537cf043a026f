#pragma once
// Documents that targets claim to follow, and citations of them.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/fixed_list.hpp"

namespace sockspec::conformance {

enum class document : std::uint8_t {
  posix_2024,
  linux_man,
  rfc,
  winsock,
  freebsd_man,
  darwin_man,
  portable,  // the contract of our portability layer, in its headers
  python,
};
inline constexpr std::array all_documents{
    document::posix_2024,  document::linux_man,  document::rfc,      document::winsock,
    document::freebsd_man, document::darwin_man, document::portable, document::python};

/// "posix-2024": as manifests and --help name it.
std::string_view to_string(document);
std::optional<document> document_from(std::string_view);

/// The documents that a target follows, the most specific first.
using document_chain = std::vector<document>;

struct source {
  document where{};
  std::string_view page;     // "connect", "tcp(7)", "9293"
  std::string_view section;  // "ERRORS", "3.10.7.1"

  constexpr bool operator==(const source&) const = default;
};
using source_list = fixed_list<source, 8>;

/// "POSIX.1-2024 connect(), ERRORS"; "RFC 9293, 3.10.7.1"; "connect(2), ERRORS".
std::string to_string(const source&);

/// A function, a header, "netinet/in.h", or a chapter of the volume on interfaces: "2.10.18".
constexpr source posix(std::string_view function, std::string_view section) {
  return {document::posix_2024, function, section};
}
/// A page with its section: "connect(2)".
constexpr source linux_man(std::string_view page, std::string_view section) {
  return {document::linux_man, page, section};
}
constexpr source rfc(std::string_view number, std::string_view section) {
  return {document::rfc, number, section};
}
constexpr source winsock(std::string_view function, std::string_view section) {
  return {document::winsock, function, section};
}
/// A declaration of the portability layer, "socket::connect", and the field of its comment that
/// makes the promise, "Errors".
constexpr source portable(std::string_view declaration, std::string_view field) {
  return {document::portable, declaration, field};
}

/// An object of Python's library, "socketserver.BaseServer", and its member that makes the promise,
/// "handle_request()".
constexpr source python(std::string_view object, std::string_view member) {
  return {document::python, object, member};
}

}  // namespace sockspec::conformance

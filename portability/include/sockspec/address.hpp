#pragma once
// Addresses of sockets.
//
//   const auto here = sockspec::address::inet("127.0.0.1", 0);
//   const auto there = sockspec::address::unix_path("/run/service.sock");

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

#include "sockspec/config.hpp"
#include "sockspec/kind.hpp"

namespace sockspec {

/// An address of any family, in the system's own form. A value: copies are independent.
class SOCKSPEC_API address {
 public:
  /// The room for the system's form, in bytes.
  static constexpr std::size_t capacity = 128;

  /// No address: what recvfrom gives where the sender has none.
  address() noexcept = default;

  /// An IPv4 address and port.
  ///
  /// \param host  four decimal numbers, "127.0.0.1"; no other notation, no name. Names are for
  ///              getaddrinfo.
  /// \param port  0 to 65535; 0 lets the system choose when binding
  /// Errors: argument_rejected, another host or port
  static address inet(std::string_view host, int port);
  static address inet(std::string_view host, int port, std::error_code&) noexcept;

  /// An IPv6 address and port.
  ///
  /// \param host   "::1", "fe80::1%2", "fe80::1%eth0"; no brackets, no name
  /// \param port   0 to 65535; 0 lets the system choose when binding
  /// \param scope  index of the interface that a link-local address belongs to; 0: the one that
  ///               host names after '%', or none
  /// Errors: argument_rejected, another host or port, or two different scopes;
  ///         no_such_device_or_address, host names an interface that is not there
  /// Calls: if_nametoindex, for the name of an interface
  static address inet6(std::string_view host, int port, std::uint32_t scope = 0);
  static address inet6(std::string_view host, int port, std::uint32_t scope,
                       std::error_code&) noexcept;

  /// A UNIX socket in the file system.
  ///
  /// \param path  not empty, without zero bytes; the system sets its greatest length
  /// Errors: argument_rejected, an empty path or a zero byte in it;
  ///         filename_too_long, more than longest_unix_path() bytes
  static address unix_path(std::string_view path);
  static address unix_path(std::string_view path, std::error_code&) noexcept;

  /// A UNIX socket whose name is in no file system and goes when the socket goes.
  ///
  /// \param name  any bytes, zero bytes too
  /// Errors: filename_too_long, more than longest_unix_path() bytes;
  ///         operation_not_supported, the system has no such names
  /// Platforms: Linux alone
  static address unix_abstract(std::string_view name);
  static address unix_abstract(std::string_view name, std::error_code&) noexcept;

  /// The UNIX address without a name. Binding to it makes Linux choose an abstract name.
  static address unix_unnamed() noexcept;

  /// How long a path may be, in bytes: 107 on Linux and Windows, 103 on macOS and the BSDs.
  static std::size_t longest_unix_path() noexcept;

  address_family family() const noexcept;

  /// The host as text, without port and scope: "127.0.0.1", "fe80::1". Empty for other families.
  std::string host() const;
  /// 0 for families without ports.
  int port() const noexcept;
  /// Of IPv6: the index of the interface, and the flow information in host order. Else 0.
  std::uint32_t scope() const noexcept;
  std::uint32_t flow() const noexcept;

  /// Of UNIX: the path, or the bytes of the abstract name; empty for an unnamed one and for other
  /// families. Valid as long as this object is not changed.
  std::string_view path() const noexcept;
  bool is_abstract() const noexcept;
  bool is_unnamed() const noexcept;

  /// The system's form (struct sockaddr) and its length in bytes, for calls that this library does
  /// not have. Write at most capacity bytes, then resize to what was written; a length above
  /// capacity is cut.
  const void* data() const noexcept { return bytes_; }
  void* data() noexcept { return bytes_; }
  std::size_t size() const noexcept { return size_; }
  void resize(std::size_t size) noexcept { size_ = size < capacity ? size : capacity; }

  /// Whether both name the same place; padding does not count.
  SOCKSPEC_API friend bool operator==(const address&, const address&) noexcept;

 private:
  alignas(8) std::byte bytes_[capacity]{};
  std::size_t size_ = 0;
};

/// For people: "127.0.0.1:80", "[fe80::1%2]:80", "unix:/run/x", "unix:@name", "unix:", "none".
/// Control characters in UNIX names stand as they are.
SOCKSPEC_API std::string to_string(const address&);

}  // namespace sockspec

#pragma once
// Addresses and data as requests carry them (docs/protocol.md, section 6).

#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/value.hpp"

namespace sockspec::conformance {

/// An address as argument or result. Compares equal to one that names the same place.
class address {
 public:
  explicit address(protocol::value fields) : fields_(std::move(fields)) {}

  static address inet(std::string_view host, int port);
  static address inet6(std::string_view host, int port, std::int64_t scope = 0);
  static address unix_path(std::string_view path);
  static address unix_path_bytes(std::string_view bytes);
  static address unix_abstract(std::string_view name);
  static address unix_unnamed();
  static address unspecified();  // AF_UNSPEC
  static address raw(std::string_view bytes);
  static address null();  // a null pointer

  /// The same with another port; with another length than the natural one.
  address with_port(int port) const;
  address with_host(std::string_view host) const;
  address with_length(int length) const;

  std::string family() const;  // "inet"
  std::string host() const;
  int port() const;
  std::string path() const;  // of a path or an abstract name
  bool is_abstract() const;
  bool is_unnamed() const;
  const protocol::value& fields() const { return fields_; }

  bool operator==(const address&) const = default;

 private:
  protocol::value fields_;
};

/// "127.0.0.1:80", "[::1]:80", "unix:s1", "unix:@name".
std::string to_string(const address&);

/// Data to send, or that was expected.
class payload {
 public:
  payload(const char* text);
  payload(std::string_view text);
  /// The pattern of the protocol: it does not travel, both sides generate it.
  static payload ramp(std::size_t length, int seed = 7);
  /// What is left of it behind the first `offset` bytes. To be expected, not to be sent: it is no
  /// pattern any more.
  payload from(std::size_t offset) const;

  protocol::value as_argument() const;
  std::size_t size() const { return bytes_.size(); }
  const std::string& bytes() const { return bytes_; }

 private:
  payload() = default;
  std::string bytes_;
  int seed_ = -1;  // of a ramp; -1: the bytes travel
};

std::string to_hex(std::string_view bytes);
/// Errors: protocol::value_error where the text is not hexadecimal.
std::string from_hex(std::string_view text);

}  // namespace sockspec::conformance

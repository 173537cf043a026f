#pragma once
// Data that travels as values: what to send, what was received, and buffers that show what was
// written to them. docs/protocol.md, section 6.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/kit/call.hpp"

namespace sockspec::driver {

/// The bytes of {"text":}, {"hex":}, {"pattern":"ramp",...} or {"attached":N}. Errors:
/// broken_request.
std::string to_bytes(const value& data, const std::vector<std::string>& attachments);
/// The bytes of a JSON string or of {"hex":}. Errors: broken_request.
std::string to_text(const value& text);

std::string from_hex(std::string_view digits);  // errors: broken_request
std::string to_hex(std::string_view bytes);

/// Received bytes: {"hex":} up to 1,024 bytes, {"crc32":,"length":} above.
value describe_bytes(std::string_view bytes);
/// Text if it is printable ASCII, else {"hex":}.
value describe_text(std::string_view bytes);

/// An output argument: poisoned, guarded on both sides, perhaps null.
class output_buffer {
 public:
  /// From the members capacity, claims and poison. Errors: broken_request.
  explicit output_buffer(const value& arguments);

  void* data() { return is_null_ ? nullptr : bytes_.data() + guard_size; }
  std::size_t capacity() const { return capacity_; }
  std::size_t claims() const { return claims_; }  // the length to tell the call

  /// The buffer's content, as far as it reaches.
  std::string_view first(std::size_t count) const;
  /// 1 + the index of the last byte that differs from the poison, 0 if none.
  std::size_t written() const;
  /// "intact" or "broken".
  const char* guard() const;
  /// Sets data (its first `count` bytes), written and guard.
  void describe(value& results, std::size_t count) const;

 private:
  static constexpr std::size_t guard_size = 32;
  char expected(std::size_t index) const;  // of bytes_

  bool is_null_ = false;
  std::size_t capacity_ = 0;
  std::size_t claims_ = 0;
  std::uint64_t poison_ = 0;
  std::string bytes_;  // guard, buffer, guard
};

}  // namespace sockspec::driver

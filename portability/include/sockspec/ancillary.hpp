#pragma once
// Ancillary data: what travels beside the bytes of a message.
//
//   sockspec::ancillary_data beside;
//   beside.add_descriptors(std::array{file});
//
//   sockspec::received_ancillary_data beside;  // then recvmsg(from, buffers, beside)
//   const auto arrived = beside.find<sockspec::packet_info>();
//
// Both classes have their room inside: nothing is allocated.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <system_error>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"

namespace sockspec {

/// Who sent a message through a UNIX socket: SCM_CREDENTIALS. Received once so::passcred is set;
/// when sending, the system refuses to lie for anybody but the superuser.
/// Platforms: Linux
struct credentials {
  std::int64_t process = 0;
  std::int64_t user = 0;
  std::int64_t group = 0;
};

/// Where a datagram arrived: IP_PKTINFO, IPV6_PKTINFO. Received once ip::pktinfo or
/// ipv6::recvpktinfo is set; when sending, the address and interface that it goes out from.
/// Platforms: of IPv4, FreeBSD and OpenBSD tell no interface
struct packet_info {
  address local;                      // the address that it was sent to, without a port
  std::uint32_t interface_index = 0;  // 0 when sending: the system chooses
};

/// How many hops a datagram had left: IP_TTL, IPV6_HOPLIMIT. Received once ip::recvttl or
/// ipv6::recvhoplimit is set.
struct hop_limit {
  int value = 0;
};

/// When a datagram arrived, by the system's clock: SCM_TIMESTAMP, SCM_TIMESTAMPNS. Received once
/// so::timestamp is set.
/// Platforms: not Windows
struct arrival_time {
  std::chrono::sys_time<std::chrono::nanoseconds> value;
};

/// An item by the system's own numbers, for those that have no type here.
struct raw_ancillary {
  int level = 0;
  int type = 0;
  std::span<const std::byte> data;
};

/// What is sent. A value: copies are independent, and the descriptors in it stay the caller's.
class SOCKSPEC_API ancillary_data {
 public:
  /// The room in the system's form, in bytes: the 253 descriptors that Linux passes at most, and
  /// 200 bytes beside them.
  static constexpr std::size_t capacity = 1240;

  ancillary_data() noexcept = default;

  /// Adds descriptors of sockets or files, of which the receiver gets duplicates: SCM_RIGHTS. Some
  /// systems pass those of one addition only.
  ///
  /// Errors: no_buffer_space, more than there is room for;
  ///         operation_not_supported, the system passes none
  /// Platforms: not Windows
  void add_descriptors(std::span<const native_handle>);
  void add_descriptors(std::span<const native_handle>, std::error_code&) noexcept;

  /// Adds another item.
  ///
  /// Errors: no_buffer_space, more than there is room for;
  ///         argument_rejected, an address that is not of IP;
  ///         operation_not_supported, the system has no such items
  void add(const credentials&);
  void add(const credentials&, std::error_code&) noexcept;
  void add(const packet_info&);
  void add(const packet_info&, std::error_code&) noexcept;
  void add(const raw_ancillary&);
  void add(const raw_ancillary&, std::error_code&) noexcept;

  void clear() noexcept { size_ = 0; }
  /// The items in the system's form: struct cmsghdr, its data, and so on.
  std::span<const std::byte> bytes() const noexcept { return {bytes_, size_}; }

 private:
  alignas(8) std::byte bytes_[capacity];  // the first size_ are set
  std::size_t size_ = 0;
};

/// What is received. It owns the descriptors in it: those that nobody takes are closed, at the next
/// recvmsg into it at the latest. Not inherited by child processes.
class SOCKSPEC_API received_ancillary_data {
 public:
  static constexpr std::size_t capacity = ancillary_data::capacity;

  received_ancillary_data() noexcept = default;
  received_ancillary_data(const received_ancillary_data&) = delete;
  received_ancillary_data& operator=(const received_ancillary_data&) = delete;
  ~received_ancillary_data() { clear(); }

  /// How many descriptors are left to be taken.
  std::size_t descriptors() const noexcept;
  /// The first of them, which is now the caller's: socket::adopt, or close(2). invalid_handle if
  /// none is left.
  [[nodiscard]] native_handle take_descriptor() noexcept;

  /// The first item of a type: credentials, packet_info, hop_limit or arrival_time.
  template <typename Value>
  std::optional<Value> find() const noexcept;

  /// The items by number, all but descriptors; nothing beyond the last. Valid until clear().
  std::optional<raw_ancillary> item(std::size_t index) const noexcept;

  /// Closes the descriptors that are left.
  void clear() noexcept;

  /// The system's form, for calls that this library does not have: clear, let them write into
  /// room(), then resize to what was written. With the bytes come the descriptors in them.
  std::span<std::byte> room() noexcept { return bytes_; }
  std::span<const std::byte> bytes() const noexcept { return {bytes_, size_}; }
  void resize(std::size_t size) noexcept { size_ = size < capacity ? size : capacity; }

 private:
  alignas(8) std::byte bytes_[capacity];  // the first size_ are set
  std::size_t size_ = 0;
  std::size_t taken_ = 0;  // of the descriptors
};

}  // namespace sockspec

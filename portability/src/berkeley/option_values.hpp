#pragma once
// Between the values of options and what the system reads and writes.

#include <chrono>
#include <concepts>
#include <limits>
#include <system_error>

#include "berkeley/native_address.hpp"
#include "berkeley/native_kind.hpp"
#include "sockspec/error.hpp"
#include "sockspec/option.hpp"

namespace sockspec {

/// For each type of value: the system's form of it, what a read form means, and (where it can be
/// set) how to make one, which says whether the value fits.
template <typename Value>
struct option_form;

template <>
struct option_form<bool> {
  using native = int;
  static bool decode(native raw) noexcept { return raw != 0; }
  static bool encode(bool value, native& raw) noexcept {
    raw = value ? 1 : 0;
    return true;
  }
};

template <>
struct option_form<int> {
  using native = int;
  static int decode(native raw) noexcept { return raw; }
  static bool encode(int value, native& raw) noexcept {
    raw = value;
    return true;
  }
};

template <typename Duration>
requires std::same_as<Duration, std::chrono::seconds> ||
    std::same_as<Duration, std::chrono::milliseconds>
struct option_form<Duration> {
  using native = int;
  static Duration decode(native raw) noexcept { return Duration(raw); }
  static bool encode(Duration value, native& raw) noexcept {
    raw = static_cast<int>(value.count());
    return value.count() >= 0 && value.count() <= std::numeric_limits<int>::max();
  }
};

template <>
struct option_form<linger_time> {
  using native = ::linger;
  static linger_time decode(const native& raw) noexcept {
    if (raw.l_onoff == 0) return std::nullopt;
    return std::chrono::seconds(raw.l_linger);
  }
  static bool encode(linger_time value, native& raw) noexcept {
    const auto seconds = value.value_or(std::chrono::seconds(0)).count();
    raw.l_onoff = value ? 1 : 0;
    raw.l_linger = static_cast<decltype(raw.l_linger)>(seconds);
    return seconds >= 0 && seconds <= 65535;
  }
};

template <>
struct option_form<std::error_code> {
  using native = int;
  static std::error_code decode(native raw) noexcept { return {raw, socket_category()}; }
};

template <>
struct option_form<socket_type> {
  using native = int;
  static socket_type decode(native raw) noexcept { return type_from_native(raw); }
};

template <>
struct option_form<address_family> {
  using native = int;
  static address_family decode(native raw) noexcept { return family_from_native(raw); }
};

template <>
struct option_form<socket_protocol> {
  using native = int;
  static socket_protocol decode(native raw) noexcept { return socket_protocol{raw}; }
};

template <>
struct option_form<address> {
  using native = in_addr;
  static address decode(const native& raw) noexcept {
    auto form = native_form<sockaddr_in>(AF_INET);
    form.sin_addr = raw;
    return address_of(form);
  }
  static bool encode(const address& value, native& raw) noexcept {
    raw = as_native<sockaddr_in>(value).sin_addr;
    return value.family() == address_family::inet;
  }
};

template <>
struct option_form<ipv4_membership> {
  using native = ip_mreq;
  static bool encode(const ipv4_membership& value, native& raw) noexcept {
    const bool local_given = option_form<address>::encode(value.local, raw.imr_interface);
    if (!local_given) raw.imr_interface.s_addr = htonl(INADDR_ANY);
    return option_form<address>::encode(value.group, raw.imr_multiaddr) &&
           (local_given || value.local.family() == address_family::unspecified);
  }
};

template <>
struct option_form<ipv6_membership> {
  using native = ipv6_mreq;
  static bool encode(const ipv6_membership& value, native& raw) noexcept {
    raw.ipv6mr_multiaddr = as_native<sockaddr_in6>(value.group).sin6_addr;
    raw.ipv6mr_interface = static_cast<decltype(raw.ipv6mr_interface)>(value.scope);
    return value.group.family() == address_family::inet6;
  }
};

}  // namespace sockspec

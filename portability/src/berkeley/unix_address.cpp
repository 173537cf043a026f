#include <algorithm>
#include <string_view>
#include <system_error>

#include "berkeley/native_address.hpp"
#include "result.hpp"
#include "sockspec/address.hpp"

namespace sockspec {
namespace {

/// The bytes that follow the family, as far as the address reaches.
std::string_view name_bytes(const address& of) noexcept {
  if (of.size() <= unix_path_offset) return {};
  const auto* const bytes = static_cast<const char*>(of.data());
  return {bytes + unix_path_offset, of.size() - unix_path_offset};
}

/// A function, because compilers warn of conditions that are constants.
bool has_abstract_names() noexcept {
  return SOCKSPEC_HAVE_ABSTRACT_NAMES != 0;
}

}  // namespace

std::size_t address::longest_unix_path() noexcept {
  return sizeof(sockaddr_un::sun_path) - 1;
}

address address::unix_path(std::string_view path, std::error_code& ec) noexcept {
  if (path.empty() || path.find('\0') != path.npos) {
    fail(ec, errc::argument_rejected);
    return {};
  }
  if (path.size() > longest_unix_path()) {
    fail(ec, errc::filename_too_long);
    return {};
  }
  auto native = native_form<sockaddr_un>(AF_UNIX);
  std::ranges::copy(path, native.sun_path);
  succeed(ec);
  return address_of(native, unix_path_offset + path.size() + 1);
}

address address::unix_abstract(std::string_view name, std::error_code& ec) noexcept {
  if (!has_abstract_names()) {
    fail(ec, errc::operation_not_supported);
    return {};
  }
  if (name.size() > longest_unix_path()) {
    fail(ec, errc::filename_too_long);
    return {};
  }
  auto native = native_form<sockaddr_un>(AF_UNIX);
  std::ranges::copy(name, native.sun_path + 1);
  succeed(ec);
  return address_of(native, unix_path_offset + 1 + name.size());
}

address address::unix_unnamed() noexcept {
  return address_of(native_form<sockaddr_un>(AF_UNIX), unix_path_offset);
}

std::string_view address::path() const noexcept {
  if (family() != address_family::unix_domain || is_unnamed()) return {};
  const std::string_view name = name_bytes(*this);
  // The system may end a path with a zero byte, with several, or with none.
  return is_abstract() ? name.substr(1) : name.substr(0, name.find('\0'));
}

bool address::is_abstract() const noexcept {
  if (!has_abstract_names() || family() != address_family::unix_domain) return false;
  return name_bytes(*this).starts_with('\0');
}

bool address::is_unnamed() const noexcept {
  if (family() != address_family::unix_domain) return false;
  const std::string_view name = name_bytes(*this);
  return name.empty() || (!has_abstract_names() && name.starts_with('\0'));
}

}  // namespace sockspec

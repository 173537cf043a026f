#pragma once
// The results of getaddrinfo and getnameinfo, each with its number on every system.

#include <array>
#include <string_view>

#include "sockspec/error_table.hpp"

namespace sockspec::tables {

/// The columns, in their order.
inline constexpr auto resolver_spaces =
    std::to_array<error_space>({error_space::eai_linux, error_space::eai_bsd,
                                error_space::eai_openbsd, error_space::eai_winsock});

struct resolver_symbol {
  std::string_view name;
  errc meaning;
  std::array<int, resolver_spaces.size()> numbers;  // 0 where the system does not have it
};

inline constexpr auto resolver_symbols = std::to_array<resolver_symbol>({
    // name, meaning, {linux, bsd, openbsd, winsock}
    {"EAI_AGAIN", errc::temporary_resolver_failure, {-3, 2, -3, 11002}},
    {"EAI_BADFLAGS", errc::bad_resolver_flags, {-1, 3, -1, 10022}},
    {"EAI_FAIL", errc::permanent_resolver_failure, {-4, 4, -4, 11003}},
    {"EAI_FAMILY", errc::address_family_not_supported, {-6, 5, -6, 10047}},
    {"EAI_MEMORY", errc::not_enough_memory, {-10, 6, -10, 8}},
    {"EAI_NONAME", errc::name_not_found, {-2, 8, -2, 11001}},
    {"EAI_NODATA", errc::no_address_data, {-5, 7, -5, 11004}},
    {"EAI_SERVICE", errc::service_not_supported, {-8, 9, -8, 10109}},
    {"EAI_SOCKTYPE", errc::socket_type_not_supported, {-7, 10, -7, 10044}},
    {"EAI_ADDRFAMILY", errc::no_address_of_family, {-9, 1, -9, 0}},
    {"EAI_SYSTEM", errc::resolver_system_error, {-11, 11, -11, 0}},
    {"EAI_OVERFLOW", errc::value_too_large, {-12, 14, -14, 0}},
    {"EAI_BADHINTS", errc::bad_resolver_hints, {0, 12, -12, 0}},
    {"EAI_PROTOCOL", errc::protocol_not_supported, {0, 13, -13, 0}},
});

}  // namespace sockspec::tables

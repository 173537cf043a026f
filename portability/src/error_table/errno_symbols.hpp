#pragma once
// The symbols of <errno.h>, each with its number on every system: what is one row here is up to six
// in the table.

#include <array>
#include <string_view>

#include "sockspec/error_table.hpp"

namespace sockspec::tables {

/// The columns, in their order.
inline constexpr auto errno_spaces = std::to_array<error_space>(
    {error_space::errno_linux, error_space::errno_darwin, error_space::errno_freebsd,
     error_space::errno_netbsd, error_space::errno_openbsd, error_space::errno_crt});

struct errno_symbol {
  std::string_view name;
  errc meaning;
  std::array<int, errno_spaces.size()> numbers;  // 0 where the system does not have it
};

// EAGAIN stands before EWOULDBLOCK and EOPNOTSUPP before ENOTSUP: where both are one number, the
// first is its usual name.
inline constexpr auto errno_symbols = std::to_array<errno_symbol>({
    // name, meaning, {linux, darwin, freebsd, netbsd, openbsd, crt}
    {"EPERM", errc::operation_not_permitted, {1, 1, 1, 1, 1, 1}},
    {"ENOENT", errc::no_such_file_or_directory, {2, 2, 2, 2, 2, 2}},
    {"ESRCH", errc::no_such_process, {3, 3, 3, 3, 3, 3}},
    {"EINTR", errc::interrupted, {4, 4, 4, 4, 4, 4}},
    {"EIO", errc::io_error, {5, 5, 5, 5, 5, 5}},
    {"ENXIO", errc::no_such_device_or_address, {6, 6, 6, 6, 6, 6}},
    {"E2BIG", errc::argument_list_too_long, {7, 7, 7, 7, 7, 7}},
    {"ENOEXEC", errc::executable_format_error, {8, 8, 8, 8, 8, 8}},
    {"EBADF", errc::bad_file_descriptor, {9, 9, 9, 9, 9, 9}},
    {"ECHILD", errc::no_child_process, {10, 10, 10, 10, 10, 10}},
    {"EAGAIN", errc::operation_would_block, {11, 35, 35, 35, 35, 11}},
    {"ENOMEM", errc::not_enough_memory, {12, 12, 12, 12, 12, 12}},
    {"EACCES", errc::permission_denied, {13, 13, 13, 13, 13, 13}},
    {"EFAULT", errc::bad_address, {14, 14, 14, 14, 14, 14}},
    {"EBUSY", errc::device_or_resource_busy, {16, 16, 16, 16, 16, 16}},
    {"EEXIST", errc::file_exists, {17, 17, 17, 17, 17, 17}},
    {"EXDEV", errc::cross_device_link, {18, 18, 18, 18, 18, 18}},
    {"ENODEV", errc::no_such_device, {19, 19, 19, 19, 19, 19}},
    {"ENOTDIR", errc::not_a_directory, {20, 20, 20, 20, 20, 20}},
    {"EISDIR", errc::is_a_directory, {21, 21, 21, 21, 21, 21}},
    {"EINVAL", errc::invalid_argument, {22, 22, 22, 22, 22, 22}},
    {"ENFILE", errc::too_many_files_open_in_system, {23, 23, 23, 23, 23, 23}},
    {"EMFILE", errc::too_many_files_open, {24, 24, 24, 24, 24, 24}},
    {"ENOTTY", errc::inappropriate_io_control_operation, {25, 25, 25, 25, 25, 25}},
    {"ETXTBSY", errc::text_file_busy, {26, 26, 26, 26, 26, 139}},
    {"EFBIG", errc::file_too_large, {27, 27, 27, 27, 27, 27}},
    {"ENOSPC", errc::no_space_on_device, {28, 28, 28, 28, 28, 28}},
    {"ESPIPE", errc::invalid_seek, {29, 29, 29, 29, 29, 29}},
    {"EROFS", errc::read_only_file_system, {30, 30, 30, 30, 30, 30}},
    {"EMLINK", errc::too_many_links, {31, 31, 31, 31, 31, 31}},
    {"EPIPE", errc::broken_pipe, {32, 32, 32, 32, 32, 32}},
    {"EDOM", errc::argument_out_of_domain, {33, 33, 33, 33, 33, 33}},
    {"ERANGE", errc::result_out_of_range, {34, 34, 34, 34, 34, 34}},
    {"EDEADLK", errc::resource_deadlock_would_occur, {35, 11, 11, 11, 11, 36}},
    {"ENAMETOOLONG", errc::filename_too_long, {36, 63, 63, 63, 63, 38}},
    {"ENOLCK", errc::no_lock_available, {37, 77, 77, 77, 77, 39}},
    {"ENOSYS", errc::function_not_supported, {38, 78, 78, 78, 78, 40}},
    {"ENOTEMPTY", errc::directory_not_empty, {39, 66, 66, 66, 66, 41}},
    {"ELOOP", errc::too_many_symbolic_link_levels, {40, 62, 62, 62, 62, 114}},
    {"EWOULDBLOCK", errc::operation_would_block, {11, 35, 35, 35, 35, 140}},
    {"ENOMSG", errc::no_message, {42, 91, 83, 83, 90, 122}},
    {"EIDRM", errc::identifier_removed, {43, 90, 82, 82, 89, 111}},
    {"ENOSTR", errc::not_a_stream, {60, 99, 0, 91, 0, 125}},
    {"ENODATA", errc::no_message_available, {61, 96, 0, 89, 0, 120}},
    {"ETIME", errc::stream_timeout, {62, 101, 0, 92, 0, 137}},
    {"ENOSR", errc::no_stream_resources, {63, 98, 0, 90, 0, 124}},
    {"EREMOTE", errc::object_is_remote, {66, 71, 71, 71, 71, 0}},
    {"ENOLINK", errc::no_link, {67, 97, 91, 95, 0, 121}},
    {"EPROTO", errc::protocol_error, {71, 100, 92, 96, 95, 134}},
    {"EBADMSG", errc::bad_message, {74, 94, 89, 88, 92, 104}},
    {"EOVERFLOW", errc::value_too_large, {75, 84, 84, 84, 87, 132}},
    {"EILSEQ", errc::illegal_byte_sequence, {84, 92, 86, 85, 84, 42}},
    {"EUSERS", errc::too_many_users, {87, 68, 68, 68, 68, 0}},
    {"ENOTSOCK", errc::not_a_socket, {88, 38, 38, 38, 38, 128}},
    {"EDESTADDRREQ", errc::destination_address_required, {89, 39, 39, 39, 39, 109}},
    {"EMSGSIZE", errc::message_size, {90, 40, 40, 40, 40, 115}},
    {"EPROTOTYPE", errc::wrong_protocol_type, {91, 41, 41, 41, 41, 136}},
    {"ENOPROTOOPT", errc::no_protocol_option, {92, 42, 42, 42, 42, 123}},
    {"EPROTONOSUPPORT", errc::protocol_not_supported, {93, 43, 43, 43, 43, 135}},
    {"ESOCKTNOSUPPORT", errc::socket_type_not_supported, {94, 44, 44, 44, 44, 0}},
    {"EOPNOTSUPP", errc::operation_not_supported, {95, 102, 45, 45, 45, 130}},
    {"ENOTSUP", errc::operation_not_supported, {95, 45, 45, 86, 91, 129}},
    {"EPFNOSUPPORT", errc::protocol_family_not_supported, {96, 46, 46, 46, 46, 0}},
    {"EAFNOSUPPORT", errc::address_family_not_supported, {97, 47, 47, 47, 47, 102}},
    {"EADDRINUSE", errc::address_in_use, {98, 48, 48, 48, 48, 100}},
    {"EADDRNOTAVAIL", errc::address_not_available, {99, 49, 49, 49, 49, 101}},
    {"ENETDOWN", errc::network_down, {100, 50, 50, 50, 50, 116}},
    {"ENETUNREACH", errc::network_unreachable, {101, 51, 51, 51, 51, 118}},
    {"ENETRESET", errc::network_reset, {102, 52, 52, 52, 52, 117}},
    {"ECONNABORTED", errc::connection_aborted, {103, 53, 53, 53, 53, 106}},
    {"ECONNRESET", errc::connection_reset, {104, 54, 54, 54, 54, 108}},
    {"ENOBUFS", errc::no_buffer_space, {105, 55, 55, 55, 55, 119}},
    {"EISCONN", errc::already_connected, {106, 56, 56, 56, 56, 113}},
    {"ENOTCONN", errc::not_connected, {107, 57, 57, 57, 57, 126}},
    {"ESHUTDOWN", errc::socket_shut_down, {108, 58, 58, 58, 58, 0}},
    {"ETOOMANYREFS", errc::too_many_references, {109, 59, 59, 59, 59, 0}},
    {"ETIMEDOUT", errc::timed_out, {110, 60, 60, 60, 60, 138}},
    {"ECONNREFUSED", errc::connection_refused, {111, 61, 61, 61, 61, 107}},
    {"EHOSTDOWN", errc::host_down, {112, 64, 64, 64, 64, 0}},
    {"EHOSTUNREACH", errc::host_unreachable, {113, 65, 65, 65, 65, 110}},
    {"EALREADY", errc::connection_already_in_progress, {114, 37, 37, 37, 37, 103}},
    {"EINPROGRESS", errc::operation_in_progress, {115, 36, 36, 36, 36, 112}},
    {"ESTALE", errc::stale_handle, {116, 70, 70, 70, 70, 0}},
    {"EPROCLIM", errc::process_limit, {0, 67, 67, 67, 67, 0}},
    {"EDQUOT", errc::quota_exceeded, {122, 69, 69, 69, 69, 0}},
    {"ECANCELED", errc::operation_canceled, {125, 89, 85, 87, 88, 105}},
    {"EOWNERDEAD", errc::owner_dead, {130, 105, 96, 97, 94, 133}},
    {"ENOTRECOVERABLE", errc::state_not_recoverable, {131, 104, 95, 98, 93, 127}},
});

}  // namespace sockspec::tables

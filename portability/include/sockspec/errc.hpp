#pragma once
// The portable names of errors: those of std::errc, and those that sockets have beyond it.
//
//   if (ec == sockspec::errc::connection_refused) ...  // 111 on Linux, 61 on macOS, 10061 on
//   Windows if (ec == std::errc::connection_refused) ...       // the same

#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <type_traits>

#include "sockspec/config.hpp"

namespace sockspec {

/// What an error means, whatever its number. The values are this library's own and may change; the
/// names do not.
enum class errc : std::uint8_t {
  unknown = 1,  // an error that the tables do not name

  // spelled as std::errc spells them
  address_family_not_supported,
  address_in_use,
  address_not_available,
  already_connected,
  argument_list_too_long,
  argument_out_of_domain,
  bad_address,
  bad_file_descriptor,
  bad_message,
  broken_pipe,
  connection_aborted,
  connection_already_in_progress,
  connection_refused,
  connection_reset,
  cross_device_link,
  destination_address_required,
  device_or_resource_busy,
  directory_not_empty,
  executable_format_error,
  file_exists,
  file_too_large,
  filename_too_long,
  function_not_supported,
  host_unreachable,
  identifier_removed,
  illegal_byte_sequence,
  inappropriate_io_control_operation,
  interrupted,
  invalid_argument,
  invalid_seek,
  io_error,
  is_a_directory,
  message_size,
  network_down,
  network_reset,
  network_unreachable,
  no_buffer_space,
  no_child_process,
  no_link,
  no_lock_available,
  no_message,
  no_message_available,
  no_protocol_option,
  no_space_on_device,
  no_stream_resources,
  no_such_device,
  no_such_device_or_address,
  no_such_file_or_directory,
  no_such_process,
  not_a_directory,
  not_a_socket,
  not_a_stream,
  not_connected,
  not_enough_memory,
  operation_canceled,
  operation_in_progress,
  operation_not_permitted,
  operation_not_supported,
  operation_would_block,
  owner_dead,
  permission_denied,
  protocol_error,
  protocol_not_supported,
  read_only_file_system,
  resource_deadlock_would_occur,
  result_out_of_range,
  state_not_recoverable,
  stream_timeout,
  text_file_busy,
  timed_out,
  too_many_files_open,
  too_many_files_open_in_system,
  too_many_links,
  too_many_symbolic_link_levels,
  value_too_large,
  wrong_protocol_type,

  // errno values without a std::errc
  host_down,
  object_is_remote,
  process_limit,
  protocol_family_not_supported,
  quota_exceeded,
  socket_shut_down,
  socket_type_not_supported,
  stale_handle,
  too_many_references,
  too_many_users,

  // answers of the resolver
  bad_resolver_flags,
  bad_resolver_hints,
  name_not_found,
  no_address_data,
  no_address_of_family,
  permanent_resolver_failure,
  query_refused,
  resolver_system_error,
  service_not_supported,
  temporary_resolver_failure,

  // Winsock alone
  graceful_disconnect,
  invalid_provider,
  network_subsystem_not_ready,
  no_more_results,
  not_initialised,
  provider_failed_to_initialise,
  quality_of_service,
  service_not_found,
  system_call_failure,
  version_not_supported,

  // a value that no system call was asked about: a port of 65536, a path with an embedded zero byte
  argument_rejected,

  // One name where a system may have two numbers, or two names for one.
  resource_unavailable_try_again = operation_would_block,
  not_supported = operation_not_supported,
};

/// The name, as it is spelled above; "unknown" for what is not a value of errc.
SOCKSPEC_API std::string_view to_string(errc) noexcept;

/// The error with that name; also resource_unavailable_try_again and not_supported. Nothing for
/// other text.
SOCKSPEC_API std::optional<errc> errc_from_name(std::string_view name) noexcept;

/// One sentence on what it means.
SOCKSPEC_API std::string_view explain(errc) noexcept;

/// The category of the portable names. A code in it is an error that no system reported: this
/// library refused the call.
SOCKSPEC_API const std::error_category& portable_category() noexcept;

SOCKSPEC_API std::error_code make_error_code(errc) noexcept;
SOCKSPEC_API std::error_condition make_error_condition(errc) noexcept;

/// What a code of any category means: this library's, std::generic_category and
/// std::system_category; errc::unknown for others, for numbers that the tables do not have, and for
/// success.
SOCKSPEC_API errc to_errc(const std::error_code&) noexcept;

}  // namespace sockspec

template <>
struct std::is_error_condition_enum<sockspec::errc> : std::true_type {};

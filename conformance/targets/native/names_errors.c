#include "names.h"

/* Where two symbols have one number, the first is its usual name. */
static const struct error_name errno_names[] = {
#ifdef EPERM
    {EPERM, "EPERM", "operation_not_permitted"},
#endif
#ifdef ENOENT
    {ENOENT, "ENOENT", "no_such_file_or_directory"},
#endif
#ifdef ESRCH
    {ESRCH, "ESRCH", "no_such_process"},
#endif
#ifdef EINTR
    {EINTR, "EINTR", "interrupted"},
#endif
#ifdef EIO
    {EIO, "EIO", "io_error"},
#endif
#ifdef ENXIO
    {ENXIO, "ENXIO", "no_such_device_or_address"},
#endif
#ifdef E2BIG
    {E2BIG, "E2BIG", "argument_list_too_long"},
#endif
#ifdef ENOEXEC
    {ENOEXEC, "ENOEXEC", "executable_format_error"},
#endif
#ifdef EBADF
    {EBADF, "EBADF", "bad_file_descriptor"},
#endif
#ifdef ECHILD
    {ECHILD, "ECHILD", "no_child_process"},
#endif
#ifdef EAGAIN
    {EAGAIN, "EAGAIN", "operation_would_block"},
#endif
#ifdef ENOMEM
    {ENOMEM, "ENOMEM", "not_enough_memory"},
#endif
#ifdef EACCES
    {EACCES, "EACCES", "permission_denied"},
#endif
#ifdef EFAULT
    {EFAULT, "EFAULT", "bad_address"},
#endif
#ifdef EBUSY
    {EBUSY, "EBUSY", "device_or_resource_busy"},
#endif
#ifdef EEXIST
    {EEXIST, "EEXIST", "file_exists"},
#endif
#ifdef EXDEV
    {EXDEV, "EXDEV", "cross_device_link"},
#endif
#ifdef ENODEV
    {ENODEV, "ENODEV", "no_such_device"},
#endif
#ifdef ENOTDIR
    {ENOTDIR, "ENOTDIR", "not_a_directory"},
#endif
#ifdef EISDIR
    {EISDIR, "EISDIR", "is_a_directory"},
#endif
#ifdef EINVAL
    {EINVAL, "EINVAL", "invalid_argument"},
#endif
#ifdef ENFILE
    {ENFILE, "ENFILE", "too_many_files_open_in_system"},
#endif
#ifdef EMFILE
    {EMFILE, "EMFILE", "too_many_files_open"},
#endif
#ifdef ENOTTY
    {ENOTTY, "ENOTTY", "inappropriate_io_control_operation"},
#endif
#ifdef ETXTBSY
    {ETXTBSY, "ETXTBSY", "text_file_busy"},
#endif
#ifdef EFBIG
    {EFBIG, "EFBIG", "file_too_large"},
#endif
#ifdef ENOSPC
    {ENOSPC, "ENOSPC", "no_space_on_device"},
#endif
#ifdef ESPIPE
    {ESPIPE, "ESPIPE", "invalid_seek"},
#endif
#ifdef EROFS
    {EROFS, "EROFS", "read_only_file_system"},
#endif
#ifdef EMLINK
    {EMLINK, "EMLINK", "too_many_links"},
#endif
#ifdef EPIPE
    {EPIPE, "EPIPE", "broken_pipe"},
#endif
#ifdef EDOM
    {EDOM, "EDOM", "argument_out_of_domain"},
#endif
#ifdef ERANGE
    {ERANGE, "ERANGE", "result_out_of_range"},
#endif
#ifdef EDEADLK
    {EDEADLK, "EDEADLK", "resource_deadlock_would_occur"},
#endif
#ifdef ENAMETOOLONG
    {ENAMETOOLONG, "ENAMETOOLONG", "filename_too_long"},
#endif
#ifdef ENOLCK
    {ENOLCK, "ENOLCK", "no_lock_available"},
#endif
#ifdef ENOSYS
    {ENOSYS, "ENOSYS", "function_not_supported"},
#endif
#ifdef ENOTEMPTY
    {ENOTEMPTY, "ENOTEMPTY", "directory_not_empty"},
#endif
#ifdef ELOOP
    {ELOOP, "ELOOP", "too_many_symbolic_link_levels"},
#endif
#ifdef EWOULDBLOCK
    {EWOULDBLOCK, "EWOULDBLOCK", "operation_would_block"},
#endif
#ifdef ENOMSG
    {ENOMSG, "ENOMSG", "no_message"},
#endif
#ifdef EIDRM
    {EIDRM, "EIDRM", "identifier_removed"},
#endif
#ifdef ENOSTR
    {ENOSTR, "ENOSTR", "not_a_stream"},
#endif
#ifdef ENODATA
    {ENODATA, "ENODATA", "no_message_available"},
#endif
#ifdef ETIME
    {ETIME, "ETIME", "stream_timeout"},
#endif
#ifdef ENOSR
    {ENOSR, "ENOSR", "no_stream_resources"},
#endif
#ifdef EREMOTE
    {EREMOTE, "EREMOTE", "object_is_remote"},
#endif
#ifdef ENOLINK
    {ENOLINK, "ENOLINK", "no_link"},
#endif
#ifdef EPROTO
    {EPROTO, "EPROTO", "protocol_error"},
#endif
#ifdef EBADMSG
    {EBADMSG, "EBADMSG", "bad_message"},
#endif
#ifdef EOVERFLOW
    {EOVERFLOW, "EOVERFLOW", "value_too_large"},
#endif
#ifdef EILSEQ
    {EILSEQ, "EILSEQ", "illegal_byte_sequence"},
#endif
#ifdef EUSERS
    {EUSERS, "EUSERS", "too_many_users"},
#endif
#ifdef ENOTSOCK
    {ENOTSOCK, "ENOTSOCK", "not_a_socket"},
#endif
#ifdef EDESTADDRREQ
    {EDESTADDRREQ, "EDESTADDRREQ", "destination_address_required"},
#endif
#ifdef EMSGSIZE
    {EMSGSIZE, "EMSGSIZE", "message_size"},
#endif
#ifdef EPROTOTYPE
    {EPROTOTYPE, "EPROTOTYPE", "wrong_protocol_type"},
#endif
#ifdef ENOPROTOOPT
    {ENOPROTOOPT, "ENOPROTOOPT", "no_protocol_option"},
#endif
#ifdef EPROTONOSUPPORT
    {EPROTONOSUPPORT, "EPROTONOSUPPORT", "protocol_not_supported"},
#endif
#ifdef ESOCKTNOSUPPORT
    {ESOCKTNOSUPPORT, "ESOCKTNOSUPPORT", "socket_type_not_supported"},
#endif
#ifdef EOPNOTSUPP
    {EOPNOTSUPP, "EOPNOTSUPP", "operation_not_supported"},
#endif
#ifdef ENOTSUP
    {ENOTSUP, "ENOTSUP", "operation_not_supported"},
#endif
#ifdef EPFNOSUPPORT
    {EPFNOSUPPORT, "EPFNOSUPPORT", "protocol_family_not_supported"},
#endif
#ifdef EAFNOSUPPORT
    {EAFNOSUPPORT, "EAFNOSUPPORT", "address_family_not_supported"},
#endif
#ifdef EADDRINUSE
    {EADDRINUSE, "EADDRINUSE", "address_in_use"},
#endif
#ifdef EADDRNOTAVAIL
    {EADDRNOTAVAIL, "EADDRNOTAVAIL", "address_not_available"},
#endif
#ifdef ENETDOWN
    {ENETDOWN, "ENETDOWN", "network_down"},
#endif
#ifdef ENETUNREACH
    {ENETUNREACH, "ENETUNREACH", "network_unreachable"},
#endif
#ifdef ENETRESET
    {ENETRESET, "ENETRESET", "network_reset"},
#endif
#ifdef ECONNABORTED
    {ECONNABORTED, "ECONNABORTED", "connection_aborted"},
#endif
#ifdef ECONNRESET
    {ECONNRESET, "ECONNRESET", "connection_reset"},
#endif
#ifdef ENOBUFS
    {ENOBUFS, "ENOBUFS", "no_buffer_space"},
#endif
#ifdef EISCONN
    {EISCONN, "EISCONN", "already_connected"},
#endif
#ifdef ENOTCONN
    {ENOTCONN, "ENOTCONN", "not_connected"},
#endif
#ifdef ESHUTDOWN
    {ESHUTDOWN, "ESHUTDOWN", "socket_shut_down"},
#endif
#ifdef ETOOMANYREFS
    {ETOOMANYREFS, "ETOOMANYREFS", "too_many_references"},
#endif
#ifdef ETIMEDOUT
    {ETIMEDOUT, "ETIMEDOUT", "timed_out"},
#endif
#ifdef ECONNREFUSED
    {ECONNREFUSED, "ECONNREFUSED", "connection_refused"},
#endif
#ifdef EHOSTDOWN
    {EHOSTDOWN, "EHOSTDOWN", "host_down"},
#endif
#ifdef EHOSTUNREACH
    {EHOSTUNREACH, "EHOSTUNREACH", "host_unreachable"},
#endif
#ifdef EALREADY
    {EALREADY, "EALREADY", "connection_already_in_progress"},
#endif
#ifdef EINPROGRESS
    {EINPROGRESS, "EINPROGRESS", "operation_in_progress"},
#endif
#ifdef ESTALE
    {ESTALE, "ESTALE", "stale_handle"},
#endif
#ifdef EPROCLIM
    {EPROCLIM, "EPROCLIM", "process_limit"},
#endif
#ifdef EDQUOT
    {EDQUOT, "EDQUOT", "quota_exceeded"},
#endif
#ifdef ECANCELED
    {ECANCELED, "ECANCELED", "operation_canceled"},
#endif
#ifdef EOWNERDEAD
    {EOWNERDEAD, "EOWNERDEAD", "owner_dead"},
#endif
#ifdef ENOTRECOVERABLE
    {ENOTRECOVERABLE, "ENOTRECOVERABLE", "state_not_recoverable"},
#endif
};

static const struct error_name unknown_name = {0, "unknown", "unknown"};

const char* const system_error_space = "errno";

const struct error_name* system_error_name(int number) {
  for (size_t i = 0; i < sizeof errno_names / sizeof *errno_names; ++i) {
    if (errno_names[i].number == number) return &errno_names[i];
  }
  return &unknown_name;
}

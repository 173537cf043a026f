#include "host_errors.hpp"

#include <cerrno>

#include "error_table/number_of.hpp"
#include "system_headers.hpp"

// The table's columns for Windows, checked against its own headers. Where these headers have no
// symbol, the table goes by the documentation.

namespace sockspec {
namespace {

constexpr bool same(std::string_view name, int native) {
  return tables::number_of(name, tables::winsock_numbers) == native;
}

constexpr bool same_win32(std::string_view name, int native) {
  return tables::number_of(name, tables::win32_numbers) == native;
}

constexpr bool same_errno(std::string_view name, int native) {
  return tables::number_of(name, tables::errno_symbols, tables::errno_spaces,
                           error_space::errno_crt) == native;
}

constexpr bool same_result(std::string_view name, int native) {
  return tables::number_of(name, tables::resolver_symbols, tables::resolver_spaces,
                           error_space::eai_winsock) == native;
}

static_assert(same("WSAEINTR", WSAEINTR));
static_assert(same("WSAEBADF", WSAEBADF));
static_assert(same("WSAEACCES", WSAEACCES));
static_assert(same("WSAEFAULT", WSAEFAULT));
static_assert(same("WSAEINVAL", WSAEINVAL));
static_assert(same("WSAEMFILE", WSAEMFILE));
static_assert(same("WSAEWOULDBLOCK", WSAEWOULDBLOCK));
static_assert(same("WSAEINPROGRESS", WSAEINPROGRESS));
static_assert(same("WSAEALREADY", WSAEALREADY));
static_assert(same("WSAENOTSOCK", WSAENOTSOCK));
static_assert(same("WSAEDESTADDRREQ", WSAEDESTADDRREQ));
static_assert(same("WSAEMSGSIZE", WSAEMSGSIZE));
static_assert(same("WSAEPROTOTYPE", WSAEPROTOTYPE));
static_assert(same("WSAENOPROTOOPT", WSAENOPROTOOPT));
static_assert(same("WSAEPROTONOSUPPORT", WSAEPROTONOSUPPORT));
static_assert(same("WSAESOCKTNOSUPPORT", WSAESOCKTNOSUPPORT));
static_assert(same("WSAEOPNOTSUPP", WSAEOPNOTSUPP));
static_assert(same("WSAEPFNOSUPPORT", WSAEPFNOSUPPORT));
static_assert(same("WSAEAFNOSUPPORT", WSAEAFNOSUPPORT));
static_assert(same("WSAEADDRINUSE", WSAEADDRINUSE));
static_assert(same("WSAEADDRNOTAVAIL", WSAEADDRNOTAVAIL));
static_assert(same("WSAENETDOWN", WSAENETDOWN));
static_assert(same("WSAENETUNREACH", WSAENETUNREACH));
static_assert(same("WSAENETRESET", WSAENETRESET));
static_assert(same("WSAECONNABORTED", WSAECONNABORTED));
static_assert(same("WSAECONNRESET", WSAECONNRESET));
static_assert(same("WSAENOBUFS", WSAENOBUFS));
static_assert(same("WSAEISCONN", WSAEISCONN));
static_assert(same("WSAENOTCONN", WSAENOTCONN));
static_assert(same("WSAESHUTDOWN", WSAESHUTDOWN));
static_assert(same("WSAETOOMANYREFS", WSAETOOMANYREFS));
static_assert(same("WSAETIMEDOUT", WSAETIMEDOUT));
static_assert(same("WSAECONNREFUSED", WSAECONNREFUSED));
static_assert(same("WSAELOOP", WSAELOOP));
static_assert(same("WSAENAMETOOLONG", WSAENAMETOOLONG));
static_assert(same("WSAEHOSTDOWN", WSAEHOSTDOWN));
static_assert(same("WSAEHOSTUNREACH", WSAEHOSTUNREACH));
static_assert(same("WSAENOTEMPTY", WSAENOTEMPTY));
static_assert(same("WSAEPROCLIM", WSAEPROCLIM));
static_assert(same("WSAEUSERS", WSAEUSERS));
static_assert(same("WSAEDQUOT", WSAEDQUOT));
static_assert(same("WSAESTALE", WSAESTALE));
static_assert(same("WSAEREMOTE", WSAEREMOTE));
static_assert(same("WSASYSNOTREADY", WSASYSNOTREADY));
static_assert(same("WSAVERNOTSUPPORTED", WSAVERNOTSUPPORTED));
static_assert(same("WSANOTINITIALISED", WSANOTINITIALISED));
static_assert(same("WSAEDISCON", WSAEDISCON));
static_assert(same("WSAENOMORE", WSAENOMORE));
static_assert(same("WSAECANCELLED", WSAECANCELLED));
static_assert(same("WSAEINVALIDPROCTABLE", WSAEINVALIDPROCTABLE));
static_assert(same("WSAEINVALIDPROVIDER", WSAEINVALIDPROVIDER));
static_assert(same("WSAEPROVIDERFAILEDINIT", WSAEPROVIDERFAILEDINIT));
static_assert(same("WSASYSCALLFAILURE", WSASYSCALLFAILURE));
static_assert(same("WSASERVICE_NOT_FOUND", WSASERVICE_NOT_FOUND));
static_assert(same("WSATYPE_NOT_FOUND", WSATYPE_NOT_FOUND));
static_assert(same("WSA_E_NO_MORE", WSA_E_NO_MORE));
static_assert(same("WSA_E_CANCELLED", WSA_E_CANCELLED));
static_assert(same("WSAEREFUSED", WSAEREFUSED));
static_assert(same("WSAHOST_NOT_FOUND", WSAHOST_NOT_FOUND));
static_assert(same("WSATRY_AGAIN", WSATRY_AGAIN));
static_assert(same("WSANO_RECOVERY", WSANO_RECOVERY));
static_assert(same("WSANO_DATA", WSANO_DATA));
static_assert(same("WSANO_ADDRESS", WSANO_ADDRESS));
static_assert(same("WSA_QOS_RECEIVERS", WSA_QOS_RECEIVERS));
static_assert(same("WSA_QOS_SENDERS", WSA_QOS_SENDERS));
static_assert(same("WSA_QOS_NO_SENDERS", WSA_QOS_NO_SENDERS));
static_assert(same("WSA_QOS_NO_RECEIVERS", WSA_QOS_NO_RECEIVERS));
static_assert(same("WSA_QOS_REQUEST_CONFIRMED", WSA_QOS_REQUEST_CONFIRMED));
static_assert(same("WSA_QOS_ADMISSION_FAILURE", WSA_QOS_ADMISSION_FAILURE));
static_assert(same("WSA_QOS_POLICY_FAILURE", WSA_QOS_POLICY_FAILURE));
static_assert(same("WSA_QOS_BAD_STYLE", WSA_QOS_BAD_STYLE));
static_assert(same("WSA_QOS_BAD_OBJECT", WSA_QOS_BAD_OBJECT));
static_assert(same("WSA_QOS_TRAFFIC_CTRL_ERROR", WSA_QOS_TRAFFIC_CTRL_ERROR));
static_assert(same("WSA_QOS_GENERIC_ERROR", WSA_QOS_GENERIC_ERROR));
static_assert(same("WSA_QOS_ESERVICETYPE", WSA_QOS_ESERVICETYPE));
static_assert(same("WSA_QOS_EFLOWSPEC", WSA_QOS_EFLOWSPEC));
static_assert(same("WSA_QOS_EPROVSPECBUF", WSA_QOS_EPROVSPECBUF));
static_assert(same("WSA_QOS_EFILTERSTYLE", WSA_QOS_EFILTERSTYLE));
static_assert(same("WSA_QOS_EFILTERTYPE", WSA_QOS_EFILTERTYPE));
static_assert(same("WSA_QOS_EFILTERCOUNT", WSA_QOS_EFILTERCOUNT));
static_assert(same("WSA_QOS_EOBJLENGTH", WSA_QOS_EOBJLENGTH));
static_assert(same("WSA_QOS_EFLOWCOUNT", WSA_QOS_EFLOWCOUNT));
static_assert(same("WSA_QOS_EUNKOWNPSOBJ", WSA_QOS_EUNKOWNPSOBJ));
static_assert(same("WSA_QOS_EPOLICYOBJ", WSA_QOS_EPOLICYOBJ));
static_assert(same("WSA_QOS_EFLOWDESC", WSA_QOS_EFLOWDESC));
static_assert(same("WSA_QOS_EPSFLOWSPEC", WSA_QOS_EPSFLOWSPEC));
static_assert(same("WSA_QOS_EPSFILTERSPEC", WSA_QOS_EPSFILTERSPEC));
static_assert(same("WSA_QOS_ESDMODEOBJ", WSA_QOS_ESDMODEOBJ));
static_assert(same("WSA_QOS_ESHAPERATEOBJ", WSA_QOS_ESHAPERATEOBJ));
static_assert(same("WSA_QOS_RESERVED_PETYPE", WSA_QOS_RESERVED_PETYPE));
static_assert(same_win32("WSA_INVALID_HANDLE", WSA_INVALID_HANDLE));
static_assert(same_win32("WSA_NOT_ENOUGH_MEMORY", WSA_NOT_ENOUGH_MEMORY));
static_assert(same_win32("ERROR_FILE_NOT_FOUND", ERROR_FILE_NOT_FOUND));
static_assert(same_win32("ERROR_PATH_NOT_FOUND", ERROR_PATH_NOT_FOUND));
static_assert(same_win32("ERROR_ACCESS_DENIED", ERROR_ACCESS_DENIED));
static_assert(same_win32("ERROR_NETNAME_DELETED", ERROR_NETNAME_DELETED));
static_assert(same_win32("WSA_INVALID_PARAMETER", WSA_INVALID_PARAMETER));
static_assert(same_win32("ERROR_BROKEN_PIPE", ERROR_BROKEN_PIPE));
static_assert(same_win32("ERROR_SEM_TIMEOUT", ERROR_SEM_TIMEOUT));
static_assert(same_win32("ERROR_NO_DATA", ERROR_NO_DATA));
static_assert(same_win32("ERROR_PIPE_NOT_CONNECTED", ERROR_PIPE_NOT_CONNECTED));
static_assert(same_win32("ERROR_MORE_DATA", ERROR_MORE_DATA));
static_assert(same_win32("WSA_OPERATION_ABORTED", WSA_OPERATION_ABORTED));
static_assert(same_win32("WSA_IO_INCOMPLETE", WSA_IO_INCOMPLETE));
static_assert(same_win32("WSA_IO_PENDING", WSA_IO_PENDING));
static_assert(same_win32("ERROR_CONNECTION_REFUSED", ERROR_CONNECTION_REFUSED));
static_assert(same_win32("ERROR_GRACEFUL_DISCONNECT", ERROR_GRACEFUL_DISCONNECT));
static_assert(same_win32("ERROR_ADDRESS_ALREADY_ASSOCIATED", ERROR_ADDRESS_ALREADY_ASSOCIATED));
static_assert(same_win32("ERROR_NETWORK_UNREACHABLE", ERROR_NETWORK_UNREACHABLE));
static_assert(same_win32("ERROR_HOST_UNREACHABLE", ERROR_HOST_UNREACHABLE));
static_assert(same_win32("ERROR_PROTOCOL_UNREACHABLE", ERROR_PROTOCOL_UNREACHABLE));
static_assert(same_win32("ERROR_PORT_UNREACHABLE", ERROR_PORT_UNREACHABLE));
static_assert(same_win32("ERROR_REQUEST_ABORTED", ERROR_REQUEST_ABORTED));
static_assert(same_win32("ERROR_CONNECTION_ABORTED", ERROR_CONNECTION_ABORTED));

static_assert(same_errno("EPERM", EPERM));
static_assert(same_errno("ENOENT", ENOENT));
static_assert(same_errno("ESRCH", ESRCH));
static_assert(same_errno("EINTR", EINTR));
static_assert(same_errno("EIO", EIO));
static_assert(same_errno("ENXIO", ENXIO));
static_assert(same_errno("E2BIG", E2BIG));
static_assert(same_errno("ENOEXEC", ENOEXEC));
static_assert(same_errno("EBADF", EBADF));
static_assert(same_errno("ECHILD", ECHILD));
static_assert(same_errno("EAGAIN", EAGAIN));
static_assert(same_errno("ENOMEM", ENOMEM));
static_assert(same_errno("EACCES", EACCES));
static_assert(same_errno("EFAULT", EFAULT));
static_assert(same_errno("EBUSY", EBUSY));
static_assert(same_errno("EEXIST", EEXIST));
static_assert(same_errno("EXDEV", EXDEV));
static_assert(same_errno("ENODEV", ENODEV));
static_assert(same_errno("ENOTDIR", ENOTDIR));
static_assert(same_errno("EISDIR", EISDIR));
static_assert(same_errno("EINVAL", EINVAL));
static_assert(same_errno("ENFILE", ENFILE));
static_assert(same_errno("EMFILE", EMFILE));
static_assert(same_errno("ENOTTY", ENOTTY));
static_assert(same_errno("ETXTBSY", ETXTBSY));
static_assert(same_errno("EFBIG", EFBIG));
static_assert(same_errno("ENOSPC", ENOSPC));
static_assert(same_errno("ESPIPE", ESPIPE));
static_assert(same_errno("EROFS", EROFS));
static_assert(same_errno("EMLINK", EMLINK));
static_assert(same_errno("EPIPE", EPIPE));
static_assert(same_errno("EDOM", EDOM));
static_assert(same_errno("ERANGE", ERANGE));
static_assert(same_errno("EDEADLK", EDEADLK));
static_assert(same_errno("ENAMETOOLONG", ENAMETOOLONG));
static_assert(same_errno("ENOLCK", ENOLCK));
static_assert(same_errno("ENOSYS", ENOSYS));
static_assert(same_errno("ENOTEMPTY", ENOTEMPTY));
static_assert(same_errno("ELOOP", ELOOP));
static_assert(same_errno("EWOULDBLOCK", EWOULDBLOCK));
static_assert(same_errno("ENOMSG", ENOMSG));
static_assert(same_errno("EIDRM", EIDRM));
static_assert(same_errno("ENOSTR", ENOSTR));
static_assert(same_errno("ENODATA", ENODATA));
static_assert(same_errno("ETIME", ETIME));
static_assert(same_errno("ENOSR", ENOSR));
static_assert(same_errno("ENOLINK", ENOLINK));
static_assert(same_errno("EPROTO", EPROTO));
static_assert(same_errno("EBADMSG", EBADMSG));
static_assert(same_errno("EOVERFLOW", EOVERFLOW));
static_assert(same_errno("EILSEQ", EILSEQ));
static_assert(same_errno("ENOTSOCK", ENOTSOCK));
static_assert(same_errno("EDESTADDRREQ", EDESTADDRREQ));
static_assert(same_errno("EMSGSIZE", EMSGSIZE));
static_assert(same_errno("EPROTOTYPE", EPROTOTYPE));
static_assert(same_errno("ENOPROTOOPT", ENOPROTOOPT));
static_assert(same_errno("EPROTONOSUPPORT", EPROTONOSUPPORT));
static_assert(same_errno("EOPNOTSUPP", EOPNOTSUPP));
static_assert(same_errno("ENOTSUP", ENOTSUP));
static_assert(same_errno("EAFNOSUPPORT", EAFNOSUPPORT));
static_assert(same_errno("EADDRINUSE", EADDRINUSE));
static_assert(same_errno("EADDRNOTAVAIL", EADDRNOTAVAIL));
static_assert(same_errno("ENETDOWN", ENETDOWN));
static_assert(same_errno("ENETUNREACH", ENETUNREACH));
static_assert(same_errno("ENETRESET", ENETRESET));
static_assert(same_errno("ECONNABORTED", ECONNABORTED));
static_assert(same_errno("ECONNRESET", ECONNRESET));
static_assert(same_errno("ENOBUFS", ENOBUFS));
static_assert(same_errno("EISCONN", EISCONN));
static_assert(same_errno("ENOTCONN", ENOTCONN));
static_assert(same_errno("ETIMEDOUT", ETIMEDOUT));
static_assert(same_errno("ECONNREFUSED", ECONNREFUSED));
static_assert(same_errno("EHOSTUNREACH", EHOSTUNREACH));
static_assert(same_errno("EALREADY", EALREADY));
static_assert(same_errno("EINPROGRESS", EINPROGRESS));
static_assert(same_errno("ECANCELED", ECANCELED));
static_assert(same_errno("EOWNERDEAD", EOWNERDEAD));
static_assert(same_errno("ENOTRECOVERABLE", ENOTRECOVERABLE));

static_assert(same_result("EAI_AGAIN", EAI_AGAIN));
static_assert(same_result("EAI_BADFLAGS", EAI_BADFLAGS));
static_assert(same_result("EAI_FAIL", EAI_FAIL));
static_assert(same_result("EAI_FAMILY", EAI_FAMILY));
static_assert(same_result("EAI_MEMORY", EAI_MEMORY));
static_assert(same_result("EAI_NONAME", EAI_NONAME));
static_assert(same_result("EAI_SERVICE", EAI_SERVICE));
static_assert(same_result("EAI_SOCKTYPE", EAI_SOCKTYPE));

}  // namespace
}  // namespace sockspec

#include "host_errors.hpp"

#include <netdb.h>

#include <cerrno>

#include "error_table/number_of.hpp"

// The table's column for this system, checked against the system's own headers: a host that numbers
// otherwise (Linux on MIPS) does not build, instead of giving wrong names to its errors.

namespace sockspec {
namespace {

constexpr bool same(std::string_view name, int native) {
  return tables::number_of(name, tables::errno_symbols, tables::errno_spaces, host::error_space) ==
         native;
}

/// For codes that a system may lack: libc++ then makes up numbers, which no call reports.
constexpr bool same_if_there(std::string_view name, int native) {
  constexpr int first_made_up = 9900;
  return same(name, native < first_made_up ? native : 0);
}

constexpr bool same_result(std::string_view name, int native) {
  return tables::number_of(name, tables::resolver_symbols, tables::resolver_spaces,
                           host::resolver_space) == native;
}

static_assert(same("EPERM", EPERM));
static_assert(same("ENOENT", ENOENT));
static_assert(same("ESRCH", ESRCH));
static_assert(same("EINTR", EINTR));
static_assert(same("EIO", EIO));
static_assert(same("ENXIO", ENXIO));
static_assert(same("E2BIG", E2BIG));
static_assert(same("ENOEXEC", ENOEXEC));
static_assert(same("EBADF", EBADF));
static_assert(same("ECHILD", ECHILD));
static_assert(same("EAGAIN", EAGAIN));
static_assert(same("ENOMEM", ENOMEM));
static_assert(same("EACCES", EACCES));
static_assert(same("EFAULT", EFAULT));
static_assert(same("EBUSY", EBUSY));
static_assert(same("EEXIST", EEXIST));
static_assert(same("EXDEV", EXDEV));
static_assert(same("ENODEV", ENODEV));
static_assert(same("ENOTDIR", ENOTDIR));
static_assert(same("EISDIR", EISDIR));
static_assert(same("EINVAL", EINVAL));
static_assert(same("ENFILE", ENFILE));
static_assert(same("EMFILE", EMFILE));
static_assert(same("ENOTTY", ENOTTY));
static_assert(same("ETXTBSY", ETXTBSY));
static_assert(same("EFBIG", EFBIG));
static_assert(same("ENOSPC", ENOSPC));
static_assert(same("ESPIPE", ESPIPE));
static_assert(same("EROFS", EROFS));
static_assert(same("EMLINK", EMLINK));
static_assert(same("EPIPE", EPIPE));
static_assert(same("EDOM", EDOM));
static_assert(same("ERANGE", ERANGE));
static_assert(same("EDEADLK", EDEADLK));
static_assert(same("ENAMETOOLONG", ENAMETOOLONG));
static_assert(same("ENOLCK", ENOLCK));
static_assert(same("ENOSYS", ENOSYS));
static_assert(same("ENOTEMPTY", ENOTEMPTY));
static_assert(same("ELOOP", ELOOP));
static_assert(same("EWOULDBLOCK", EWOULDBLOCK));
static_assert(same("ENOMSG", ENOMSG));
static_assert(same("EIDRM", EIDRM));
static_assert(same("EPROTO", EPROTO));
static_assert(same("EBADMSG", EBADMSG));
static_assert(same("EOVERFLOW", EOVERFLOW));
static_assert(same("EILSEQ", EILSEQ));
static_assert(same("ENOTSOCK", ENOTSOCK));
static_assert(same("EDESTADDRREQ", EDESTADDRREQ));
static_assert(same("EMSGSIZE", EMSGSIZE));
static_assert(same("EPROTOTYPE", EPROTOTYPE));
static_assert(same("ENOPROTOOPT", ENOPROTOOPT));
static_assert(same("EPROTONOSUPPORT", EPROTONOSUPPORT));
static_assert(same("EOPNOTSUPP", EOPNOTSUPP));
static_assert(same("ENOTSUP", ENOTSUP));
static_assert(same("EAFNOSUPPORT", EAFNOSUPPORT));
static_assert(same("EADDRINUSE", EADDRINUSE));
static_assert(same("EADDRNOTAVAIL", EADDRNOTAVAIL));
static_assert(same("ENETDOWN", ENETDOWN));
static_assert(same("ENETUNREACH", ENETUNREACH));
static_assert(same("ENETRESET", ENETRESET));
static_assert(same("ECONNABORTED", ECONNABORTED));
static_assert(same("ECONNRESET", ECONNRESET));
static_assert(same("ENOBUFS", ENOBUFS));
static_assert(same("EISCONN", EISCONN));
static_assert(same("ENOTCONN", ENOTCONN));
static_assert(same("ETIMEDOUT", ETIMEDOUT));
static_assert(same("ECONNREFUSED", ECONNREFUSED));
static_assert(same("EHOSTUNREACH", EHOSTUNREACH));
static_assert(same("EALREADY", EALREADY));
static_assert(same("EINPROGRESS", EINPROGRESS));
static_assert(same("ESTALE", ESTALE));
static_assert(same("EDQUOT", EDQUOT));
static_assert(same("ECANCELED", ECANCELED));
static_assert(same("EOWNERDEAD", EOWNERDEAD));
static_assert(same("ENOTRECOVERABLE", ENOTRECOVERABLE));

// Not in POSIX; systems leave out some of them.
#ifdef ENOSTR
static_assert(same_if_there("ENOSTR", ENOSTR));
#endif
#ifdef ENODATA
static_assert(same_if_there("ENODATA", ENODATA));
#endif
#ifdef ETIME
static_assert(same_if_there("ETIME", ETIME));
#endif
#ifdef ENOSR
static_assert(same_if_there("ENOSR", ENOSR));
#endif
#ifdef EREMOTE
static_assert(same_if_there("EREMOTE", EREMOTE));
#endif
#ifdef ENOLINK
static_assert(same_if_there("ENOLINK", ENOLINK));
#endif
#ifdef EUSERS
static_assert(same_if_there("EUSERS", EUSERS));
#endif
#ifdef ESOCKTNOSUPPORT
static_assert(same_if_there("ESOCKTNOSUPPORT", ESOCKTNOSUPPORT));
#endif
#ifdef EPFNOSUPPORT
static_assert(same_if_there("EPFNOSUPPORT", EPFNOSUPPORT));
#endif
#ifdef ESHUTDOWN
static_assert(same_if_there("ESHUTDOWN", ESHUTDOWN));
#endif
#ifdef ETOOMANYREFS
static_assert(same_if_there("ETOOMANYREFS", ETOOMANYREFS));
#endif
#ifdef EHOSTDOWN
static_assert(same_if_there("EHOSTDOWN", EHOSTDOWN));
#endif
#ifdef EPROCLIM
static_assert(same_if_there("EPROCLIM", EPROCLIM));
#endif

static_assert(same_result("EAI_AGAIN", EAI_AGAIN));
static_assert(same_result("EAI_BADFLAGS", EAI_BADFLAGS));
static_assert(same_result("EAI_FAIL", EAI_FAIL));
static_assert(same_result("EAI_FAMILY", EAI_FAMILY));
static_assert(same_result("EAI_MEMORY", EAI_MEMORY));
static_assert(same_result("EAI_NONAME", EAI_NONAME));
static_assert(same_result("EAI_OVERFLOW", EAI_OVERFLOW));
static_assert(same_result("EAI_SERVICE", EAI_SERVICE));
static_assert(same_result("EAI_SOCKTYPE", EAI_SOCKTYPE));
static_assert(same_result("EAI_SYSTEM", EAI_SYSTEM));
#ifdef EAI_ADDRFAMILY
static_assert(same_result("EAI_ADDRFAMILY", EAI_ADDRFAMILY));
#endif
#ifdef EAI_NODATA
static_assert(same_result("EAI_NODATA", EAI_NODATA));
#endif
#ifdef EAI_BADHINTS
static_assert(same_result("EAI_BADHINTS", EAI_BADHINTS));
#endif
#ifdef EAI_PROTOCOL
static_assert(same_result("EAI_PROTOCOL", EAI_PROTOCOL));
#endif

}  // namespace
}  // namespace sockspec

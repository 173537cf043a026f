#include "engine/operation.hpp"

#include <array>

namespace sockspec::conformance {
namespace {

// A grid with long names.
// clang-format off
constexpr std::array<std::string_view, 78> names{
    "socket",            "socketpair",        "bind",              "connect",
    "connect_ex",        "listen",            "accept",            "accept4",
    "send",              "sendall",           "sendto",            "sendmsg",
    "recv",              "recvfrom",          "recvmsg",           "read",
    "write",             "readv",             "writev",            "sendfile",
    "shutdown",          "close",             "detach",            "fileno",
    "dup",               "fromfd",            "getsockname",       "getpeername",
    "getsockopt",        "setsockopt",        "fcntl",             "ioctl",
    "sockatmark",        "poll",              "ppoll",             "select",
    "pselect",           "getaddrinfo",       "getnameinfo",       "settimeout",
    "gettimeout",        "setblocking",       "getblocking",       "setdefaulttimeout",
    "getdefaulttimeout", "family",            "type",              "protocol",
    "makefile",          "file_read",         "file_readline",     "file_write",
    "file_flush",        "file_close",
    "create_connection", "create_server",     "has_dualstack_ipv6", "gethostname",
    "inet_pton",         "inet_ntop",         "if_nameindex",      "if_nametoindex",
    "if_indextoname",
    "whoami",            "limit",
    "census",            "signal_action",     "signal_count",      "signal_mask",
    "interrupt",         "child",             "pipe",              "open_file",
    "file_status",       "unlink",            "mkdir",             "symlink",
    "chmod"};
// clang-format on
static_assert(names.size() == static_cast<std::size_t>(op::chmod) + 1);

}  // namespace

std::string_view to_string(op which) {
  return names[static_cast<std::size_t>(which)];
}

std::optional<op> op_from(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<op>(i);
  }
  return std::nullopt;
}

}  // namespace sockspec::conformance

#pragma once
// The operations of the driver protocol, section 7 and 8.

#include <cstdint>
#include <optional>
#include <string_view>

namespace sockspec::conformance {

enum class op : std::uint8_t {
  socket,
  socketpair,
  bind,
  connect,
  connect_ex,
  listen,
  accept,
  accept4,
  send,
  sendall,
  sendto,
  sendmsg,
  recv,
  recvfrom,
  recvmsg,
  read,
  write,
  readv,
  writev,
  sendfile,
  shutdown,
  close,
  detach,
  fileno,
  dup,
  fromfd,
  getsockname,
  getpeername,
  getsockopt,
  setsockopt,
  fcntl,
  ioctl,
  sockatmark,
  poll,
  ppoll,
  select,
  pselect,
  getaddrinfo,
  getnameinfo,
  settimeout,
  gettimeout,
  setblocking,
  getblocking,
  setdefaulttimeout,
  getdefaulttimeout,
  family,
  type,
  protocol,
  makefile,
  file_read,
  file_readline,
  file_write,
  file_flush,
  file_close,
  whoami,
  limit,
  census,
  signal_action,
  signal_count,
  signal_mask,
  interrupt,
  child,
  pipe,
  open_file,
  file_status,
  unlink,
  mkdir,
  symlink,
  chmod,
};

/// The name in messages: "getsockname".
std::string_view to_string(op);
std::optional<op> op_from(std::string_view);

}  // namespace sockspec::conformance

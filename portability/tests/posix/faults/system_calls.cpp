// The C library's functions for sockets, as the linker finds them first.

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "posix/faults/spoiled.hpp"

using sockspec::testing::spoiled;
using sockspec::testing::spoiled_transfer;
using sockspec::testing::true_function;

// The C library declares them with names of its own.
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name)
extern "C" {

int socket(int family, int type, int protocol) noexcept {
  static const auto next = true_function<int(int, int, int)>("socket");
  return spoiled("socket", [&] { return next(family, type, protocol); });
}

int socketpair(int family, int type, int protocol, int* handles) noexcept {
  static const auto next = true_function<int(int, int, int, int*)>("socketpair");
  return spoiled("socketpair", [&] { return next(family, type, protocol, handles); });
}

int bind(int handle, const sockaddr* name, socklen_t size) noexcept {
  static const auto next = true_function<int(int, const sockaddr*, socklen_t)>("bind");
  return spoiled("bind", [&] { return next(handle, name, size); });
}

int listen(int handle, int backlog) noexcept {
  static const auto next = true_function<int(int, int)>("listen");
  return spoiled("listen", [&] { return next(handle, backlog); });
}

int accept(int handle, sockaddr* peer, socklen_t* size) {
  static const auto next = true_function<int(int, sockaddr*, socklen_t*)>("accept");
  return spoiled("accept", [&] { return next(handle, peer, size); });
}

int accept4(int handle, sockaddr* peer, socklen_t* size, int flags) {
  static const auto next = true_function<int(int, sockaddr*, socklen_t*, int)>("accept4");
  return spoiled("accept4", [&] { return next(handle, peer, size, flags); });
}

int connect(int handle, const sockaddr* peer, socklen_t size) {
  static const auto next = true_function<int(int, const sockaddr*, socklen_t)>("connect");
  return spoiled("connect", [&] { return next(handle, peer, size); });
}

int shutdown(int handle, int how) noexcept {
  static const auto next = true_function<int(int, int)>("shutdown");
  return spoiled("shutdown", [&] { return next(handle, how); });
}

int close(int handle) {
  static const auto next = true_function<int(int)>("close");
  return spoiled("close", [&] { return next(handle); });
}

int getsockname(int handle, sockaddr* name, socklen_t* size) noexcept {
  static const auto next = true_function<int(int, sockaddr*, socklen_t*)>("getsockname");
  return spoiled("getsockname", [&] { return next(handle, name, size); });
}

int getpeername(int handle, sockaddr* name, socklen_t* size) noexcept {
  static const auto next = true_function<int(int, sockaddr*, socklen_t*)>("getpeername");
  return spoiled("getpeername", [&] { return next(handle, name, size); });
}

int getsockopt(int handle, int level, int name, void* value, socklen_t* size) noexcept {
  static const auto next = true_function<int(int, int, int, void*, socklen_t*)>("getsockopt");
  return spoiled("getsockopt", [&] { return next(handle, level, name, value, size); });
}

int setsockopt(int handle, int level, int name, const void* value, socklen_t size) noexcept {
  static const auto next = true_function<int(int, int, int, const void*, socklen_t)>("setsockopt");
  return spoiled("setsockopt", [&] { return next(handle, level, name, value, size); });
}

int poll(pollfd* items, nfds_t count, int time) {
  static const auto next = true_function<int(pollfd*, nfds_t, int)>("poll");
  return spoiled("poll", [&] { return next(items, count, time); });
}

ssize_t send(int handle, const void* data, std::size_t size, int flags) {
  static const auto next = true_function<ssize_t(int, const void*, std::size_t, int)>("send");
  return spoiled_transfer("send", size,
                          [&](std::size_t part) { return next(handle, data, part, flags); });
}

ssize_t sendto(int handle, const void* data, std::size_t size, int flags, const sockaddr* to,
               socklen_t length) {
  static const auto next =
      true_function<ssize_t(int, const void*, std::size_t, int, const sockaddr*, socklen_t)>(
          "sendto");
  return spoiled("sendto", [&] { return next(handle, data, size, flags, to, length); });
}

ssize_t recv(int handle, void* data, std::size_t size, int flags) {
  static const auto next = true_function<ssize_t(int, void*, std::size_t, int)>("recv");
  return spoiled_transfer("recv", size,
                          [&](std::size_t part) { return next(handle, data, part, flags); });
}

ssize_t recvfrom(int handle, void* data, std::size_t size, int flags, sockaddr* from,
                 socklen_t* length) {
  static const auto next =
      true_function<ssize_t(int, void*, std::size_t, int, sockaddr*, socklen_t*)>("recvfrom");
  return spoiled("recvfrom", [&] { return next(handle, data, size, flags, from, length); });
}

ssize_t sendmsg(int handle, const msghdr* message, int flags) {
  static const auto next = true_function<ssize_t(int, const msghdr*, int)>("sendmsg");
  return spoiled("sendmsg", [&] { return next(handle, message, flags); });
}

ssize_t recvmsg(int handle, msghdr* message, int flags) {
  static const auto next = true_function<ssize_t(int, msghdr*, int)>("recvmsg");
  return spoiled("recvmsg", [&] { return next(handle, message, flags); });
}

int sendmmsg(int handle, mmsghdr* messages, unsigned count, int flags) {
  static const auto next = true_function<int(int, mmsghdr*, unsigned, int)>("sendmmsg");
  return static_cast<int>(spoiled_transfer("sendmmsg", count, [&](std::size_t part) {
    return next(handle, messages, static_cast<unsigned>(part), flags);
  }));
}

int recvmmsg(int handle, mmsghdr* messages, unsigned count, int flags, timespec* time) {
  static const auto next = true_function<int(int, mmsghdr*, unsigned, int, timespec*)>("recvmmsg");
  return static_cast<int>(spoiled_transfer("recvmmsg", count, [&](std::size_t part) {
    return next(handle, messages, static_cast<unsigned>(part), flags, time);
  }));
}

}  // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name)

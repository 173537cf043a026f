#pragma once
// Calls that Microsoft says fail before WSAStartup. From a row come a clause and its mutant.

#include <array>
#include <string_view>

#include "engine/clause.hpp"

namespace sockspec::conformance {

struct early_call {
  op what;
  std::string_view clause, mutant;
  source where;
};

inline constexpr std::array early_calls{
    early_call{op::socket, "socket.before_startup", "socket.needs_no_startup",
               winsock("socket", "WSANOTINITIALISED")},
    early_call{op::bind, "bind.before_startup", "bind.needs_no_startup",
               winsock("bind", "WSANOTINITIALISED")},
    early_call{op::listen, "listen.before_startup", "listen.needs_no_startup",
               winsock("listen", "WSANOTINITIALISED")},
    early_call{op::accept, "accept.before_startup", "accept.needs_no_startup",
               winsock("accept", "WSANOTINITIALISED")},
    early_call{op::connect, "connect.before_startup", "connect.needs_no_startup",
               winsock("connect", "WSANOTINITIALISED")},
    early_call{op::send, "send.before_startup", "send.needs_no_startup",
               winsock("send", "WSANOTINITIALISED")},
    early_call{op::sendto, "sendto.before_startup", "sendto.needs_no_startup",
               winsock("sendto", "WSANOTINITIALISED")},
    early_call{op::sendmsg, "sendmsg.before_startup", "sendmsg.needs_no_startup",
               winsock("WSASendMsg", "WSANOTINITIALISED")},
    early_call{op::recv, "recv.before_startup", "recv.needs_no_startup",
               winsock("recv", "WSANOTINITIALISED")},
    early_call{op::recvfrom, "recvfrom.before_startup", "recvfrom.needs_no_startup",
               winsock("recvfrom", "WSANOTINITIALISED")},
    early_call{op::recvmsg, "recvmsg.before_startup", "recvmsg.needs_no_startup",
               winsock("WSARecvMsg", "WSANOTINITIALISED")},
    early_call{op::shutdown, "shutdown.before_startup", "shutdown.needs_no_startup",
               winsock("shutdown", "WSANOTINITIALISED")},
    early_call{op::close, "close.before_startup", "close.needs_no_startup",
               winsock("closesocket", "WSANOTINITIALISED")},
    early_call{op::dup, "dup.before_startup", "dup.needs_no_startup",
               winsock("WSADuplicateSocket", "WSANOTINITIALISED")},
    early_call{op::getsockname, "getsockname.before_startup", "getsockname.needs_no_startup",
               winsock("getsockname", "WSANOTINITIALISED")},
    early_call{op::getpeername, "getpeername.before_startup", "getpeername.needs_no_startup",
               winsock("getpeername", "WSANOTINITIALISED")},
    early_call{op::getsockopt, "getsockopt.before_startup", "getsockopt.needs_no_startup",
               winsock("getsockopt", "WSANOTINITIALISED")},
    early_call{op::setsockopt, "setsockopt.before_startup", "setsockopt.needs_no_startup",
               winsock("setsockopt", "WSANOTINITIALISED")},
    early_call{op::ioctl, "ioctl.before_startup", "ioctl.needs_no_startup",
               winsock("ioctlsocket", "WSANOTINITIALISED")},
    early_call{op::select, "select.before_startup", "select.needs_no_startup",
               winsock("select", "WSANOTINITIALISED")},
    early_call{op::gethostname, "gethostname.before_startup", "gethostname.needs_no_startup",
               winsock("gethostname", "WSANOTINITIALISED")},
};

}  // namespace sockspec::conformance

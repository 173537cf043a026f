#pragma once
// Calls that transfer data as recv and send do, by other names: what is promised for one is
// promised for each. From a row come a call's clauses and their mutants.
//
// There is no static_assert(well_formed(...)) of what is made of templates: see options/table.cpp.

#include <array>
#include <cstddef>
#include <string_view>

#include "engine/clause.hpp"

namespace sockspec::conformance {

/// The ids stand here in full: they are for ever, and searched for.
struct clause_and_mutant {
  std::string_view clause, mutant;
  source winsocks{};  // where Microsoft's page of the call says the same, in a row of its own
};

/// Without what our layer promises, where it promises otherwise or nothing.
constexpr clause of_systems(clause one) {
  source_list others;
  for (const source& each : one.sources) {
    if (each.where != document::portable) others.push_back(each);
  }
  one.sources = others;
  return one;
}

/// With what Microsoft's page of the call says, if it does.
constexpr clause citing_winsock(clause one, const source& row) {
  if (!row.page.empty()) one.sources.push_back(row);
  return one;
}

struct receiving_row {
  op what;
  source_list sources;
  std::string_view all_clauses;  // of the call, as a glob
  clause_and_mutant data, empty, end, unconnected, reset, closed;
};

struct sending_row {
  op what;
  source_list sources;
  std::string_view all_clauses;
  clause_and_mutant arrival, full, broken, unconnected, closed;
};

inline constexpr std::array receiving_rows{
    receiving_row{op::recvfrom,
                  {posix("recvfrom", "DESCRIPTION"), posix("recvfrom", "ERRORS"),
                   linux_man("recv(2)", "DESCRIPTION"), portable("socket::recvfrom", "summary")},
                  "recvfrom.*",
                  {"recvfrom.receives_data", "recvfrom.last_byte_is_not_counted"},
                  {"recvfrom.would_block", "recvfrom.empty_is_the_end",
                   winsock("recvfrom", "WSAEWOULDBLOCK")},
                  {"recvfrom.end_of_stream", "recvfrom.end_is_an_error"},
                  {"recvfrom.not_connected", "recvfrom.not_connected_is_the_end"},
                  {"recvfrom.connection_reset", "recvfrom.reset_is_the_end",
                   winsock("recvfrom", "WSAECONNRESET")},
                  {"recvfrom.bad_file_descriptor", "recvfrom.closed_is_the_end",
                   winsock("recvfrom", "WSAENOTSOCK")}},
    receiving_row{op::recvmsg,
                  {posix("recvmsg", "DESCRIPTION"), posix("recvmsg", "ERRORS"),
                   linux_man("recv(2)", "DESCRIPTION"), portable("recvmsg", "Errors")},
                  "recvmsg.*",
                  {"recvmsg.receives_data", "recvmsg.last_byte_is_not_counted"},
                  {"recvmsg.would_block", "recvmsg.empty_is_the_end",
                   winsock("WSARecvMsg", "WSAEWOULDBLOCK")},
                  {"recvmsg.end_of_stream", "recvmsg.end_is_an_error"},
                  {"recvmsg.not_connected", "recvmsg.not_connected_is_the_end",
                   winsock("WSARecvMsg", "WSAENOTCONN")},
                  {"recvmsg.connection_reset", "recvmsg.reset_is_the_end"},
                  {"recvmsg.bad_file_descriptor", "recvmsg.closed_is_the_end"}},
    receiving_row{op::read,
                  {posix("read", "DESCRIPTION"), posix("read", "ERRORS"),
                   linux_man("read(2)", "DESCRIPTION")},
                  "read.*",
                  {"read.receives_data", "read.last_byte_is_not_counted"},
                  {"read.would_block", "read.empty_is_the_end"},
                  {"read.end_of_stream", "read.end_is_an_error"},
                  {"read.not_connected", "read.not_connected_is_the_end"},
                  {"read.connection_reset", "read.reset_is_the_end"},
                  {"read.bad_file_descriptor", "read.closed_is_the_end"}},
    receiving_row{op::readv,
                  {posix("readv", "DESCRIPTION"), posix("read", "ERRORS"),
                   linux_man("readv(2)", "DESCRIPTION")},
                  "readv.*",
                  {"readv.receives_data", "readv.last_byte_is_not_counted"},
                  {"readv.would_block", "readv.empty_is_the_end"},
                  {"readv.end_of_stream", "readv.end_is_an_error"},
                  {"readv.not_connected", "readv.not_connected_is_the_end"},
                  {"readv.connection_reset", "readv.reset_is_the_end"},
                  {"readv.bad_file_descriptor", "readv.closed_is_the_end"}},
};

inline constexpr std::array sending_rows{
    sending_row{
        op::sendto,
        {posix("sendto", "DESCRIPTION"), posix("sendto", "ERRORS"),
         linux_man("send(2)", "DESCRIPTION")},
        "sendto.*",
        {"sendto.arrives", "sendto.counts_one_too_few"},
        {"sendto.would_block", "sendto.full_takes_nothing", winsock("sendto", "WSAEWOULDBLOCK")},
        {"sendto.broken_pipe", "sendto.broken_pipes_take_data", winsock("sendto", "WSAESHUTDOWN")},
        {"sendto.not_connected", "sendto.unconnected_is_a_bad_argument",
         winsock("sendto", "WSAENOTCONN")},
        {"sendto.bad_file_descriptor", "sendto.closed_is_not_connected",
         winsock("sendto", "WSAENOTSOCK")}},
    sending_row{op::sendmsg,
                {posix("sendmsg", "DESCRIPTION"), posix("sendmsg", "ERRORS"),
                 linux_man("send(2)", "DESCRIPTION"), portable("sendmsg", "Errors")},
                "sendmsg.*",
                {"sendmsg.arrives", "sendmsg.counts_one_too_few"},
                {"sendmsg.would_block", "sendmsg.full_takes_nothing"},
                {"sendmsg.broken_pipe", "sendmsg.broken_pipes_take_data"},
                {"sendmsg.not_connected", "sendmsg.unconnected_is_a_bad_argument"},
                {"sendmsg.bad_file_descriptor", "sendmsg.closed_is_not_connected",
                 winsock("WSASendMsg", "WSAENOTSOCK")}},
    sending_row{op::write,
                {posix("write", "DESCRIPTION"), posix("write", "ERRORS"),
                 linux_man("write(2)", "DESCRIPTION")},
                "write.*",
                {"write.arrives", "write.counts_one_too_few"},
                {"write.would_block", "write.full_takes_nothing"},
                {"write.broken_pipe", "write.broken_pipes_take_data"},
                {"write.not_connected", "write.unconnected_is_a_bad_argument"},
                {"write.bad_file_descriptor", "write.closed_is_not_connected"}},
    sending_row{op::writev,
                {posix("writev", "DESCRIPTION"), posix("write", "ERRORS"),
                 linux_man("writev(2)", "DESCRIPTION")},
                "writev.*",
                {"writev.arrives", "writev.counts_one_too_few"},
                {"writev.would_block", "writev.full_takes_nothing"},
                {"writev.broken_pipe", "writev.broken_pipes_take_data"},
                {"writev.not_connected", "writev.unconnected_is_a_bad_argument"},
                {"writev.bad_file_descriptor", "writev.closed_is_not_connected"}},
};

}  // namespace sockspec::conformance

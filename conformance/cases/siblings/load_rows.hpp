#pragma once
// Calls that transfer data as recv and send do, by other names: what is promised for each about
// waiting, and about data that is long, or none.

#include <array>

#include "cases/siblings/rows.hpp"

namespace sockspec::conformance {

/// Of calls that may wait: for data, or for room.
struct waiting_row {
  op what;
  source_list sources;
  std::string_view all_clauses;  // of the call, as a glob
  clause_and_mutant waits, times_out, interrupted;
};

/// Of calls that receive: long messages, datagrams without data, refusals.
struct load_row {
  op what;
  source_list sources;
  std::string_view all_clauses;
  clause_and_mutant much, none, refused;
};

/// Of calls that send.
struct departure_row {
  op what;
  source_list sources;
  std::string_view all_clauses;
  clause_and_mutant much, refused, signal, size, nowhere;
};

inline constexpr std::array receiving_waits{
    waiting_row{op::recvfrom,
                {posix("recvfrom", "DESCRIPTION"), posix("recvfrom", "ERRORS"),
                 linux_man("recv(2)", "DESCRIPTION"), portable("socket::recvfrom", "summary")},
                "recvfrom.*",
                {"recvfrom.blocks_until_data", "recvfrom.never_waits"},
                {"recvfrom.timed_out", "recvfrom.gives_up_early"},
                {"recvfrom.interrupted", "recvfrom.interruption_is_no_data"}},
    waiting_row{
        op::recvmsg,
        {posix("recvmsg", "DESCRIPTION"), posix("recvmsg", "ERRORS"),
         linux_man("recv(2)", "DESCRIPTION"), portable("recvmsg", "Blocks")},
        "recvmsg.*",
        {"recvmsg.blocks_until_data", "recvmsg.never_waits"},
        {"recvmsg.timed_out", "recvmsg.gives_up_early", winsock("WSARecvMsg", "WSAETIMEDOUT")},
        {"recvmsg.interrupted", "recvmsg.interruption_is_no_data"}},
    waiting_row{op::read,
                {posix("read", "DESCRIPTION"), posix("read", "ERRORS"),
                 linux_man("read(2)", "DESCRIPTION")},
                "read.*",
                {"read.blocks_until_data", "read.never_waits"},
                {"read.timed_out", "read.gives_up_early"},
                {"read.interrupted", "read.interruption_is_no_data"}},
    waiting_row{op::readv,
                {posix("readv", "DESCRIPTION"), posix("read", "ERRORS"),
                 linux_man("readv(2)", "DESCRIPTION")},
                "readv.*",
                {"readv.blocks_until_data", "readv.never_waits"},
                {"readv.timed_out", "readv.gives_up_early"},
                {"readv.interrupted", "readv.interruption_is_no_data"}},
};

inline constexpr std::array sending_waits{
    waiting_row{op::sendto,
                {posix("sendto", "DESCRIPTION"), posix("sendto", "ERRORS"),
                 linux_man("send(2)", "DESCRIPTION")},
                "sendto.*",
                {"sendto.blocks_until_there_is_room", "sendto.never_waits"},
                {"sendto.timed_out", "sendto.gives_up_early"},
                {"sendto.interrupted", "sendto.interruption_is_no_room"}},
    waiting_row{op::sendmsg,
                {posix("sendmsg", "DESCRIPTION"), posix("sendmsg", "ERRORS"),
                 linux_man("send(2)", "DESCRIPTION"), portable("sendmsg", "Blocks")},
                "sendmsg.*",
                {"sendmsg.blocks_until_there_is_room", "sendmsg.never_waits"},
                {"sendmsg.timed_out", "sendmsg.gives_up_early"},
                {"sendmsg.interrupted", "sendmsg.interruption_is_no_room"}},
    waiting_row{op::write,
                {posix("write", "DESCRIPTION"), posix("write", "ERRORS"),
                 linux_man("write(2)", "DESCRIPTION")},
                "write.*",
                {"write.blocks_until_there_is_room", "write.never_waits"},
                {"write.timed_out", "write.gives_up_early"},
                {"write.interrupted", "write.interruption_is_no_room"}},
    waiting_row{op::writev,
                {posix("writev", "DESCRIPTION"), posix("write", "ERRORS"),
                 linux_man("writev(2)", "DESCRIPTION")},
                "writev.*",
                {"writev.blocks_until_there_is_room", "writev.never_waits"},
                {"writev.timed_out", "writev.gives_up_early"},
                {"writev.interrupted", "writev.interruption_is_no_room"}},
};

inline constexpr std::array receiving_loads{
    load_row{op::recvfrom,
             {posix("recvfrom", "DESCRIPTION"), posix("recvfrom", "ERRORS"),
              linux_man("recv(2)", "DESCRIPTION"), portable("socket::recvfrom", "summary")},
             "recvfrom.*",
             {"recvfrom.receives_much", "recvfrom.garbles_much"},
             {"recvfrom.empty_datagram", "recvfrom.skips_empty_datagrams"},
             {"recvfrom.refused_datagram", "recvfrom.refusals_are_unreachable_hosts",
              winsock("recvfrom", "WSAECONNRESET")}},
    load_row{op::recvmsg,
             {posix("recvmsg", "DESCRIPTION"), posix("recvmsg", "ERRORS"),
              linux_man("recv(2)", "DESCRIPTION"), portable("recvmsg", "Errors")},
             "recvmsg.*",
             {"recvmsg.receives_much", "recvmsg.garbles_much"},
             {"recvmsg.empty_datagram", "recvmsg.skips_empty_datagrams",
              winsock("WSARecvMsg", "Remarks")},
             {"recvmsg.refused_datagram", "recvmsg.refusals_are_unreachable_hosts",
              winsock("WSARecvMsg", "WSAECONNRESET")}},
    load_row{op::read,
             {posix("read", "DESCRIPTION"), posix("read", "ERRORS"),
              linux_man("read(2)", "DESCRIPTION")},
             "read.*",
             {"read.receives_much", "read.garbles_much"},
             {"read.empty_datagram", "read.skips_empty_datagrams"},
             {"read.refused_datagram", "read.refusals_are_unreachable_hosts"}},
    load_row{op::readv,
             {posix("readv", "DESCRIPTION"), posix("read", "ERRORS"),
              linux_man("readv(2)", "DESCRIPTION")},
             "readv.*",
             {"readv.receives_much", "readv.garbles_much"},
             {"readv.empty_datagram", "readv.skips_empty_datagrams"},
             {"readv.refused_datagram", "readv.refusals_are_unreachable_hosts"}},
};

inline constexpr std::array departures{
    departure_row{op::sendto,
                  {posix("sendto", "DESCRIPTION"), posix("sendto", "ERRORS"),
                   linux_man("send(2)", "DESCRIPTION")},
                  "sendto.*",
                  {"sendto.takes_much", "sendto.counts_much_one_short"},
                  {"sendto.refused_by_the_one_before", "sendto.refusals_are_unreachable_hosts",
                   winsock("sendto", "WSAECONNRESET")},
                  {"sendto.broken_pipe_raises_a_signal", "sendto.broken_pipe_is_silent"},
                  {"sendto.message_size", "sendto.large_messages_are_bad_arguments",
                   winsock("sendto", "WSAEMSGSIZE")},
                  {"sendto.no_destination", "sendto.nowhere_is_a_bad_argument",
                   winsock("sendto", "WSAEDESTADDRREQ")}},
    departure_row{op::sendmsg,
                  {posix("sendmsg", "DESCRIPTION"), posix("sendmsg", "ERRORS"),
                   linux_man("send(2)", "DESCRIPTION"), portable("sendmsg", "Errors")},
                  "sendmsg.*",
                  {"sendmsg.takes_much", "sendmsg.counts_much_one_short"},
                  {"sendmsg.refused_by_the_one_before", "sendmsg.refusals_are_unreachable_hosts",
                   winsock("WSASendMsg", "WSAECONNRESET")},
                  {"sendmsg.broken_pipe_raises_a_signal", "sendmsg.broken_pipe_is_silent"},
                  {"sendmsg.message_size", "sendmsg.large_messages_are_bad_arguments",
                   winsock("WSASendMsg", "WSAEMSGSIZE")},
                  {"sendmsg.no_destination", "sendmsg.nowhere_is_a_bad_argument",
                   winsock("WSASendMsg", "WSAENOTCONN")}},
    departure_row{op::write,
                  {posix("write", "DESCRIPTION"), posix("write", "ERRORS"),
                   linux_man("write(2)", "DESCRIPTION")},
                  "write.*",
                  {"write.takes_much", "write.counts_much_one_short"},
                  {"write.refused_by_the_one_before", "write.refusals_are_unreachable_hosts"},
                  {"write.broken_pipe_raises_a_signal", "write.broken_pipe_is_silent"},
                  {"write.message_size", "write.large_messages_are_bad_arguments"},
                  {"write.no_destination", "write.nowhere_is_a_bad_argument"}},
    departure_row{op::writev,
                  {posix("writev", "DESCRIPTION"), posix("write", "ERRORS"),
                   linux_man("writev(2)", "DESCRIPTION")},
                  "writev.*",
                  {"writev.takes_much", "writev.counts_much_one_short"},
                  {"writev.refused_by_the_one_before", "writev.refusals_are_unreachable_hosts"},
                  {"writev.broken_pipe_raises_a_signal", "writev.broken_pipe_is_silent"},
                  {"writev.message_size", "writev.large_messages_are_bad_arguments"},
                  {"writev.no_destination", "writev.nowhere_is_a_bad_argument"}},
};

}  // namespace sockspec::conformance

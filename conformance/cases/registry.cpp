#include "cases/registry.hpp"

#include <algorithm>

namespace sockspec::conformance {
namespace {

// In the order of the matrix: making, connecting, transferring, ending, names and options,
// readiness, resolving.
// A line each, so that additions merge.
// clang-format off
constexpr std::span<const clause> (*files[])() = {
    socket_clauses,
    socket_left_open_clauses,
    socketpair_clauses,
    bind_clauses,
    bind_inet_clauses,
    bind_unix_clauses,
    bind_left_open_clauses,
    listen_clauses,
    listen_left_open_clauses,
    accept_connection_clauses,
    accept_waiting_clauses,
    accept_inheritance_clauses,
    accept_left_open_clauses,
    accept4_clauses,
    accept4_sibling_clauses,
    connect_connection_clauses,
    connect_waiting_clauses,
    connect_datagram_clauses,
    connect_unix_clauses,
    connect_left_open_clauses,
    connect_ex_clauses,
    create_connection_address_clauses,
    create_connection_waiting_clauses,
    create_server_clauses,
    server_request_clauses,
    server_serving_clauses,
    server_hook_clauses,
    server_thread_clauses,
    server_socket_clauses,
    send_data_clauses,
    send_waiting_clauses,
    send_error_clauses,
    send_left_open_clauses,
    sendto_left_open_clauses,
    sendmsg_left_open_clauses,
    write_left_open_clauses,
    writev_left_open_clauses,
    sendall_clauses,
    sendto_clauses,
    sendmsg_clauses,
    recvmsg_clauses,
    sendfile_clauses,
    settimeout_clauses,
    gettimeout_clauses,
    setblocking_clauses,
    fileno_clauses,
    detach_clauses,
    makefile_reading_clauses,
    makefile_writing_clauses,
    fromfd_clauses,
    family_clauses,
    type_clauses,
    protocol_clauses,
    setdefaulttimeout_clauses,
    getdefaulttimeout_clauses,
    recv_data_clauses,
    recv_waiting_clauses,
    recv_flags_clauses,
    recv_left_open_clauses,
    recvfrom_clauses,
    recvfrom_left_open_clauses,
    recvmsg_left_open_clauses,
    read_left_open_clauses,
    readv_left_open_clauses,
    recvfrom_sibling_clauses,
    recvmsg_sibling_clauses,
    read_sibling_clauses,
    readv_sibling_clauses,
    sendto_sibling_clauses,
    sendmsg_sibling_clauses,
    write_sibling_clauses,
    writev_sibling_clauses,
    recvfrom_waiting_clauses,
    recvmsg_waiting_clauses,
    read_waiting_clauses,
    readv_waiting_clauses,
    sendto_waiting_clauses,
    sendmsg_waiting_clauses,
    write_waiting_clauses,
    writev_waiting_clauses,
    recvfrom_load_clauses,
    recvmsg_load_clauses,
    read_load_clauses,
    readv_load_clauses,
    sendto_load_clauses,
    sendmsg_load_clauses,
    write_load_clauses,
    writev_load_clauses,
    recvfrom_flag_clauses,
    recvmsg_flag_clauses,
    sendto_flag_clauses,
    sendmsg_flag_clauses,
    shutdown_clauses,
    shutdown_left_open_clauses,
    close_clauses,
    close_left_open_clauses,
    dup_clauses,
    fcntl_clauses,
    ioctl_clauses,
    sockatmark_clauses,
    sockatmark_left_open_clauses,
    getsockname_clauses,
    getpeername_clauses,
    getsockname_left_open_clauses,
    getpeername_left_open_clauses,
    getsockopt_table_clauses,
    getsockopt_clauses,
    getsockopt_left_open_clauses,
    setsockopt_table_clauses,
    setsockopt_clauses,
    setsockopt_effect_clauses,
    setsockopt_asked_clauses,
    setsockopt_error_queue_clauses,
    setsockopt_room_clauses,
    setsockopt_left_open_clauses,
    select_clauses,
    select_left_open_clauses,
    ppoll_clauses,
    pselect_clauses,
    poll_readiness_clauses,
    poll_waiting_clauses,
    poll_left_open_clauses,
    getaddrinfo_result_clauses,
    getaddrinfo_refusal_clauses,
    getaddrinfo_left_open_clauses,
    getnameinfo_clauses,
    getnameinfo_left_open_clauses,
    gethostname_clauses,
    inet_pton_clauses,
    inet_ntop_clauses,
    if_nameindex_clauses,
    if_nametoindex_clauses,
    if_indextoname_clauses,
};
// clang-format on

}  // namespace

const std::vector<const clause*>& all_clauses() {
  static const std::vector<const clause*> all = [] {
    std::vector<const clause*> joined;
    for (const auto file : files) {
      for (const auto& one : file()) joined.push_back(&one);
    }
    return joined;
  }();
  return all;
}

const clause* find_clause(std::string_view id) {
  const auto& all = all_clauses();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const clause* one) { return one->id == id; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace sockspec::conformance

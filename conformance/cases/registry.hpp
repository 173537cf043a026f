#pragma once
// The explicit list that joins the case files.

#include <span>
#include <string_view>
#include <vector>

#include "engine/clause.hpp"

namespace sockspec::conformance {

/// Every clause, in the order of the calls and, within a call, of its standard.
const std::vector<const clause*>& all_clauses();
/// Null where there is none of that id.
const clause* find_clause(std::string_view id);

// One function a file.
std::span<const clause> socket_clauses();
std::span<const clause> socket_left_open_clauses();
std::span<const clause> bind_clauses();
std::span<const clause> bind_inet_clauses();
std::span<const clause> bind_unix_clauses();
std::span<const clause> bind_left_open_clauses();
std::span<const clause> listen_clauses();
std::span<const clause> listen_left_open_clauses();
std::span<const clause> accept_connection_clauses();
std::span<const clause> accept_waiting_clauses();
std::span<const clause> accept_inheritance_clauses();
std::span<const clause> accept_left_open_clauses();
std::span<const clause> accept4_clauses();
std::span<const clause> accept4_sibling_clauses();
std::span<const clause> connect_connection_clauses();
std::span<const clause> connect_waiting_clauses();
std::span<const clause> connect_datagram_clauses();
std::span<const clause> connect_unix_clauses();
std::span<const clause> connect_left_open_clauses();
std::span<const clause> connect_ex_clauses();
std::span<const clause> create_connection_address_clauses();
std::span<const clause> create_connection_waiting_clauses();
std::span<const clause> create_server_clauses();
std::span<const clause> server_request_clauses();
std::span<const clause> server_serving_clauses();
std::span<const clause> server_hook_clauses();
std::span<const clause> server_thread_clauses();
std::span<const clause> server_socket_clauses();
std::span<const clause> socketpair_clauses();
std::span<const clause> dup_clauses();
std::span<const clause> fcntl_clauses();
std::span<const clause> ioctl_clauses();
std::span<const clause> sockatmark_clauses();
std::span<const clause> sockatmark_left_open_clauses();
std::span<const clause> getsockname_clauses();
std::span<const clause> getpeername_clauses();
std::span<const clause> getsockname_left_open_clauses();
std::span<const clause> getpeername_left_open_clauses();
std::span<const clause> makefile_reading_clauses();
std::span<const clause> makefile_writing_clauses();
std::span<const clause> recv_data_clauses();
std::span<const clause> recv_waiting_clauses();
std::span<const clause> recv_flags_clauses();
std::span<const clause> recv_left_open_clauses();
std::span<const clause> recvfrom_clauses();
std::span<const clause> recvfrom_left_open_clauses();
std::span<const clause> recvmsg_left_open_clauses();
std::span<const clause> read_left_open_clauses();
std::span<const clause> readv_left_open_clauses();
std::span<const clause> recvfrom_sibling_clauses();
std::span<const clause> recvmsg_sibling_clauses();
std::span<const clause> read_sibling_clauses();
std::span<const clause> readv_sibling_clauses();
std::span<const clause> sendto_sibling_clauses();
std::span<const clause> sendmsg_sibling_clauses();
std::span<const clause> write_sibling_clauses();
std::span<const clause> writev_sibling_clauses();
std::span<const clause> recvfrom_waiting_clauses();
std::span<const clause> recvmsg_waiting_clauses();
std::span<const clause> read_waiting_clauses();
std::span<const clause> readv_waiting_clauses();
std::span<const clause> sendto_waiting_clauses();
std::span<const clause> sendmsg_waiting_clauses();
std::span<const clause> write_waiting_clauses();
std::span<const clause> writev_waiting_clauses();
std::span<const clause> recvfrom_load_clauses();
std::span<const clause> recvmsg_load_clauses();
std::span<const clause> read_load_clauses();
std::span<const clause> readv_load_clauses();
std::span<const clause> sendto_load_clauses();
std::span<const clause> sendmsg_load_clauses();
std::span<const clause> write_load_clauses();
std::span<const clause> writev_load_clauses();
std::span<const clause> recvfrom_flag_clauses();
std::span<const clause> recvmsg_flag_clauses();
std::span<const clause> sendto_flag_clauses();
std::span<const clause> sendmsg_flag_clauses();
std::span<const clause> shutdown_clauses();
std::span<const clause> shutdown_left_open_clauses();
std::span<const clause> close_clauses();
std::span<const clause> close_left_open_clauses();
std::span<const clause> getsockopt_table_clauses();
std::span<const clause> getsockopt_clauses();
std::span<const clause> getsockopt_left_open_clauses();
std::span<const clause> setsockopt_table_clauses();
std::span<const clause> setsockopt_clauses();
std::span<const clause> setsockopt_left_open_clauses();
std::span<const clause> setsockopt_effect_clauses();
std::span<const clause> setsockopt_asked_clauses();
std::span<const clause> setsockopt_error_queue_clauses();
std::span<const clause> setsockopt_room_clauses();
std::span<const clause> send_data_clauses();
std::span<const clause> send_waiting_clauses();
std::span<const clause> send_error_clauses();
std::span<const clause> send_left_open_clauses();
std::span<const clause> sendto_left_open_clauses();
std::span<const clause> sendmsg_left_open_clauses();
std::span<const clause> write_left_open_clauses();
std::span<const clause> writev_left_open_clauses();
std::span<const clause> sendall_clauses();
std::span<const clause> sendto_clauses();
std::span<const clause> sendmsg_clauses();
std::span<const clause> recvmsg_clauses();
std::span<const clause> settimeout_clauses();
std::span<const clause> gettimeout_clauses();
std::span<const clause> setblocking_clauses();
std::span<const clause> fileno_clauses();
std::span<const clause> detach_clauses();
std::span<const clause> sendfile_clauses();
std::span<const clause> fromfd_clauses();
std::span<const clause> family_clauses();
std::span<const clause> type_clauses();
std::span<const clause> protocol_clauses();
std::span<const clause> setdefaulttimeout_clauses();
std::span<const clause> getdefaulttimeout_clauses();
std::span<const clause> select_clauses();
std::span<const clause> select_left_open_clauses();
std::span<const clause> ppoll_clauses();
std::span<const clause> pselect_clauses();
std::span<const clause> poll_readiness_clauses();
std::span<const clause> poll_waiting_clauses();
std::span<const clause> poll_left_open_clauses();
std::span<const clause> restart_clauses();
std::span<const clause> signal_and_timeout_clauses();
std::span<const clause> ignored_signal_clauses();
std::span<const clause> blocked_signal_clauses();
std::span<const clause> child_clauses();
std::span<const clause> new_program_clauses();
std::span<const clause> thread_clauses();
std::span<const clause> bad_memory_clauses();
std::span<const clause> silent_message_clauses();
std::span<const clause> other_state_clauses();
std::span<const clause> urgent_clauses();
std::span<const clause> connection_state_clauses();
std::span<const clause> lingering_clauses();
std::span<const clause> dual_stack_clauses();
std::span<const clause> getaddrinfo_result_clauses();
std::span<const clause> getaddrinfo_refusal_clauses();
std::span<const clause> getaddrinfo_left_open_clauses();
std::span<const clause> getnameinfo_clauses();
std::span<const clause> getnameinfo_left_open_clauses();
std::span<const clause> gethostname_clauses();
std::span<const clause> inet_pton_clauses();
std::span<const clause> inet_ntop_clauses();
std::span<const clause> if_nameindex_clauses();
std::span<const clause> if_nametoindex_clauses();
std::span<const clause> if_indextoname_clauses();
std::span<const clause> socket_raw_clauses();
std::span<const clause> bind_raw_clauses();
std::span<const clause> bind_network_clauses();
std::span<const clause> connect_raw_clauses();
std::span<const clause> connect_network_clauses();
std::span<const clause> sendto_network_clauses();
std::span<const clause> recvfrom_raw_clauses();
std::span<const clause> recvfrom_network_clauses();
std::span<const clause> getsockname_network_clauses();
std::span<const clause> getsockopt_raw_clauses();
std::span<const clause> setsockopt_raw_clauses();
std::span<const clause> setsockopt_network_clauses();

}  // namespace sockspec::conformance

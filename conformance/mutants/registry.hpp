#pragma once
// The explicit list that joins the files of mutants.

#include <span>
#include <string_view>
#include <vector>

#include "engine/mutant.hpp"

namespace sockspec::conformance {

const std::vector<const mutant*>& all_mutants();
/// Null where there is none of that id.
const mutant* find_mutant(std::string_view id);

// One function a file; the file of a call lies about that call.
std::span<const mutant> socket_mutants();
std::span<const mutant> bind_mutants();
std::span<const mutant> bind_inet_mutants();
std::span<const mutant> bind_unix_mutants();
std::span<const mutant> bind_left_open_mutants();
std::span<const mutant> listen_mutants();
std::span<const mutant> listen_left_open_mutants();
std::span<const mutant> accept_connection_mutants();
std::span<const mutant> accept_waiting_mutants();
std::span<const mutant> accept_left_open_mutants();
std::span<const mutant> accept4_mutants();
std::span<const mutant> connect_connection_mutants();
std::span<const mutant> connect_waiting_mutants();
std::span<const mutant> connect_datagram_mutants();
std::span<const mutant> connect_unix_mutants();
std::span<const mutant> connect_left_open_mutants();
std::span<const mutant> connect_ex_mutants();
std::span<const mutant> create_connection_mutants();
std::span<const mutant> create_server_mutants();
std::span<const mutant> server_request_mutants();
std::span<const mutant> server_serving_mutants();
std::span<const mutant> server_hook_mutants();
std::span<const mutant> server_socket_mutants();
std::span<const mutant> socketpair_mutants();
std::span<const mutant> names_mutants();
std::span<const mutant> makefile_mutants();
std::span<const mutant> recv_mutants();
std::span<const mutant> ending_mutants();
std::span<const mutant> option_table_mutants();
std::span<const mutant> option_mutants();
std::span<const mutant> send_mutants();
std::span<const mutant> message_mutants();
std::span<const mutant> mode_mutants();
std::span<const mutant> handle_mutants();
std::span<const mutant> sendfile_mutants();
std::span<const mutant> poll_mutants();
std::span<const mutant> ppoll_mutants();
std::span<const mutant> getaddrinfo_mutants();
std::span<const mutant> getnameinfo_mutants();
std::span<const mutant> inet_text_mutants();
std::span<const mutant> interface_mutants();
std::span<const mutant> names_left_open_mutants();
std::span<const mutant> sending_left_open_mutants();
std::span<const mutant> receiving_left_open_mutants();
std::span<const mutant> ending_left_open_mutants();
std::span<const mutant> option_left_open_mutants();
std::span<const mutant> readiness_left_open_mutants();
std::span<const mutant> lookup_left_open_mutants();
std::span<const mutant> signal_mutants();
std::span<const mutant> child_mutants();
std::span<const mutant> thread_mutants();
std::span<const mutant> bad_argument_mutants();
std::span<const mutant> urgent_mutants();
std::span<const mutant> connection_state_mutants();
std::span<const mutant> lingering_mutants();
std::span<const mutant> dual_stack_mutants();
std::span<const mutant> receiving_sibling_mutants();
std::span<const mutant> sending_sibling_mutants();
std::span<const mutant> sibling_waiting_mutants();
std::span<const mutant> sibling_load_mutants();
std::span<const mutant> descriptor_mutants();
std::span<const mutant> select_mutants();
std::span<const mutant> below_transfer_mutants();
std::span<const mutant> below_descriptor_mutants();
std::span<const mutant> below_option_mutants();
std::span<const mutant> below_rare_option_mutants();
std::span<const mutant> driver_mutants();
std::span<const mutant> own_network_mutants();

}  // namespace sockspec::conformance

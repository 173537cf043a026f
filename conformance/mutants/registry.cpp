#include "mutants/registry.hpp"

#include <algorithm>

namespace sockspec::conformance {
namespace {

// In the order of the cases.
// A line each, so that additions merge.
// clang-format off
constexpr std::span<const mutant> (*files[])() = {
    socket_mutants,
    socketpair_mutants,
    bind_mutants,
    bind_inet_mutants,
    bind_unix_mutants,
    bind_left_open_mutants,
    listen_mutants,
    listen_left_open_mutants,
    accept_connection_mutants,
    accept_waiting_mutants,
    accept_left_open_mutants,
    accept4_mutants,
    connect_connection_mutants,
    connect_waiting_mutants,
    connect_datagram_mutants,
    connect_unix_mutants,
    connect_left_open_mutants,
    connect_ex_mutants,
    create_connection_mutants,
    create_server_mutants,
    server_request_mutants,
    server_serving_mutants,
    server_hook_mutants,
    server_socket_mutants,
    send_mutants,
    message_mutants,
    mode_mutants,
    makefile_mutants,
    handle_mutants,
    sendfile_mutants,
    recv_mutants,
    ending_mutants,
    names_mutants,
    option_table_mutants,
    option_mutants,
    poll_mutants,
    ppoll_mutants,
    getaddrinfo_mutants,
    getnameinfo_mutants,
    inet_text_mutants,
    interface_mutants,
    signal_mutants,
    child_mutants,
    thread_mutants,
    bad_argument_mutants,
    urgent_mutants,
    connection_state_mutants,
    lingering_mutants,
    dual_stack_mutants,
    receiving_sibling_mutants,
    sending_sibling_mutants,
    sibling_waiting_mutants,
    sibling_load_mutants,
    descriptor_mutants,
    select_mutants,
    names_left_open_mutants,
    sending_left_open_mutants,
    receiving_left_open_mutants,
    ending_left_open_mutants,
    option_left_open_mutants,
    readiness_left_open_mutants,
    lookup_left_open_mutants,
    below_transfer_mutants,
    below_descriptor_mutants,
    below_option_mutants,
    below_rare_option_mutants,
    driver_mutants,
    own_network_mutants,
};
// clang-format on

}  // namespace

const std::vector<const mutant*>& all_mutants() {
  static const std::vector<const mutant*> all = [] {
    std::vector<const mutant*> joined;
    for (const auto file : files) {
      for (const auto& one : file()) joined.push_back(&one);
    }
    return joined;
  }();
  return all;
}

const mutant* find_mutant(std::string_view id) {
  const auto& all = all_mutants();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const mutant* one) { return one->id == id; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace sockspec::conformance

// Lies about packet sockets and netlink sockets.

#include <algorithm>
#include <string>

#include "engine/address.hpp"
#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::int64_t netlink = 16;
constexpr std::int64_t packet = 17;

bool is_family(const value& family, std::int64_t number) {
  return family["raw"] == value(number);
}
bool makes(const value& call, std::int64_t family) {
  return is_call(call, "socket") && is_family(argument(call, "family"), family);
}
/// Of lies that watch all calls: this one is made on a socket of that family.
bool is_on(lie_state& state, const value& call, std::int64_t family) {
  return is_family(remembered(state, "family", call["on"]), family);
}

std::string hex_member(const value& of) {
  return of["hex"].is_text() ? from_hex(of["hex"].text()) : std::string();
}
value in_hex(const std::string& bytes) {
  return value::object{{"hex", to_hex(bytes)}};
}
/// As it is; it may be shorter than a lie about it expects.
void overwrite(std::string& bytes, std::size_t at, std::size_t count, char with) {
  if (at + count <= bytes.size()) bytes.replace(at, count, count, with);
}

template <std::int64_t Family, void (*Change)(std::string&)>
void change_data(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (!is_call(call, "recvfrom") || !is_ok(result) || !is_on(state, call, Family)) return;
  std::string bytes = hex_member(member(result, "data"));
  Change(bytes);
  change(result, "data", in_hex(bytes));
  change(result, "count", bytes.size());
}

template <op Call, std::int64_t Family, void (*Change)(std::string&)>
void change_name(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (!is_call(call, to_string(Call)) || !is_ok(result) || !is_on(state, call, Family)) return;
  std::string bytes = hex_member(member(result, "address")["raw"]);
  Change(bytes);
  change(result, "address", value::object{{"raw", in_hex(bytes)}});
}

template <std::int64_t Family, void (*Change)(std::string&)>
void change_bound(lie_state& state, value& call) {
  if (!is_call(call, "bind") || !is_on(state, call, Family)) return;
  std::string bytes = hex_member(argument(call, "address")["raw"]);
  Change(bytes);
  change_argument(call, "address", value::object{{"raw", in_hex(bytes)}});
}
void remember(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
}

// Where fields begin: of sockaddr_ll, of sockaddr_nl, of a netlink message and its error.
constexpr std::size_t link_protocol_at = 2, packet_type_at = 10;
constexpr std::size_t port_at = 4, groups_at = 8;
constexpr std::size_t type_at = 4, sequence_at = 8, error_at = 16, index_at = 20;
constexpr std::size_t link_header = 14, message_of_the_end = 20;

void cut_link_header(std::string& bytes) {
  bytes.erase(0, link_header);
}
void name_no_link(std::string& bytes) {
  std::fill(bytes.begin() + std::min<std::ptrdiff_t>(link_protocol_at, std::ssize(bytes)),
            bytes.end(), '\0');
}
void name_others(std::string& bytes) {
  overwrite(bytes, packet_type_at, 1, 3);
}
void bind_to_no_protocol(std::string& bytes) {
  overwrite(bytes, link_protocol_at, 2, '\0');
}

/// Two bytes hold this small number, in either order.
bool holds(const std::string& bytes, std::size_t at, int number) {
  return at + 2 <= bytes.size() && (bytes[at] ^ bytes[at + 1]) == number;
}
bool is_error_message(const std::string& bytes) {
  return holds(bytes, type_at, 2) && bytes.size() >= error_at + 4;
}

void name_another_link(std::string& bytes) {
  if (holds(bytes, type_at, 16)) overwrite(bytes, index_at, 4, 7);
}
void number_answers(std::string& bytes) {
  overwrite(bytes, sequence_at, 4, '\0');
  if (is_error_message(bytes)) overwrite(bytes, error_at + 4 + sequence_at, 4, '\0');
}
void acknowledge(std::string& bytes) {
  if (is_error_message(bytes)) overwrite(bytes, error_at, 4, '\0');
}
void refuse(std::string& bytes) {
  if (is_error_message(bytes)) overwrite(bytes, error_at, 4, 1);
}
void never_end(std::string& bytes) {
  if (bytes.size() < message_of_the_end) return;
  const std::size_t at = bytes.size() - message_of_the_end + type_at;
  if (holds(bytes, at, 3)) overwrite(bytes, at, 2, 1);
}
void be_somebody(std::string& bytes) {
  overwrite(bytes, port_at, 4, 1);
}
void join_nothing(std::string& bytes) {
  overwrite(bytes, groups_at, 4, '\0');
}
/// The family's number tells the order of the machine.
void join_the_first(std::string& bytes) {
  const bool little = !bytes.empty() && bytes[0] != '\0';
  overwrite(bytes, groups_at + (little ? 0 : 3), 1, 1);
}

/// The kernel chooses, and does not choose the process's number.
void bind_to_any(lie_state& state, value& call) {
  if (!is_call(call, "bind") || !is_on(state, call, netlink)) return;
  const auto number = static_cast<char>(state.memory.size() + 1);
  std::string bytes = hex_member(argument(call, "address")["raw"]);
  state.memory[key("bound", call["on"])] = true;
  overwrite(bytes, port_at, 4, number);
  change_argument(call, "address", value::object{{"raw", in_hex(bytes)}});
}

template <std::int64_t Family, errc Refusal>
void allow(lie_state&, const value& call, value& result) {
  if (makes(call, Family) && is_error(result, Refusal)) report_success(result);
}

constexpr mutant links[] = {
    lie("socket.packet_for_everybody", op::socket, altered::effect,
        "Everybody may listen to a link.", nullptr, allow<packet, errc::operation_not_permitted>),
    lie("socket.packets_have_headers_always", op::socket, altered::effect,
        "The link's header stands in front of every packet.",
        [](lie_state&, value& call) {
          if (makes(call, packet)) change_argument(call, "type", "raw");
        },
        nullptr, {"bind.packet_protocol"}),
    lie("socket.packets_of_every_protocol", op::socket, altered::effect,
        "A packet socket receives every protocol.",
        [](lie_state& state, value& call) {
          if (!makes(call, packet)) return;
          const value all = state.make_call(own_call("htons", {}, {{"value", 3}}));
          change_argument(call, "protocol", value::object{{"raw", member(all, "value")}});
        },
        nullptr, {"recvfrom.packet_*", "bind.packet_protocol"}),
    watching(lie("recvfrom.packet_header_is_cut_off", op::recvfrom, altered::count,
                 "The link's header is not received.", nullptr,
                 change_data<packet, cut_link_header>,
                 {"recvfrom.packet_*", "bind.packet_protocol"})),
    watching(lie("recvfrom.packet_address_is_empty", op::recvfrom, altered::address,
                 "The address of a packet names its family alone.", nullptr,
                 change_name<op::recvfrom, packet, name_no_link>,
                 {"recvfrom.packet_that_goes_out"})),
    watching(lie("recvfrom.packets_are_for_others", op::recvfrom, altered::address,
                 "Every packet is for another host.", nullptr,
                 change_name<op::recvfrom, packet, name_others>)),
    lie("bind.interfaces_are_not_looked_up", op::bind, altered::error,
        "An interface that does not exist is taken.", nullptr, pretend<errc::no_such_device>,
        {"bind.link_local_of_no_interface"}),
    watching(lie("bind.packet_protocol_is_ignored", op::bind, altered::effect,
                 "A packet socket keeps the protocol that it was made with.",
                 change_bound<packet, bind_to_no_protocol>, remember)),
};

constexpr mutant requests[] = {
    lie("socket.netlink_has_every_protocol", op::socket, altered::effect,
        "Netlink has every protocol.", nullptr, allow<netlink, errc::protocol_not_supported>),
    watching(lie("recvfrom.netlink_link_is_another", op::recvfrom, altered::effect,
                 "Another link is told than was asked for.", nullptr,
                 change_data<netlink, name_another_link>)),
    watching(lie("recvfrom.netlink_numbers_its_answers", op::recvfrom, altered::effect,
                 "The number of a request is not repeated.", nullptr,
                 change_data<netlink, number_answers>)),
    watching(lie("recvfrom.netlink_sender_is_somebody", op::recvfrom, altered::address,
                 "Answers come from a process.", nullptr,
                 change_name<op::recvfrom, netlink, be_somebody>)),
    watching(lie("recvfrom.netlink_acknowledges_everything", op::recvfrom, altered::error,
                 "What is not known is acknowledged.", nullptr, change_data<netlink, acknowledge>)),
    watching(lie("recvfrom.netlink_acknowledgement_is_an_error", op::recvfrom, altered::error,
                 "What is done is told as an error.", nullptr, change_data<netlink, refuse>)),
    watching(lie("recvfrom.netlink_is_never_done", op::recvfrom, altered::effect,
                 "The last of several messages says nothing.", nullptr,
                 change_data<netlink, never_end>)),
    watching(lie("bind.netlink_groups_are_ignored", op::bind, altered::effect,
                 "Nobody belongs to a group.", change_bound<netlink, join_nothing>, remember)),
    watching(lie("bind.netlink_groups_are_for_all", op::bind, altered::effect,
                 "Who is bound belongs to the first group.", change_bound<netlink, join_the_first>,
                 remember)),
    watching(lie("bind.netlink_port_is_any", op::bind, altered::address,
                 "The kernel gives every socket a number of its own choice.", bind_to_any,
                 remember)),
    watching(lie("getsockname.netlink_names_are_alike", op::getsockname, altered::address,
                 "All netlink sockets have one number.", nullptr,
                 change_name<op::getsockname, netlink, be_somebody>,
                 {"getsockname.netlink_first_is_the_process"})),
};

}  // namespace

std::span<const mutant> link_mutants() {
  return links;
}
std::span<const mutant> netlink_mutants() {
  return requests;
}

}  // namespace sockspec::conformance

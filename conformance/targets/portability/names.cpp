#include "names.hpp"

#include <algorithm>
#include <array>

#include "handles.hpp"

namespace sockspec::driver {
namespace {

template <typename Meaning>
struct named {
  std::string_view name;
  Meaning meaning;
};

constexpr auto families = std::to_array<named<address_family>>({
    {"unspecified", address_family::unspecified},
    {"inet", address_family::inet},
    {"inet6", address_family::inet6},
    {"unix", address_family::unix_domain},
});

constexpr auto types = std::to_array<named<socket_type>>({
    {"stream", socket_type::stream},
    {"datagram", socket_type::datagram},
    {"seqpacket", socket_type::seqpacket},
    {"raw", socket_type::raw},
});

constexpr auto protocols = std::to_array<named<socket_protocol>>({
    {"default", socket_protocol::unspecified},
    {"icmp", socket_protocol::icmp},
    {"tcp", socket_protocol::tcp},
    {"udp", socket_protocol::udp},
    {"icmpv6", socket_protocol::icmpv6},
    {"udplite", socket_protocol::udplite},
    {"mptcp", socket_protocol::mptcp},
});

constexpr auto directions = std::to_array<named<shutdown_how>>({
    {"read", shutdown_how::read},
    {"write", shutdown_how::write},
    {"both", shutdown_how::both},
});

constexpr auto flags_of_messages = std::to_array<named<message_flags>>({
    {"MSG_PEEK", message_flags::peek},
    {"MSG_OOB", message_flags::out_of_band},
    {"MSG_DONTROUTE", message_flags::dont_route},
    {"MSG_WAITALL", message_flags::wait_all},
    {"MSG_DONTWAIT", message_flags::dont_wait},
    {"MSG_MORE", message_flags::more},
});

constexpr auto flags_of_lookups = std::to_array<named<lookup_flags>>({
    {"AI_PASSIVE", lookup_flags::passive},
    {"AI_CANONNAME", lookup_flags::canonical_name},
    {"AI_NUMERICHOST", lookup_flags::numeric_host},
    {"AI_NUMERICSERV", lookup_flags::numeric_service},
    {"AI_V4MAPPED", lookup_flags::v4_mapped},
    {"AI_ALL", lookup_flags::all},
    {"AI_ADDRCONFIG", lookup_flags::address_config},
});

constexpr auto flags_of_names = std::to_array<named<name_flags>>({
    {"NI_NUMERICHOST", name_flags::numeric_host},
    {"NI_NUMERICSERV", name_flags::numeric_service},
    {"NI_NAMEREQD", name_flags::name_required},
    {"NI_NOFQDN", name_flags::no_domain},
    {"NI_DGRAM", name_flags::datagram},
});

constexpr auto events = std::to_array<named<poll_events>>({
    {"POLLIN", poll_events::in},
    {"POLLPRI", poll_events::pri},
    {"POLLOUT", poll_events::out},
    {"POLLERR", poll_events::err},
    {"POLLHUP", poll_events::hup},
    {"POLLNVAL", poll_events::nval},
});

constexpr auto flags_of_received = std::to_array<named<received_flags>>({
    {"MSG_TRUNC", received_flags::truncated},
    {"MSG_CTRUNC", received_flags::ancillary_truncated},
    {"MSG_EOR", received_flags::end_of_record},
    {"MSG_OOB", received_flags::out_of_band},
});

template <typename Table>
auto meaning_in(const Table& table, const value& name) {
  const auto found = std::ranges::find_if(
      table, [&](const auto& row) { return name.is_text() && name.text() == row.name; });
  if (found == table.end()) throw not_expressible("the layer has no name for " + to_json(name));
  return found->meaning;
}

template <typename Table>
auto union_in(const Table& table, const value& names) {
  auto all = decltype(table[0].meaning){};
  if (names.is_null()) return all;
  for (const value& name : names.elements()) all = all | meaning_in(table, name);
  return all;
}

template <typename Table, typename Meaning>
value name_in(const Table& table, Meaning meaning) {
  const auto found = std::ranges::find(table, meaning, [](const auto& row) { return row.meaning; });
  if (found == table.end()) return value().set("raw", static_cast<int>(meaning));
  return found->name;
}

template <typename Table, typename Set>
value names_in(const Table& table, Set set) {
  value names = value::list{};
  for (const auto& [name, element] : table) {
    if (has(set, element)) names.append(name);
  }
  return names;
}

}  // namespace

address_family family_from(const value& name) {
  return meaning_in(families, name);
}
socket_type type_from(const value& name) {
  return meaning_in(types, name);
}
shutdown_how how_from(const value& name) {
  return meaning_in(directions, name);
}
message_flags message_flags_from(const value& names) {
  return union_in(flags_of_messages, names);
}
lookup_flags lookup_flags_from(const value& names) {
  return union_in(flags_of_lookups, names);
}
name_flags name_flags_from(const value& names) {
  return union_in(flags_of_names, names);
}
poll_events poll_events_from(const value& names) {
  return union_in(events, names);
}

socket_protocol protocol_from(const value& name) {
  if (name.is_null()) return socket_protocol::unspecified;
  if (name["raw"].is_integer()) return socket_protocol{static_cast<int>(name["raw"].integer())};
  return meaning_in(protocols, name);
}

timeout timeout_from(const value& time) {
  if (time.is_null()) return std::nullopt;
  return std::chrono::nanoseconds(time.integer());
}
value value_of(timeout time) {
  return time ? value(time->count()) : value();
}

value name_of(address_family family) {
  return name_in(families, family);
}
value name_of(socket_type type) {
  return name_in(types, type);
}
value name_of(socket_protocol protocol) {
  return name_in(protocols, protocol);
}

value names_of(poll_events set) {
  return names_in(events, set);
}
value names_of(received_flags set) {
  return names_in(flags_of_received, set);
}

}  // namespace sockspec::driver

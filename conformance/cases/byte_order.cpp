// htonl(), htons(), ntohl(), ntohs(), and the order in which ports and addresses lie in memory. A
// reply has bytes as they lie there: what is expected is the same on every machine.

#include <array>
#include <string>

#include "cases/bytes_in_memory.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

/// Which bytes are which shows in the second of each; the others have one bit set, or all.
constexpr std::array<std::int64_t, 7> long_numbers{0,          0x01020304, 1,         0x80,
                                                   0x80000000, 0x00FFFF00, 0xFFFFFFFF};
constexpr std::array<std::int64_t, 6> short_numbers{0, 0x0102, 1, 0x80, 0x8000, 0xFFFF};

value packed(std::string_view bytes) {
  return value::object{{"hex", to_hex(bytes)}};
}

request to_network(op what, std::int64_t number) {
  return operation(role::subject, what, value::object{{"value", number}});
}
request to_host(op what, const value& bytes) {
  return operation(role::subject, what, value::object{{"packed", bytes}});
}

template <op What, int Size>
void puts_the_most_significant_first(context& c, std::int64_t number) {
  c.expect(c.call(to_network(What, number)), has("packed", packed(in_network_order(number, Size))));
}
template <op What, int Size>
void takes_the_first_for_the_most_significant(context& c, std::int64_t number) {
  c.expect(c.call(to_host(What, packed(in_network_order(number, Size)))), has_value(number));
}
template <op There, op Back>
void comes_back(context& c, std::int64_t number) {
  const value bytes = c.given(to_network(There, number)).field("packed");
  c.expect(c.call(to_host(Back, bytes)), has_value(number));
}

void of_long_numbers(context& c, void (*one)(context&, std::int64_t)) {
  for (const auto number : long_numbers) one(c, number);
}
void of_short_numbers(context& c, void (*one)(context&, std::int64_t)) {
  for (const auto number : short_numbers) one(c, number);
}

constexpr clause about(op what, std::string_view id, std::string_view says, source_list sources,
                       std::string_view mutant, void (*run)(context&)) {
  return {.id = id,
          .says = says,
          .sources = sources,
          .kinds = no_kind,
          .modes = any_mode,
          .needs = {what},
          .catches = {mutant},
          .run = run};
}

constexpr std::string_view most_significant_first =
    "The number in network order has its most significant byte first in memory.";
constexpr std::string_view first_is_most_significant =
    "Of bytes in network order, the first is the number's most significant one.";
constexpr std::string_view undoes =
    "What was brought into network order and back is the number that it was.";

constexpr auto order_sources = [](std::string_view call) {
  return source_list{posix(call, "DESCRIPTION"), linux_man("byteorder(3)", "DESCRIPTION"),
                     winsock(call, "Return value")};
};

constexpr clause htonl_cases[] = {
    about(op::htonl, "htonl.most_significant_byte_first", most_significant_first,
          order_sources("htonl"), "htonl.leaves_the_order",
          [](context& c) { of_long_numbers(c, puts_the_most_significant_first<op::htonl, 4>); }),
};
constexpr clause htons_cases[] = {
    about(op::htons, "htons.most_significant_byte_first", most_significant_first,
          order_sources("htons"), "htons.leaves_the_order",
          [](context& c) { of_short_numbers(c, puts_the_most_significant_first<op::htons, 2>); }),
};
constexpr clause ntohl_cases[] = {
    about(op::ntohl, "ntohl.first_byte_is_most_significant", first_is_most_significant,
          order_sources("ntohl"), "ntohl.leaves_the_order",
          [](context& c) {
            of_long_numbers(c, takes_the_first_for_the_most_significant<op::ntohl, 4>);
          }),
    about(op::ntohl, "ntohl.undoes_htonl", undoes, order_sources("ntohl"),
          "ntohl.loses_the_highest_bit",
          [](context& c) { of_long_numbers(c, comes_back<op::htonl, op::ntohl>); }),
};
constexpr clause ntohs_cases[] = {
    about(op::ntohs, "ntohs.first_byte_is_most_significant", first_is_most_significant,
          order_sources("ntohs"), "ntohs.leaves_the_order",
          [](context& c) {
            of_short_numbers(c, takes_the_first_for_the_most_significant<op::ntohs, 2>);
          }),
    about(op::ntohs, "ntohs.undoes_htons", undoes, order_sources("ntohs"),
          "ntohs.loses_the_highest_bit",
          [](context& c) { of_short_numbers(c, comes_back<op::htons, op::ntohs>); }),
};

// In a sockaddr_in and a sockaddr_in6 alike, two bytes tell the family, and its length where
// systems keep that.
constexpr std::size_t port_at = 2;
constexpr std::size_t inet_host_at = 4;
constexpr std::size_t inet6_host_at = 8;

/// The name as it lies in memory.
seen name_in_memory(context& c, const handle& h) {
  return c.call(with_raw_address(getsockname(h)));
}

matcher has_bytes(std::size_t at, const std::string& wanted) {
  return {"bytes " + to_hex(wanted) + " at " + std::to_string(at),
          [at, wanted](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            return bytes_of_address(s).substr(at, wanted.size()) == wanted
                       ? std::nullopt
                       : std::optional<std::string>("other_bytes");
          }};
}

/// The subject's name with the port that is written there, byte by byte.
address with_port_bytes(context& c, const handle& like, int port) {
  std::string bytes = bytes_of_address(name_in_memory(c, like));
  return address::raw(bytes.replace(port_at, 2, in_network_order(port, 2)));
}

constexpr auto memory_sources =
    source_list{posix("netinet/in.h", "DESCRIPTION"), linux_man("ip(7)", "Address format"),
                linux_man("ipv6(7)", "Address format")};

constexpr clause getsockname_cases[] = {
    {
        .id = "getsockname.port_in_network_order",
        .says = "In the address that is told, the port is in network order.",
        .sources = memory_sources,
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::getsockname, op::bind},
        .catches = {"getsockname.port_in_host_order"},
        .run =
            [](context& c) {
              const auto h = c.bound();
              const int port = c.local(h).port();
              c.expect(name_in_memory(c, h), has_bytes(port_at, in_network_order(port, 2)));
            },
    },
    {
        .id = "getsockname.host_in_network_order",
        .says = "In the address that is told, the host is in network order.",
        .sources = memory_sources,
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::getsockname, op::bind, op::inet_pton},
        .catches = {"getsockname.host_in_host_order"},
        .run =
            [](context& c) {
              // given
              const auto h = c.bound();
              const auto host = c.given(inet_pton(c.traits().family, c.local(h).host()));
              const auto at = c.traits().family == "inet" ? inet_host_at : inet6_host_at;
              // when, then
              c.expect(name_in_memory(c, h),
                       has_bytes(at, from_hex(host.field("packed")["hex"].text())));
            },
    },
};
static_assert(well_formed(getsockname_cases));

constexpr clause connect_cases[] = {
    {
        .id = "connect.port_in_network_order",
        .says = "The port to connect to is read in network order.",
        .sources = memory_sources,
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::connect, op::getsockname, op::getpeername},
        .catches = {"connect.port_in_host_order"},
        .run =
            [](context& c) {
              // given a socket of the subject's that the address is copied from
              const auto there = is_connection_oriented(c.which()) ? c.listening() : c.bound();
              const int port = c.local(there).port();
              const auto h = c.socket();
              // when
              c.expect(c.call(connect(h, with_port_bytes(c, there, port))), succeeds());
              // then
              c.expect(seen::fact(c.call(getpeername(h)).address().port()), has_value(port));
            },
    },
};
static_assert(well_formed(connect_cases));

constexpr clause bind_cases[] = {
    {
        .id = "bind.port_in_network_order",
        .says = "The port to bind to is read in network order: one that is taken is refused.",
        .sources = memory_sources,
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::bind, op::getsockname},
        .catches = {"bind.port_in_host_order"},
        .run =
            [](context& c) {
              const auto first = c.bound();
              const auto same = with_port_bytes(c, first, c.local(first).port());
              c.expect(c.call(bind(c.socket(), same)), fails_with(errc::address_in_use));
            },
    },
};
static_assert(well_formed(bind_cases));

}  // namespace

std::span<const clause> htonl_clauses() {
  return htonl_cases;
}
std::span<const clause> htons_clauses() {
  return htons_cases;
}
std::span<const clause> ntohl_clauses() {
  return ntohl_cases;
}
std::span<const clause> ntohs_clauses() {
  return ntohs_cases;
}
std::span<const clause> getsockname_memory_clauses() {
  return getsockname_cases;
}
std::span<const clause> connect_memory_clauses() {
  return connect_cases;
}
std::span<const clause> bind_memory_clauses() {
  return bind_cases;
}

}  // namespace sockspec::conformance

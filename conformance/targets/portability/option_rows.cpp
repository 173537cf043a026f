#include "option_rows.hpp"

#include <algorithm>
#include <array>

#include "handles.hpp"
#include "option_numbers.hpp"
#include "protocol/kit/outcome.hpp"

namespace sockspec::driver {
namespace {

using protocol::value;

/// Between the layer's types and the protocol's shapes.
value shape(bool on) {
  return value().set("int", on ? 1 : 0);
}
value shape(int number) {
  return value().set("int", number);
}
template <typename Representation, typename Period>
value shape(std::chrono::duration<Representation, Period> time) {
  return value().set("int", time.count());
}
value shape(const linger_time& time) {
  const auto seconds = time.value_or(std::chrono::seconds(0)).count();
  return value().set("linger", value().set("on", time.has_value()).set("seconds", seconds));
}
value shape(const std::error_code& pending) {
  return value()
      .set("error", pending ? error_object(pending) : value())
      .set("int", pending.value());
}
value shape(const address& of) {
  return value().set("address", of.host());
}

void unshape(const value& from, bool& to) {
  to = from["int"].integer() != 0;
}
void unshape(const value& from, int& to) {
  to = static_cast<int>(from["int"].integer());
}
template <typename Representation, typename Period>
void unshape(const value& from, std::chrono::duration<Representation, Period>& to) {
  to = std::chrono::duration<Representation, Period>(from["int"].integer());
}
void unshape(const value& from, linger_time& to) {
  const value& linger = from["linger"];
  to = std::nullopt;
  if (linger["on"].boolean()) to = std::chrono::seconds(linger["seconds"].integer());
}
void unshape(const value& from, address& to) {
  to = address::inet(from["address"].text(), 0);
}

void unshape(const value& from, ipv4_membership& to) {
  const value& membership = from["membership"];
  if (!membership["source"].is_null()) throw not_expressible("the layer joins no sources");
  to = {.group = address::inet(membership["group"].text(), 0),
        .local = address::inet(membership["interface"].text(), 0)};
}
void unshape(const value& from, ipv6_membership& to) {
  const value& membership = from["membership"];
  to = {.group = address::inet6(membership["group"].text(), 0),
        .scope = static_cast<std::uint32_t>(membership["interface"].integer())};
}

template <typename Value>
Value value_type(settable_option<Value>);

template <const auto& Option>
value read(const sockspec::socket& on, std::error_code& ec) {
  const auto content = on.getsockopt(Option, ec);
  return ec ? value() : shape(content);
}

template <const auto& Option>
void set(sockspec::socket& on, const value& from, std::error_code& ec) {
  decltype(value_type(Option)) content{};
  unshape(from, content);
  on.setsockopt(Option, content, ec);
}

/// The system's own number of SO_TYPE and its like, which the layer's typed options translate.
template <int Level, int Name>
value read_number(const sockspec::socket& on, std::error_code& ec) {
  int number = 0;
  on.getsockopt({Level, Name}, std::as_writable_bytes(std::span(&number, 1)), ec);
  return shape(number);
}

template <const auto& Option>
constexpr option_row both(std::string_view name, int level, int number) {
  return {name, level, number, read<Option>, set<Option>};
}

template <const auto& Option>
constexpr option_row settable(std::string_view name, int level, int number) {
  return {name, level, number, nullptr, set<Option>};
}

template <const auto& Option>
constexpr option_row readable(std::string_view name, int level, int number) {
  return {name, level, number, read<Option>, nullptr};
}

template <int Level, int Number>
constexpr option_row numeric(std::string_view name) {
  return {name, Level, Number, read_number<Level, Number>, nullptr};
}

constexpr auto option_rows = std::to_array<option_row>({
    readable<so::acceptconn>("SO_ACCEPTCONN", SOL_SOCKET, SO_ACCEPTCONN),
    both<so::broadcast>("SO_BROADCAST", SOL_SOCKET, SO_BROADCAST),
    both<so::dontroute>("SO_DONTROUTE", SOL_SOCKET, SO_DONTROUTE),
    readable<so::error>("SO_ERROR", SOL_SOCKET, SO_ERROR),
    both<so::keepalive>("SO_KEEPALIVE", SOL_SOCKET, SO_KEEPALIVE),
    both<so::linger>("SO_LINGER", SOL_SOCKET, SO_LINGER),
    both<so::oobinline>("SO_OOBINLINE", SOL_SOCKET, SO_OOBINLINE),
#ifdef SO_PASSCRED
    both<so::passcred>("SO_PASSCRED", SOL_SOCKET, SO_PASSCRED),
#endif
    both<so::rcvbuf>("SO_RCVBUF", SOL_SOCKET, SO_RCVBUF),
    both<so::rcvlowat>("SO_RCVLOWAT", SOL_SOCKET, SO_RCVLOWAT),
    both<so::reuseaddr>("SO_REUSEADDR", SOL_SOCKET, SO_REUSEADDR),
    both<so::reuseport>("SO_REUSEPORT", SOL_SOCKET, SO_REUSEPORT),
    both<so::sndbuf>("SO_SNDBUF", SOL_SOCKET, SO_SNDBUF),
#ifdef SO_TIMESTAMP
    both<so::timestamp>("SO_TIMESTAMP", SOL_SOCKET, SO_TIMESTAMP),
#endif
    numeric<SOL_SOCKET, SO_TYPE>("SO_TYPE"),
#ifdef SO_DOMAIN
    numeric<SOL_SOCKET, SO_DOMAIN>("SO_DOMAIN"),
#endif
#ifdef SO_PROTOCOL
    numeric<SOL_SOCKET, SO_PROTOCOL>("SO_PROTOCOL"),
#endif
#ifdef TCP_KEEPCNT
    both<tcp::keepcnt>("TCP_KEEPCNT", IPPROTO_TCP, TCP_KEEPCNT),
#endif
#ifdef TCP_KEEPIDLE
    both<tcp::keepidle>("TCP_KEEPIDLE", IPPROTO_TCP, TCP_KEEPIDLE),
#endif
#ifdef TCP_KEEPINTVL
    both<tcp::keepintvl>("TCP_KEEPINTVL", IPPROTO_TCP, TCP_KEEPINTVL),
#endif
    both<tcp::maxseg>("TCP_MAXSEG", IPPROTO_TCP, TCP_MAXSEG),
    both<tcp::nodelay>("TCP_NODELAY", IPPROTO_TCP, TCP_NODELAY),
#ifdef TCP_USER_TIMEOUT
    both<tcp::user_timeout>("TCP_USER_TIMEOUT", IPPROTO_TCP, TCP_USER_TIMEOUT),
#endif
    both<udp::gro>("UDP_GRO", IPPROTO_UDP, UDP_GRO),
    settable<ip::add_membership>("IP_ADD_MEMBERSHIP", IPPROTO_IP, IP_ADD_MEMBERSHIP),
    settable<ip::drop_membership>("IP_DROP_MEMBERSHIP", IPPROTO_IP, IP_DROP_MEMBERSHIP),
    both<ip::hdrincl>("IP_HDRINCL", IPPROTO_IP, IP_HDRINCL),
    both<ip::multicast_if>("IP_MULTICAST_IF", IPPROTO_IP, IP_MULTICAST_IF),
    both<ip::multicast_loop>("IP_MULTICAST_LOOP", IPPROTO_IP, IP_MULTICAST_LOOP),
    both<ip::multicast_ttl>("IP_MULTICAST_TTL", IPPROTO_IP, IP_MULTICAST_TTL),
#ifdef IP_PKTINFO
    both<ip::pktinfo>("IP_PKTINFO", IPPROTO_IP, IP_PKTINFO),
#endif
    both<ip::recvttl>("IP_RECVTTL", IPPROTO_IP, IP_RECVTTL),
    both<ip::tos>("IP_TOS", IPPROTO_IP, IP_TOS),
    both<ip::ttl>("IP_TTL", IPPROTO_IP, IP_TTL),
    settable<ipv6::join_group>("IPV6_JOIN_GROUP", IPPROTO_IPV6, IPV6_JOIN_GROUP),
    settable<ipv6::leave_group>("IPV6_LEAVE_GROUP", IPPROTO_IPV6, IPV6_LEAVE_GROUP),
    both<ipv6::multicast_hops>("IPV6_MULTICAST_HOPS", IPPROTO_IPV6, IPV6_MULTICAST_HOPS),
    both<ipv6::multicast_if>("IPV6_MULTICAST_IF", IPPROTO_IPV6, IPV6_MULTICAST_IF),
    both<ipv6::multicast_loop>("IPV6_MULTICAST_LOOP", IPPROTO_IPV6, IPV6_MULTICAST_LOOP),
#ifdef IPV6_RECVPKTINFO
    both<ipv6::recvhoplimit>("IPV6_RECVHOPLIMIT", IPPROTO_IPV6, IPV6_RECVHOPLIMIT),
    both<ipv6::recvpktinfo>("IPV6_RECVPKTINFO", IPPROTO_IPV6, IPV6_RECVPKTINFO),
#endif
    both<ipv6::tclass>("IPV6_TCLASS", IPPROTO_IPV6, IPV6_TCLASS),
    both<ipv6::unicast_hops>("IPV6_UNICAST_HOPS", IPPROTO_IPV6, IPV6_UNICAST_HOPS),
    both<ipv6::v6only>("IPV6_V6ONLY", IPPROTO_IPV6, IPV6_V6ONLY),
});

struct option_level {
  std::string_view name;
  int number;
};

constexpr auto option_levels = std::to_array<option_level>({
    {"SOL_SOCKET", SOL_SOCKET},
    {"IPPROTO_TCP", IPPROTO_TCP},
    {"IPPROTO_UDP", IPPROTO_UDP},
    {"IPPROTO_IP", IPPROTO_IP},
    {"IPPROTO_IPV6", IPPROTO_IPV6},
});

}  // namespace

const option_row* find_option(std::string_view name) {
  const auto found = std::ranges::find(option_rows, name, &option_row::name);
  return found == option_rows.end() ? nullptr : &*found;
}

std::optional<int> level_number(std::string_view name) {
  const auto found = std::ranges::find(option_levels, name, &option_level::name);
  if (found == option_levels.end()) return std::nullopt;
  return found->number;
}

}  // namespace sockspec::driver

// The throwing halves: each makes the call and throws what it reports. Nothing else.

#include "or_throw.hpp"
#include "sockspec/address.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/create_server.hpp"
#include "sockspec/getaddrinfo.hpp"
#include "sockspec/getnameinfo.hpp"
#include "sockspec/inet.hpp"
#include "sockspec/interface.hpp"
#include "sockspec/makefile.hpp"
#include "sockspec/poll.hpp"
#include "sockspec/select.hpp"
#include "sockspec/socket.hpp"
#include "sockspec/socketpair.hpp"

namespace sockspec {

address address::inet(std::string_view host, int port) {
  return or_throw("address::inet", [&](auto& ec) { return inet(host, port, ec); });
}

address address::inet6(std::string_view host, int port, std::uint32_t scope) {
  return or_throw("address::inet6", [&](auto& ec) { return inet6(host, port, scope, ec); });
}

address address::unix_path(std::string_view path) {
  return or_throw("address::unix_path", [&](auto& ec) { return unix_path(path, ec); });
}

address address::unix_abstract(std::string_view name) {
  return or_throw("address::unix_abstract", [&](auto& ec) { return unix_abstract(name, ec); });
}

socket::socket(address_family family, socket_type type, socket_protocol protocol)
    : socket(or_throw("socket", [&](auto& ec) { return socket(family, type, protocol, ec); })) {}

std::pair<socket, socket> socketpair(address_family family, socket_type type,
                                     socket_protocol protocol) {
  return or_throw("socketpair", [&](auto& ec) { return socketpair(family, type, protocol, ec); });
}

socket socket::adopt(native_handle handle) {
  return or_throw("adopt", [&](auto& ec) { return adopt(handle, ec); });
}

void socket::bind(const address& local) {
  return or_throw("bind", [&](auto& ec) { return bind(local, ec); });
}

void socket::listen(int backlog) {
  return or_throw("listen", [&](auto& ec) { return listen(backlog, ec); });
}

socket socket::accept() {
  return or_throw("accept", [&](auto& ec) { return accept(ec); });
}

socket socket::accept(address& peer) {
  return or_throw("accept", [&](auto& ec) { return accept(peer, ec); });
}

void socket::connect(const address& peer) {
  return or_throw("connect", [&](auto& ec) { return connect(peer, ec); });
}

// These five are made of the same parts as their other halves, and not of those halves: for what
// succeeds at once, that saves a frame and a code.

std::size_t hot_path::send_later(socket& to, std::span<const std::byte> data) {
  return or_throw("send", [&](auto& ec) { return send_later(to, data, ec); });
}

void hot_path::sendall_later(socket& to, std::span<const std::byte> data, std::ptrdiff_t count) {
  or_throw("sendall", [&](auto& ec) { return sendall_later(to, data, count, ec); });
}

std::size_t hot_path::recv_later(socket& from, std::span<std::byte> buffer) {
  return or_throw("recv", [&](auto& ec) { return recv_later(from, buffer, ec); });
}

std::size_t socket::send(std::span<const std::byte> data, message_flags flags) {
  return or_throw("send", [&](auto& ec) { return send(data, flags, ec); });
}

std::size_t hot_path::sendto_later(socket& from, std::span<const std::byte> data,
                                   const address& to) {
  return or_throw("sendto", [&](auto& ec) { return sendto_later(from, data, to, ec); });
}

std::size_t hot_path::sendto_with(socket& from, std::span<const std::byte> data, const address& to,
                                  message_flags flags) {
  return or_throw("sendto", [&](auto& ec) { return from.sendto(data, to, flags, ec); });
}

std::size_t socket::recv(std::span<std::byte> buffer, message_flags flags) {
  return or_throw("recv", [&](auto& ec) { return recv(buffer, flags, ec); });
}

std::size_t hot_path::recvfrom_later(socket& to, std::span<std::byte> buffer, address& from) {
  return or_throw("recvfrom", [&](auto& ec) { return recvfrom_later(to, buffer, from, ec); });
}

std::size_t hot_path::recvfrom_with(socket& to, std::span<std::byte> buffer, address& from,
                                    message_flags flags) {
  return or_throw("recvfrom", [&](auto& ec) { return to.recvfrom(buffer, from, flags, ec); });
}

void socket::shutdown(shutdown_how how) {
  return or_throw("shutdown", [&](auto& ec) { return shutdown(how, ec); });
}

void socket::close() {
  return or_throw("close", [&](auto& ec) { return close(ec); });
}

address socket::getsockname() const {
  return or_throw("getsockname", [&](auto& ec) { return getsockname(ec); });
}

address socket::getpeername() const {
  return or_throw("getpeername", [&](auto& ec) { return getpeername(ec); });
}

void socket::settimeout(timeout time) {
  return or_throw("settimeout", [&](auto& ec) { return settimeout(time, ec); });
}

void socket::setblocking(bool blocking) {
  return or_throw("setblocking", [&](auto& ec) { return setblocking(blocking, ec); });
}

std::size_t socket::getsockopt(raw_option option, std::span<std::byte> value) const {
  return or_throw("getsockopt", [&](auto& ec) { return getsockopt(option, value, ec); });
}

void socket::setsockopt(raw_option option, std::span<const std::byte> value) {
  return or_throw("setsockopt", [&](auto& ec) { return setsockopt(option, value, ec); });
}

std::vector<address_info> getaddrinfo(lookup_text host, lookup_text service,
                                      const address_hints& hints) {
  return or_throw("getaddrinfo", [&](auto& ec) { return getaddrinfo(host, service, hints, ec); });
}

socket create_connection(lookup_text host, lookup_text service, const connection_options& options) {
  return or_throw("create_connection",
                  [&](auto& ec) { return create_connection(host, service, options, ec); });
}

socket create_connection(lookup_text host, int port, const connection_options& options) {
  return or_throw("create_connection",
                  [&](auto& ec) { return create_connection(host, port, options, ec); });
}

socket create_connection(std::span<const address> where, const connection_options& options) {
  return or_throw("create_connection",
                  [&](auto& ec) { return create_connection(where, options, ec); });
}

socket create_server(const address& local, const server_options& options) {
  return or_throw("create_server", [&](auto& ec) { return create_server(local, options, ec); });
}

socket create_server(int port, const server_options& options) {
  return or_throw("create_server", [&](auto& ec) { return create_server(port, options, ec); });
}

host_and_service getnameinfo(const address& where, name_flags flags) {
  return or_throw("getnameinfo", [&](auto& ec) { return getnameinfo(where, flags, ec); });
}

std::string gethostname() {
  return or_throw("gethostname", [](auto& ec) { return gethostname(ec); });
}

packed_ip inet_pton(address_family family, std::string_view text) {
  return or_throw("inet_pton", [&](auto& ec) { return inet_pton(family, text, ec); });
}

std::string inet_ntop(address_family family, std::span<const std::byte> packed) {
  return or_throw("inet_ntop", [&](auto& ec) { return inet_ntop(family, packed, ec); });
}

std::vector<interface_name> if_nameindex() {
  return or_throw("if_nameindex", [](auto& ec) { return if_nameindex(ec); });
}

std::uint32_t if_nametoindex(std::string_view name) {
  return or_throw("if_nametoindex", [&](auto& ec) { return if_nametoindex(name, ec); });
}

std::string if_indextoname(std::uint32_t index) {
  return or_throw("if_indextoname", [&](auto& ec) { return if_indextoname(index, ec); });
}

selection select(std::span<const native_handle> read, std::span<const native_handle> write,
                 std::span<const native_handle> except, timeout time) {
  return or_throw("select", [&](auto& ec) { return select(read, write, except, time, ec); });
}

std::size_t poll(std::span<poll_item> items, timeout time) {
  return or_throw("poll", [&](auto& ec) { return poll(items, time, ec); });
}

bool socket_streambuf::readline(std::string& line) {
  return or_throw("readline", [&](auto& ec) { return readline(line, ec); });
}

void socket_streambuf::flush() {
  return or_throw("flush", [&](auto& ec) { return flush(ec); });
}

void socket_streambuf::close() {
  return or_throw("close", [&](auto& ec) { return close(ec); });
}

template <typename Value>
Value socket::getsockopt(readable_option<Value> name) const {
  return or_throw("getsockopt", [&](auto& ec) { return getsockopt(name, ec); });
}

template <typename Value>
void socket::set_option(settable_option<Value> name, Value value) {
  return or_throw("setsockopt", [&](auto& ec) { return set_option(name, value, ec); });
}

// Exported by name: clang would hide an instance for a type that its library hides.
template SOCKSPEC_API bool socket::getsockopt(readable_option<bool>) const;
template SOCKSPEC_API int socket::getsockopt(readable_option<int>) const;
template SOCKSPEC_API std::chrono::seconds socket::getsockopt(
    readable_option<std::chrono::seconds>) const;
template SOCKSPEC_API std::chrono::milliseconds socket::getsockopt(
    readable_option<std::chrono::milliseconds>) const;
template SOCKSPEC_API linger_time socket::getsockopt(readable_option<linger_time>) const;
template SOCKSPEC_API std::error_code socket::getsockopt(readable_option<std::error_code>) const;
template SOCKSPEC_API socket_type socket::getsockopt(readable_option<socket_type>) const;
template SOCKSPEC_API address_family socket::getsockopt(readable_option<address_family>) const;
template SOCKSPEC_API socket_protocol socket::getsockopt(readable_option<socket_protocol>) const;
template SOCKSPEC_API address socket::getsockopt(readable_option<address>) const;

template SOCKSPEC_API void socket::set_option(settable_option<bool>, bool);
template SOCKSPEC_API void socket::set_option(settable_option<int>, int);
template SOCKSPEC_API void socket::set_option(settable_option<std::chrono::seconds>,
                                              std::chrono::seconds);
template SOCKSPEC_API void socket::set_option(settable_option<std::chrono::milliseconds>,
                                              std::chrono::milliseconds);
template SOCKSPEC_API void socket::set_option(settable_option<linger_time>, linger_time);
template SOCKSPEC_API void socket::set_option(settable_option<address>, address);
template SOCKSPEC_API void socket::set_option(settable_option<ipv4_membership>, ipv4_membership);
template SOCKSPEC_API void socket::set_option(settable_option<ipv6_membership>, ipv6_membership);

}  // namespace sockspec

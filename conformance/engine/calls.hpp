#pragma once
// The calls, by their documented names: each function makes the request for one operation of the
// protocol. `c.call(connect(s, there))` makes the call; `c.given(...)` makes it as set-up;
// `c.start(...)` makes it on a lane of its own.

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "engine/address.hpp"
#include "engine/request.hpp"

namespace sockspec::conformance {

using names = std::vector<std::string_view>;  // of flags: "MSG_PEEK"
/// Family, type and protocol by name, or value{"raw": N} through raw().
value raw(std::int64_t number);

request socket(value family, value type, value protocol = "default", const names& flags = {},
               role who = role::subject);
request socketpair(value family, value type, value protocol = "default", const names& flags = {},
                   role who = role::subject);
request bind(handle, const address&);
request connect(handle, const address&);
request connect_ex(handle, const address&);
request listen(handle, int backlog = 16);
/// To one of several addresses; to a port of a host. Options are further arguments.
request create_connection(const std::vector<address>& where);
request create_connection(value host, value port);
request create_server(const address& local);
request create_server(int port);
request accept(handle);
request accept4(handle, const names& flags = {});

request send(handle, const payload&, const names& flags = {});
request sendall(handle, const payload&);
request sendto(handle, const payload&, const address&, const names& flags = {});
request recv(handle, int capacity, const names& flags = {});
request recvfrom(handle, int capacity, const names& flags = {});
request write(handle, const payload&);
request read(handle, int capacity);

/// Several buffers and control data at once; control items as in the protocol: rights_of(h).
request sendmsg(handle, const std::vector<payload>& buffers, const names& flags = {});
request recvmsg(handle, const std::vector<int>& capacities, const names& flags = {});
/// Several messages at once, of one buffer each; a message goes to the peer, or to its own address.
struct addressed_message {
  payload data;
  address to;
};
request sendmmsg(handle, const std::vector<payload>& messages, const names& flags = {});
request sendmmsg_to(handle, const std::vector<addressed_message>& messages);
request recvmmsg(handle, const std::vector<int>& capacities, const names& flags = {});
/// Datagrams of one size in one buffer.
request send_segments(handle, const payload&, int segment_size);
request recv_segments(handle, int capacity, const names& flags = {});
request writev(handle, const std::vector<payload>& buffers);
request readv(handle, const std::vector<int>& capacities);
/// Adds descriptors to a sendmsg; room for control data, and for that many descriptors, to a
/// recvmsg.
request passing(request sendmsg, const std::vector<handle>& descriptors);
request receiving_rights(request recvmsg, int control_capacity, int descriptors);

request shutdown(handle, value how);  // "read", "write", "both", raw(9)
request close(handle);
request detach(handle);
request dup(handle);
request fromfd(handle);
request fileno(handle);
request getsockname(handle);
request getpeername(handle);
/// Asks for an address in a buffer of this capacity, claiming this length.
request with_address_buffer(request, int capacity, int claims);
request with_null_address(request);
/// Claims another length of the data buffer than it has; fills it with another poison.
request claiming(request, int length);

/// `error`: SO_ERROR, by name; null where nothing is pending.
enum class shape { integer, linger, duration, address, error, raw };
request getsockopt(handle, value level, value name, shape as = shape::integer);
request setsockopt(handle, value level, value name, value content);
value integer(std::int64_t number);
value linger(bool on, int seconds);
value duration(std::chrono::nanoseconds time);
value address_option(std::string_view host);
value bytes_option(std::string_view bytes);

request fcntl_get(handle, std::string_view command);  // F_GETFL, F_GETFD
request fcntl_set(handle, std::string_view command, const names& flags);
request ioctl(handle, std::string_view name, value argument = nullptr);
request sockatmark(handle);

struct watched {
  handle on;
  names events;
};
/// Times: nothing waits for ever.
inline constexpr std::chrono::nanoseconds forever{-1};
request poll(const std::vector<watched>& handles, std::chrono::nanoseconds timeout);
request select(const std::vector<handle>& read, const std::vector<handle>& write,
               const std::vector<handle>& except, std::chrono::nanoseconds timeout,
               role who = role::subject);

request getaddrinfo(value host, value service, value hints = value::object{});
request getnameinfo(const address&, const names& flags = {});
request inet_pton(value family, value text);
request inet_ntop(value family, std::string_view bytes);

request settimeout(handle, std::chrono::nanoseconds time);  // forever: none
request gettimeout(handle);
request setblocking(handle, bool blocking);
request getblocking(handle);

/// A file over a socket, which makes a handle for it, and the calls on that.
request makefile(handle);
request file_read(handle, int capacity);
request file_readline(handle);
request file_write(handle, const payload&);
request file_flush(handle);
request file_close(handle);

/// Files in the actor's scratch folder. A pipe makes two handles, the reading end first; an opened
/// file one.
request pipe(role = role::subject);
request open_file(role, std::string_view path, const payload& content = "");
request file_status(role, std::string_view path);
request unlink(role, std::string_view path);
request make_directory(role, std::string_view path, int mode = 0700);
request make_symlink(role, std::string_view path, std::string_view target);
request change_mode(role, std::string_view path, int mode);

request limit_descriptors(role, int spare);
request restore_descriptor_limit(role);
request census(role);
request signal_action(role, std::string_view signal, std::string_view action, bool restart = false);
request signal_count(role, std::string_view signal);
request interrupt(role, int lane, std::string_view signal);
/// Any other operation, by its arguments.
request operation(role, op what, value args = value::object{});
/// The same call on a raw descriptor number instead of a handle.
request on_number(request, int number);

}  // namespace sockspec::conformance

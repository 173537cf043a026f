#pragma once
// Servers: the counterpart of Python's socketserver.
//
//   sockspec::stream_server echo(
//       sockspec::address::inet("127.0.0.1", 7),
//       {.handle = [](sockspec::socket& connection, const sockspec::address&) { ... }},
//       {.threads = 16});
//   echo.serve_forever();  // until another thread, or a hook, calls echo.shutdown()
//
// docs/decisions/servers_take_hooks.md says why hooks are values and not virtual functions.

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <system_error>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"
#include "sockspec/socket.hpp"
#include "sockspec/timeout.hpp"

namespace sockspec {

/// How a server serves.
struct serving_options {
  /// How many requests are handled at once, each in a thread of its own; while there are so many,
  /// others wait in the system's queue. 0: one after the other, in the thread that serves.
  std::size_t threads = 0;
  /// How many connections may wait to be accepted, where the server makes its socket.
  int backlog = 128;
  /// The timeout of each connection; of datagrams: how long a reply waits for room. With none, a
  /// silent client occupies its thread, and close, for ever.
  timeout connection_timeout{};
  /// In bytes; longer datagrams are cut.
  std::size_t largest_datagram = 65536;
};

/// What is done when something has failed. Hooks are called from several threads at once if there
/// are several.
struct failure_hooks {
  /// A request failed: what was thrown. Unless set, it is written to std::cerr.
  std::function<void(const std::exception_ptr&, const address& client)> handle_error;
  /// No request could be taken although there was one: too_many_files_open, connection_aborted and
  /// the like. The server goes on: at once where that was the error of one client; else when a
  /// request has ended, or 10 ms later, twice as long each time it happens again, up to 1 s. Unless
  /// set, it is written to std::cerr.
  std::function<void(const std::error_code&)> get_request_failed;
};

struct stream_hooks {
  /// Must be set. The connection has the timeout of the options.
  std::function<void(socket& connection, const address& client)> handle;
  /// Unless set, every client is welcome. Called in the thread that serves.
  std::function<bool(const socket& connection, const address& client)> verify_request{};
  /// Unless set: shutdown(write) and close. What it leaves open is closed. It must not throw.
  std::function<void(socket& connection)> shutdown_request{};
  failure_hooks failures{};
};

struct datagram_hooks {
  /// Must be set. Replies go through the server's own socket, which all threads share: send, and
  /// leave it otherwise as it is. A UNIX client without a name is address() and cannot be replied
  /// to.
  std::function<void(std::span<const std::byte> data, const address& client, socket& server)>
      handle;
  /// Unless set, every datagram is welcome. Called in the thread that serves.
  std::function<bool(std::span<const std::byte> data, const address& client)> verify_request{};
  failure_hooks failures{};
};

class server_core;

/// What both kinds of server have. Its functions may be called from any thread, and from its hooks
/// unless they say otherwise. What handle_error or get_request_failed throws leaves through
/// serve_forever, handle_request or close, whichever comes next; after that the server can go on.
///
/// What becomes of a request, in this order:
///   1. the server takes it (accept, recvfrom)
///   2. verify_request may refuse it: then goes on at 5
///   3. handle does what the server is for: in the thread that serves, or in one of its own
///   4. handle_error, if 2 or 3 have thrown, or no thread could be started
///   5. shutdown_request ends a connection, always, also if 4 has thrown
class SOCKSPEC_API server {
 public:
  server(const server&) = delete;
  server& operator=(const server&) = delete;
  /// Closes; what close throws is lost. Not from a hook of its own.
  ~server();

  /// The address of its socket, with the port that the system has chosen; also after close.
  const address& server_address() const noexcept;
  /// Its socket's handle; invalid_handle once closed.
  native_handle fileno() const noexcept;

  /// Waits for one request and handles it, or starts a thread that does. False if none came within
  /// that time, or if shutdown was called.
  ///
  /// Calls: poll(2), on its socket and its wake-up handle
  /// Errors: bad_file_descriptor, the server is closed; operation_in_progress, it is serving
  ///         already; argument_rejected, a negative time; what its socket reports and is not over
  ///         with the request
  bool handle_request(timeout time = {});

  /// Handles requests until shutdown is called. Without a request it sleeps: it wakes neither the
  /// processor nor itself at an interval.
  ///
  /// Errors: as handle_request
  void serve_forever();

  /// Ends serve_forever or handle_request, and returns when it has ended; threads of requests go
  /// on. If neither is running, the next one ends at once: whichever of two threads comes first,
  /// the one that serves does not miss it. From a hook of this server it does not wait, so that
  /// nothing waits for itself.
  void shutdown();

  /// Shuts down, closes the socket, and waits for the threads of all requests: give connections a
  /// timeout. Clients that wait to be accepted are disconnected. The file of a UNIX address stays.
  /// Closing a closed server does nothing.
  ///
  /// Errors: resource_deadlock_would_occur, called from a hook of this server; what closing the
  ///         socket reports
  void close();

 protected:
  explicit server(std::unique_ptr<server_core>);

 private:
  std::unique_ptr<server_core> core_;
};

/// Serves connections.
class SOCKSPEC_API stream_server : public server {
 public:
  /// Makes a socket that listens at the address, as create_server does unless told otherwise: over
  /// lingering connections, and of IPv6 clients alone. One that is to be otherwise is made there,
  /// and taken over.
  ///
  /// Errors: as create_server; argument_rejected, no hook handles
  stream_server(const address&, stream_hooks, serving_options = {});
  /// Takes over a socket that listens. Its timeout becomes zero.
  ///
  /// Errors: invalid_argument, it does not listen; argument_rejected, no hook handles
  stream_server(socket listener, stream_hooks, serving_options = {});
};

/// Serves datagrams.
class SOCKSPEC_API datagram_server : public server {
 public:
  /// Makes a socket with that address.
  ///
  /// Errors: as socket::socket and bind; argument_rejected, no hook handles
  datagram_server(const address&, datagram_hooks, serving_options = {});
  /// Takes over a socket that has an address. Its timeout becomes that of the options.
  datagram_server(socket bound, datagram_hooks, serving_options = {});
};

}  // namespace sockspec

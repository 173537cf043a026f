#pragma once
// A socket that behaves the same on every system.
//
//   sockspec::socket client(sockspec::address_family::inet, sockspec::socket_type::stream);
//   client.settimeout(5s);
//   client.connect(sockspec::address::inet("127.0.0.1", 7));
//   client.sendall(sockspec::bytes("hello"));
//
// Each call has two forms, as in std::filesystem. One throws std::system_error; the other takes a
// std::error_code as its last argument, sets it (to no error on success) and does not throw.
// "Errors:" lists what is the same on every system, with the clause that proves it; others occur.
//
// How long a call waits is a property of the socket (settimeout), as in Python: for ever, not at
// all, or until a deadline that is set when the call has to wait. A call that a signal interrupts
// goes on with what is left of the time. No call raises SIGPIPE.
//
// Different threads may use one socket at once, except for close, detach, moving and destruction:
// these are errors of the program while another thread is in a call. To wake such a thread, use
// shutdown(shutdown_how::both).

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <system_error>
#include <utility>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/kind.hpp"
#include "sockspec/message_flags.hpp"
#include "sockspec/option.hpp"
#include "sockspec/timeout.hpp"

namespace sockspec {

/// SHUT_RD, SHUT_WR, SHUT_RDWR.
enum class shutdown_how : std::uint8_t { read, write, both };

/// The owner of one socket. Closed by default and after it was moved from; calls on a closed one
/// fail with bad_file_descriptor, except close, fileno, gettimeout, and recv into an empty buffer.
class SOCKSPEC_API socket {
 public:
  /// A closed socket.
  socket() noexcept = default;

  /// Creates a socket with the default timeout (default_timeout.hpp), which is none at first:
  /// blocking; and not inherited by child processes.
  /// Calls: socket(2) with SOCK_CLOEXEC, or fcntl after it where the system lacks that flag (a
  ///        child that another thread starts in between then inherits it)
  /// Errors: address_family_not_supported [socket.family_not_supported];
  ///         protocol_not_supported [socket.protocol_not_supported];
  ///         too_many_files_open [socket.too_many_files_open]
  /// Source: POSIX.1-2024 socket()
  socket(address_family, socket_type, socket_protocol = socket_protocol::unspecified);
  socket(address_family, socket_type, socket_protocol, std::error_code&) noexcept;

  /// Takes over a handle that something else has opened. Its timeout is none if the handle blocks,
  /// zero if it does not; Windows cannot tell, and it blocks then. On failure the handle stays with
  /// the caller.
  /// Calls: getsockopt(SO_TYPE), fcntl(F_GETFL)
  /// Errors: bad_file_descriptor; not_a_socket
  static socket adopt(native_handle);
  static socket adopt(native_handle, std::error_code&) noexcept;

  socket(socket&& from) noexcept;
  socket& operator=(socket&& from) noexcept;
  socket(const socket&) = delete;
  socket& operator=(const socket&) = delete;
  /// Closes; an error of closing is lost.
  ~socket();

  /// Gives the socket an address of its own.
  /// Calls: bind(2)
  /// Errors: address_in_use [bind.address_in_use], also where the other has the wildcard, or this
  ///         one would [bind.wildcard_over_specific]; address_not_available;
  ///         invalid_argument, it has an address already
  /// Blocks: never
  /// Source: POSIX.1-2024 bind()
  void bind(const address& local);
  void bind(const address& local, std::error_code&) noexcept;

  /// Makes a stream or seqpacket socket wait for connections; an IP one without a port gets one.
  /// Calls: listen(2)
  /// \param backlog  how many connections may wait to be accepted; the system may round it
  /// Errors: operation_not_supported, on a datagram socket
  /// Blocks: never
  /// Source: POSIX.1-2024 listen()
  void listen(int backlog = 128);
  void listen(int backlog, std::error_code&) noexcept;

  /// Waits for a connection and returns its socket: with the default timeout, whatever that of this
  /// one is, and not inherited by child processes.
  /// Calls: accept4(2) with SOCK_CLOEXEC, or accept(2) and fcntl; poll(2) if it must wait with a
  ///        timeout
  /// \param peer  receives the address of the other side
  /// Errors: operation_would_block, with a timeout of zero;
  ///         timed_out; invalid_argument, not listening;
  ///         operation_not_supported, on a datagram socket
  /// Blocks: until there is a connection
  /// Platforms: a connection that was broken off while it waited is connection_aborted on the BSDs
  ///            and Windows, and a socket that reports connection_reset on Linux
  /// Source: POSIX.1-2024 accept()
  [[nodiscard]] socket accept();
  [[nodiscard]] socket accept(std::error_code&) noexcept;
  [[nodiscard]] socket accept(address& peer);
  [[nodiscard]] socket accept(address& peer, std::error_code&) noexcept;

  /// Connects to a listening socket; fixes the peer of a datagram socket.
  /// Calls: connect(2); poll(2) and getsockopt(SO_ERROR) if it goes on in the background
  /// Errors: connection_refused [connect.refused]; already_connected;
  ///         operation_in_progress, with a timeout of zero: wait for poll_events::out, then read
  ///         so::error; timed_out; address_not_available, port 0
  /// Blocks: until the connection is made or has failed. After a failure close the socket: systems
  ///         differ in whether it can connect again.
  /// Platforms: a UNIX listener with a full queue makes Linux wait, with a timeout by trying again
  ///            every 1 to 16 ms; a refusal takes Windows two seconds
  /// Source: POSIX.1-2024 connect()
  void connect(const address& peer);
  void connect(const address& peer, std::error_code&) noexcept;
  /// The same; returns the error, as in Python.
  [[nodiscard]] std::error_code connect_ex(const address& peer) noexcept;

  /// Sends some of the data, or a whole datagram, and returns how many bytes were taken.
  ///
  /// Calls: send(2) with MSG_NOSIGNAL; poll(2) if it must wait with a timeout
  /// Errors: operation_would_block, with a timeout of zero and no room;
  ///         timed_out; broken_pipe, after shutdown(write); destination_address_required;
  ///         connection_reset, or broken_pipe, the peer is gone;
  ///         message_size, a datagram is too large
  /// Blocks: until there is room
  /// Source: POSIX.1-2024 send()
  [[nodiscard]] std::size_t send(std::span<const std::byte> data);
  [[nodiscard]] std::size_t send(std::span<const std::byte> data, message_flags);
  std::size_t send(std::span<const std::byte> data, std::error_code&) noexcept;
  std::size_t send(std::span<const std::byte> data, message_flags, std::error_code&) noexcept;

  /// Sends all of the data. Two threads in it at once may interleave.
  ///
  /// Calls: as send, as often as the system takes only a part: once if the socket blocks and no
  ///        signal comes
  /// Returns: how many bytes were taken, also on failure: data.size() on success. (The throwing
  ///          form cannot tell; what was taken may reach the peer.)
  /// Errors: as send. The timeout is one deadline for the whole call; a call
  ///         whose last bytes are taken succeeds even past it.
  /// Blocks: until all is taken
  void sendall(std::span<const std::byte> data);
  std::size_t sendall(std::span<const std::byte> data, std::error_code&) noexcept;

  /// Sends a datagram to an address.
  ///
  /// Calls: sendto(2) with MSG_NOSIGNAL; poll(2) if it must wait with a timeout
  /// Errors: as send; address_not_available, port 0
  /// Blocks: until there is room. Where the receiver is a UNIX socket with a full queue and this
  ///         one is not connected, systems cannot tell when there is: with a timeout it tries again
  ///         every 1 to 16 ms.
  /// Platforms: on a connected datagram socket Linux and Windows send there, macOS and the BSDs
  ///            report already_connected
  /// Source: POSIX.1-2024 sendto()
  std::size_t sendto(std::span<const std::byte> data, const address& to,
                     message_flags = message_flags::none);
  std::size_t sendto(std::span<const std::byte> data, const address& to, std::error_code&) noexcept;
  std::size_t sendto(std::span<const std::byte> data, const address& to, message_flags,
                     std::error_code&) noexcept;

  /// Receives what is there, at most the buffer's size, and returns how many bytes; 0 from a stream
  /// means that the peer has ended it.
  ///
  /// A datagram that is larger than the buffer is cut, without an error. An empty buffer receives
  /// nothing: 0 at once, no system call, no datagram taken [recv.empty_buffer].
  ///
  /// Calls: recv(2); poll(2) if it must wait with a timeout
  /// Errors: operation_would_block, with a timeout of zero and nothing there [recv.would_block];
  ///         timed_out [recv.timed_out]; not_connected [recv.not_connected];
  ///         connection_reset [recv.connection_reset]
  /// Blocks: until something is there
  /// Source: POSIX.1-2024 recv()
  [[nodiscard]] std::size_t recv(std::span<std::byte> buffer);
  [[nodiscard]] std::size_t recv(std::span<std::byte> buffer, message_flags);
  std::size_t recv(std::span<std::byte> buffer, std::error_code&) noexcept;
  std::size_t recv(std::span<std::byte> buffer, message_flags, std::error_code&) noexcept;

  /// The same, with the sender's address: none (address_family::unspecified) from a stream and from
  /// a sender without one.
  ///
  /// Calls: recvfrom(2); poll(2) if it must wait with a timeout
  [[nodiscard]] std::size_t recvfrom(std::span<std::byte> buffer, address& from,
                                     message_flags = message_flags::none);
  std::size_t recvfrom(std::span<std::byte> buffer, address& from, std::error_code&) noexcept;
  std::size_t recvfrom(std::span<std::byte> buffer, address& from, message_flags,
                       std::error_code&) noexcept;

  /// Ends one direction, or both, for every handle of the same socket, and wakes the threads that
  /// wait in a call on it. A listener that was shut down accepts no more: invalid_argument
  /// [shutdown.wakes_a_blocked_accept].
  ///
  /// Calls: shutdown(2)
  /// Errors: not_connected [shutdown.not_connected]
  /// Blocks: never
  /// Platforms: on macOS and Windows accept wakes up to 250 ms later, and clients of this listener
  ///            wait until it is closed; on Windows only both wakes recv
  /// Source: POSIX.1-2024 shutdown()
  void shutdown(shutdown_how);
  void shutdown(shutdown_how, std::error_code&) noexcept;

  /// Closes the socket. It is closed afterwards also when this fails; closing a closed one does
  /// nothing. Connecting to the address of a listener that was closed is refused
  /// [close.ends_listening].
  ///
  /// Calls: close(2), once, also when a signal interrupts it
  /// Blocks: as so::linger says
  /// Source: POSIX.1-2024 close()
  void close();
  void close(std::error_code&) noexcept;

  /// Gives the handle away and leaves a closed socket. The handle blocks if the timeout was none
  /// and does not otherwise; it is not inherited by child processes; on macOS it has SO_NOSIGPIPE,
  /// elsewhere its new owner looks after SIGPIPE.
  [[nodiscard]] native_handle detach() noexcept;
  /// The handle, which stays this socket's own, in the state that detach describes; invalid_handle
  /// if closed. Whoever changes that state changes what this socket's calls do.
  native_handle fileno() const noexcept { return handle_; }
  bool is_open() const noexcept { return handle_ != invalid_handle; }

  /// The socket's own address, and that of its peer.
  ///
  /// Calls: getsockname(2); getpeername(2)
  /// Errors: not_connected, from getpeername [getpeername.not_connected]
  /// Blocks: never
  /// Source: POSIX.1-2024 getsockname(), getpeername()
  address getsockname() const;
  address getsockname(std::error_code&) const noexcept;
  address getpeername() const;
  address getpeername(std::error_code&) const noexcept;

  /// Reads, or sets, an option of option.hpp.
  ///
  /// Calls: getsockopt(2); setsockopt(2)
  /// Errors: operation_not_supported, the system has no such option;
  ///         no_protocol_option, the socket has not [setsockopt.unknown_option];
  ///         argument_rejected, a value that does not fit the system's form of it
  /// Blocks: never
  /// Source: POSIX.1-2024 getsockopt(), setsockopt()
  template <typename Value>
  Value getsockopt(readable_option<Value>) const;
  template <typename Value>
  Value getsockopt(readable_option<Value>, std::error_code&) const noexcept;
  template <typename Value>
  void setsockopt(settable_option<Value> name, const option_value<Value> auto& value) {
    set_option<Value>(name, Value(value));
  }
  template <typename Value>
  void setsockopt(settable_option<Value> name, const option_value<Value> auto& value,
                  std::error_code& ec) noexcept {
    set_option<Value>(name, Value(value), ec);
  }

  /// The same for an option by number. Reading returns how many bytes the system has written.
  std::size_t getsockopt(raw_option, std::span<std::byte> value) const;
  std::size_t getsockopt(raw_option, std::span<std::byte> value, std::error_code&) const noexcept;
  void setsockopt(raw_option, std::span<const std::byte> value);
  void setsockopt(raw_option, std::span<const std::byte> value, std::error_code&) noexcept;

  /// Sets how long accept, connect, and the calls that send and receive wait; calls that wait
  /// already are not affected. Waits end up to 1 ms late and never early.
  ///
  /// Calls: fcntl(2): with a timeout, also of zero, the handle does not block
  /// Errors: argument_rejected, a negative time, or over 292 years; the timeout stays as it was
  void settimeout(timeout);
  void settimeout(timeout, std::error_code&) noexcept;
  timeout gettimeout() const noexcept;

  /// setblocking(true) is settimeout(nothing), setblocking(false) is settimeout(zero).
  void setblocking(bool blocking);
  void setblocking(bool blocking, std::error_code&) noexcept;
  /// Whether the timeout is not zero: calls may wait.
  bool getblocking() const noexcept;

 private:
  explicit socket(native_handle handle) noexcept : handle_(handle) {}
  template <typename Value>
  void set_option(settable_option<Value>, Value);
  template <typename Value>
  void set_option(settable_option<Value>, Value, std::error_code&) noexcept;
  friend struct socket_access;

  static constexpr std::int64_t for_ever = -1;
  native_handle handle_ = invalid_handle;
  std::atomic<std::int64_t> timeout_{for_ever};  // ns; 0: calls do not wait
  std::atomic<bool> listens_{false};  // systems differ in what shutdown of a listener does
  std::atomic<bool> accepts_no_more_{false};
  mutable std::atomic<int> told_error_{0};  // that so::error, or connect, has told; on Windows
  std::atomic<std::uint8_t> learned_{0};    // what the system has said of it once for all
};

}  // namespace sockspec

#include "sockspec/hot_path.hpp"  // the definitions of its inline calls

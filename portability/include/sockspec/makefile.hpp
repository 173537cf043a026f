#pragma once
// A connection as a file: the standard library's streams over a socket.
//
//   sockspec::socket_iostream file = sockspec::makefile(connection);
//   file << "HELLO " << name << "\r\n" << std::flush;
//   for (std::string line; std::getline(file, line);) ...
//   if (file.error()) ...  // it was no end: an error, or a timeout, has stopped the stream
//
// Bytes go through as they are. A file does not own its socket: it must not outlive it, and closing
// the file leaves the socket open. Several files may be made over one socket, one for each thread;
// what one has read ahead is not there for another.

#include <concepts>
#include <cstddef>
#include <istream>
#include <ostream>
#include <span>
#include <streambuf>
#include <string>
#include <system_error>
#include <vector>

#include "sockspec/config.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// How a file buffers, in bytes.
struct file_buffering {
  std::size_t read = 8192;                          // 0: no byte is received that was not asked for
  std::size_t write = 8192;                         // 0: what is written is sent at once
  std::size_t longest_line = std::size_t{1} << 20;  // that readline accepts
};

/// The buffer between a stream and a socket. Reading and writing are independent of each other:
/// nothing is flushed before a read.
///
/// An error of the socket, also timed_out and operation_would_block, is thrown as std::system_error
/// out of the calls of std::streambuf. A stream catches that and sets badbit (or throws it on, if
/// its exceptions() ask for that); the end of the connection sets eofbit. After clear() the stream
/// goes on where it stopped, for no byte is lost: what was received before the error stays in the
/// buffer, and what was written and not sent is sent by the next flush. (Formatted input and
/// std::getline take characters one by one: what they took is in their result. readline takes a
/// line whole.)
class SOCKSPEC_API socket_streambuf : public std::streambuf {
 public:
  /// \param directions  std::ios_base::in, out, or both; the other one fails with
  ///                    bad_file_descriptor
  /// Calls: getsockopt(SO_TYPE)
  /// Errors: bad_file_descriptor, the socket is closed;
  ///         operation_not_supported, it is no stream: a datagram is not a piece of a file
  ///         [makefile.of_datagrams]
  /// Blocks: never
  /// Source: Python's socket.makefile
  socket_streambuf(socket& over, std::ios_base::openmode directions, file_buffering = {});
  socket_streambuf(const socket_streambuf&) = delete;
  socket_streambuf& operator=(const socket_streambuf&) = delete;
  /// Closes; an error of closing is lost.
  ~socket_streambuf() override;

  /// Takes the next line, without its newline; the last one need not have one. False at the end.
  ///
  /// Calls: recv, if the line is not in the buffer yet
  /// Errors: as recv; message_size, more than longest_line bytes without a newline
  ///         [makefile.line_too_long]. The bytes of a line that is not complete stay in the buffer
  ///         [makefile.timeout_keeps_the_line].
  /// Blocks: until there is a newline, or the end; the timeout holds for each recv
  bool readline(std::string& line);
  bool readline(std::string& line, std::error_code&);

  /// Sends what was written. Without an error all of it has been taken by the system.
  ///
  /// Calls: sendall; nothing if there is nothing to send
  /// Errors: as sendall. What was not taken is kept [makefile.flush_goes_on_where_it_stopped].
  /// Blocks: as sendall
  void flush();
  void flush(std::error_code&) noexcept;

  /// Flushes and leaves the socket, which stays open. The file is closed afterwards also when this
  /// fails, and what is unsent() then stays so; reading and writing fail with bad_file_descriptor
  /// [makefile.closed]. Closing a closed file does nothing.
  void close();
  void close(std::error_code&) noexcept;

  /// How many bytes were written and not sent.
  std::size_t unsent() const noexcept { return outgoing_.size(); }

  /// What stopped the last recv, sendall or readline: no error if it succeeded, also at the end.
  std::error_code error() const noexcept { return error_; }

 protected:
  int_type underflow() override;
  /// Fills the span from the buffer and the socket, unless the end comes first. On an error what it
  /// has got goes back to the buffer.
  std::streamsize xsgetn(char* into, std::streamsize size) override;
  int_type overflow(int_type character) override;
  /// Takes all of the data, also if sending fails.
  std::streamsize xsputn(const char* data, std::streamsize size) override;
  int sync() override;

 private:
  std::size_t receive(std::span<char> into, std::error_code&) noexcept;
  std::size_t receive_more(std::error_code&);
  std::size_t take(std::span<char> into) noexcept;
  std::size_t send(std::span<const char> data, std::error_code&) noexcept;
  void hold(std::size_t begin, std::size_t end) noexcept;
  std::size_t held() const noexcept { return static_cast<std::size_t>(egptr() - gptr()); }

  socket* over_;  // null once closed
  std::ios_base::openmode directions_;
  file_buffering buffering_;
  std::vector<char> incoming_;  // holds the get area
  std::vector<char> outgoing_;  // what was written and not sent; there is no put area
  std::error_code error_;
};

/// A stream of the standard library over a socket: socket_istream, socket_ostream, socket_iostream.
template <typename Stream>
class socket_stream : public Stream {
 public:
  static constexpr bool reads = std::derived_from<Stream, std::istream>;
  static constexpr bool writes = std::derived_from<Stream, std::ostream>;

  /// Errors: as socket_streambuf
  explicit socket_stream(socket& over, file_buffering buffering = {})
      : Stream(nullptr),
        buffer_(over,
                (reads ? std::ios_base::in : std::ios_base::openmode{}) |
                    (writes ? std::ios_base::out : std::ios_base::openmode{}),
                buffering) {
    this->rdbuf(&buffer_);
  }

  /// The same as std::getline(stream, line), but that the bytes of a line which an error cuts off
  /// stay in the buffer, and that a line has a limit.
  bool readline(std::string& line) requires reads {
    if (!this->good()) return set(std::ios_base::failbit);
    std::error_code ec;
    if (buffer_.readline(line, ec)) return true;
    return set(ec ? std::ios_base::badbit : std::ios_base::eofbit | std::ios_base::failbit);
  }

  void close() { buffer_.close(); }
  void close(std::error_code& ec) noexcept { buffer_.close(ec); }
  std::size_t unsent() const noexcept { return buffer_.unsent(); }
  std::error_code error() const noexcept { return buffer_.error(); }

 private:
  bool set(std::ios_base::iostate bits) {
    this->setstate(bits);
    return false;
  }

  socket_streambuf buffer_;
};

using socket_istream = socket_stream<std::istream>;
using socket_ostream = socket_stream<std::ostream>;
using socket_iostream = socket_stream<std::iostream>;

/// A file over a connection, to read and to write. (To read alone, or to write alone, declare a
/// socket_istream or socket_ostream.)
///
/// Errors: as socket_streambuf
inline socket_iostream makefile(socket& over, file_buffering buffering = {}) {
  return socket_iostream(over, buffering);
}

}  // namespace sockspec

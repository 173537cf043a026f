#include "sockspec/makefile.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "result.hpp"

namespace sockspec {

socket_streambuf::socket_streambuf(socket& over, std::ios_base::openmode directions,
                                   file_buffering buffering)
    : over_(&over), directions_(directions), buffering_(buffering) {
  if (over.getsockopt(so::type) != socket_type::stream) {
    throw std::system_error(make_error_code(errc::operation_not_supported), "makefile");
  }
  buffering_.read = std::max<std::size_t>(buffering_.read, 1);
  incoming_.resize((directions & std::ios_base::in) ? buffering_.read : 0);
  hold(0, 0);
}

socket_streambuf::~socket_streambuf() {
  std::error_code lost;
  close(lost);
}

void socket_streambuf::hold(std::size_t begin, std::size_t end) noexcept {
  char* const first = incoming_.data();
  setg(first, first + begin, first + end);
}

std::size_t socket_streambuf::receive(std::span<char> into, std::error_code& ec) noexcept {
  succeed(ec);
  std::size_t count = 0;
  if (over_ == nullptr || !(directions_ & std::ios_base::in)) {
    fail(ec, errc::bad_file_descriptor);
  } else {
    count = over_->recv(std::as_writable_bytes(into), ec);
  }
  error_ = ec;
  return count;
}

/// Receives behind what is held already.
std::size_t socket_streambuf::receive_more(std::error_code& ec) {
  const std::size_t kept = held();
  if (kept != 0) std::memmove(incoming_.data(), gptr(), kept);
  if (incoming_.size() < kept + buffering_.read) incoming_.resize(kept + buffering_.read);
  hold(0, kept);
  const std::size_t count = receive({incoming_.data() + kept, buffering_.read}, ec);
  hold(0, kept + count);
  return count;
}

/// Moves what is held to where it was asked for, as much as fits.
std::size_t socket_streambuf::take(std::span<char> into) noexcept {
  const std::size_t count = std::min(into.size(), held());
  if (count != 0) std::memcpy(into.data(), gptr(), count);
  setg(eback(), gptr() + count, egptr());
  return count;
}

socket_streambuf::int_type socket_streambuf::underflow() {
  if (held() != 0) return traits_type::to_int_type(*gptr());
  std::error_code ec;
  const std::size_t count = receive_more(ec);
  throw_if(ec, "recv");
  return count == 0 ? traits_type::eof() : traits_type::to_int_type(*gptr());
}

std::streamsize socket_streambuf::xsgetn(char* into, std::streamsize size) {
  const std::span<char> wanted(into, static_cast<std::size_t>(size));
  std::size_t got = take(wanted);
  std::error_code ec;
  while (got != wanted.size()) {
    const auto rest = wanted.subspan(got);
    const bool direct = rest.size() >= buffering_.read;
    const std::size_t count = direct ? receive(rest, ec) : receive_more(ec);
    if (count == 0) break;
    got += direct ? count : take(rest);
  }
  if (ec) {
    if (incoming_.size() < got) incoming_.resize(got);
    std::copy_n(into, got, incoming_.begin());
    hold(0, got);
    throw_if(ec, "recv");
  }
  return static_cast<std::streamsize>(got);
}

bool socket_streambuf::readline(std::string& line, std::error_code& ec) {
  succeed(ec);
  std::size_t searched = 0;
  for (;;) {
    const std::string_view there(gptr(), held());
    const std::size_t newline = there.find('\n', searched);
    const std::size_t length = std::min(newline, there.size());
    if (length > buffering_.longest_line) {
      fail(ec, errc::message_size);
      error_ = ec;
      return false;
    }
    if (newline == std::string_view::npos && receive_more(ec) != 0) {
      searched = length;
      continue;
    }
    if (ec || held() == 0) return false;
    line.assign(gptr(), length);
    setg(eback(), std::min(gptr() + length + 1, egptr()), egptr());
    return true;
  }
}

std::size_t socket_streambuf::send(std::span<const char> data, std::error_code& ec) noexcept {
  const std::size_t sent = over_->sendall(std::as_bytes(data), ec);
  error_ = ec;
  return sent;
}

void socket_streambuf::flush(std::error_code& ec) noexcept {
  succeed(ec);
  if (outgoing_.empty()) return;
  if (over_ == nullptr) return fail(ec, errc::bad_file_descriptor);
  const std::size_t sent = send(outgoing_, ec);
  outgoing_.erase(outgoing_.begin(), outgoing_.begin() + static_cast<std::ptrdiff_t>(sent));
}

int socket_streambuf::sync() {
  flush();
  return 0;
}

std::streamsize socket_streambuf::xsputn(const char* data, std::streamsize size) {
  std::error_code ec;
  std::span<const char> rest(data, static_cast<std::size_t>(size));
  if (over_ == nullptr || !(directions_ & std::ios_base::out)) {
    error_ = make_error_code(errc::bad_file_descriptor);
    throw_if(error_, "write");
  }
  if (rest.empty()) return 0;
  if (outgoing_.size() + rest.size() > buffering_.write) flush(ec);
  if (!ec && rest.size() > buffering_.write) rest = rest.subspan(send(rest, ec));
  outgoing_.insert(outgoing_.end(), rest.begin(), rest.end());
  throw_if(ec, "sendall");
  return size;
}

socket_streambuf::int_type socket_streambuf::overflow(int_type character) {
  if (traits_type::eq_int_type(character, traits_type::eof())) {
    return traits_type::not_eof(character);
  }
  const char written = traits_type::to_char_type(character);
  xsputn(&written, 1);
  return character;
}

void socket_streambuf::close(std::error_code& ec) noexcept {
  succeed(ec);
  if (over_ == nullptr) return;
  flush(ec);
  over_ = nullptr;
}

}  // namespace sockspec

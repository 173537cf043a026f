// sendfile, by the system and by copying, and makefile.

#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <span>
#include <string>

#include "connections.hpp"
#include "posix/faults/exchange.hpp"
#include "posix/native_files.hpp"
#include "sockspec/makefile.hpp"
#include "sockspec/sendfile.hpp"

namespace sockspec::testing {
namespace {

namespace fs = std::filesystem;

using bytes_of_file = std::span<const std::byte>;

// A file that all stories send.
class shared_file {
 public:
  shared_file() {
    std::ofstream out(path_, std::ios::binary);
    out.write(reinterpret_cast<const char*>(content_.data()), std::ssize(content_));
  }
  shared_file(const shared_file&) = delete;
  shared_file& operator=(const shared_file&) = delete;
  ~shared_file() {
    std::error_code lost;
    fs::remove(path_, lost);
  }

  const fs::path& path() const { return path_; }
  bytes_of_file content() const { return content_; }

 private:
  const std::vector<std::byte> content_ = pattern(40'000);
  const fs::path path_ =
      fs::temp_directory_path() / ("sockspec-faults-" + std::to_string(::getpid()));
};

const shared_file& file() {
  static const shared_file made;
  return made;
}

// The same file, open. The calls of the story's own are none that are spoiled.
class opened {
 public:
  native_file get() const { return file_.get(); }
  long position() const { return ::syscall(SYS_lseek, get(), 0, SEEK_CUR); }
  void rewind() const { EXPECT_EQ(::syscall(SYS_lseek, get(), 0, SEEK_SET), 0); }

 private:
  readable_file file_{file().path()};
};

const opened& open_file() {
  static const opened made;
  return made;
}

// A pipe with something in it, which stays open.
class filled_pipe {
 public:
  filled_pipe() { EXPECT_EQ(::pipe2(ends_, O_NONBLOCK | O_CLOEXEC), 0); }
  filled_pipe(const filled_pipe&) = delete;
  filled_pipe& operator=(const filled_pipe&) = delete;
  ~filled_pipe() {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }

  // Takes out what another story has left.
  native_file with(bytes_of_file content) const {
    std::byte left[4096];
    const iovec into{left, sizeof left};
    while (::readv(ends_[0], &into, 1) > 0) {
    }
    EXPECT_EQ(::write(ends_[1], content.data(), content.size()), std::ssize(content));
    return ends_[0];
  }

 private:
  int ends_[2] = {};
};

const filled_pipe& a_pipe() {
  static const filled_pipe made;
  return made;
}

std::pair<socket, socket> a_pair(pace how, std::error_code& ec) {
  auto made = socketpair(address_family::unix_domain, socket_type::stream,
                         socket_protocol::unspecified, ec);
  settle(made.first, how, ec);
  settle(made.second, how, ec);
  return made;
}

std::error_code a_path(pace how, sendfile_way way) {
  std::error_code ec;
  auto [one, other] = a_pair(how, ec);
  if (ec) return ec;
  const std::uint64_t count = sendfile(one, file().path(), {.way = way}, ec);
  return close_all({&one, &other}, take_over(one, other, file().content(), count, ec));
}

std::error_code a_part(pace how, sendfile_way way) {
  std::error_code ec;
  auto [one, other] = a_pair(how, ec);
  if (ec) return ec;
  open_file().rewind();
  const std::uint64_t count =
      sendfile(one, open_file().get(), {.offset = 100, .count = 30'000, .way = way}, ec);
  if (ec.value() != EOVERFLOW) {
    EXPECT_EQ(open_file().position(), count == 0 ? 0 : std::int64_t(100 + count));
  }
  return close_all({&one, &other},
                   take_over(one, other, file().content().subspan(100, 30'000), count, ec));
}

std::error_code what_a_pipe_holds(pace how) {
  std::error_code ec;
  auto [one, other] = a_pair(how, ec);
  if (ec) return ec;
  const auto content = file().content().first(20'000);
  const native_file from = a_pipe().with(content);
  const std::uint64_t count = sendfile(one, from, {.count = content.size()}, ec);
  return close_all({&one, &other}, take_over(one, other, content, count, ec));
}

// Nobody is there to receive it: an error, and not a signal, which would end the test.
std::error_code a_file_for_nobody(pace how) {
  std::error_code ec;
  auto [one, other] = a_pair(how, ec);
  if (!ec) other.close(ec);
  if (ec) return ec;
  open_file().rewind();
  EXPECT_EQ(sendfile(one, open_file().get(), {}, ec), 0U);
  EXPECT_TRUE(ec);
  if (ec == errc::broken_pipe) ec.clear();
  return close_all({&one}, ec);
}

// Notes an error and goes on, as a program may: no byte is lost. False if there was none.
template <typename Stream>
bool goes_on(Stream& stream, std::error_code& first) {
  if (!stream.bad()) return false;
  if (!first) first = stream.error();
  stream.clear();
  return true;
}

std::string lines() {
  std::string text;
  for (int line = 0; line != 2000; ++line) text += "the line " + std::to_string(line) + '\n';
  return text;
}

std::string all_lines(socket& from, std::error_code& first) {
  socket_istream in(from);
  std::string received;
  std::string line;
  do {
    while (in.readline(line)) received += line + '\n';
  } while (goes_on(in, first));
  return received;
}

std::error_code lines_of_a_file(pace how) {
  std::error_code first;
  auto [one, other] = a_pair(how, first);
  if (first) return first;
  const std::string sent = lines();
  socket_ostream out(one);
  out.write(sent.data(), std::ssize(sent));
  while (goes_on(out, first) || out.unsent() != 0) out.flush();
  std::error_code ec;
  one.shutdown(shutdown_how::write, ec);
  if (ec) return first ? first : ec;
  EXPECT_EQ(all_lines(other, first), sent);
  return close_all({&one, &other}, first);
}

std::error_code without_throwing(pace how, const story& told) {
  try {
    return told(how);
  } catch (const std::system_error& error) {
    return error.code();
  }
}

}  // namespace

stories_by_name stories_of_files() {
  open_file();
  a_pipe();
  constexpr auto system = sendfile_way::system;
  constexpr auto copy = sendfile_way::copy;
  return {
      {"file_by_the_system", [](pace how) { return a_path(how, system); }},
      {"file_by_copying", [](pace how) { return a_path(how, copy); }},
      {"part_by_the_system", [](pace how) { return a_part(how, system); }},
      {"part_by_copying", [](pace how) { return a_part(how, copy); }},
      {"pipe_as_a_file", what_a_pipe_holds},
      {"file_for_nobody", a_file_for_nobody},
      {"lines_of_a_file", [](pace how) { return without_throwing(how, lines_of_a_file); }},
  };
}

}  // namespace sockspec::testing

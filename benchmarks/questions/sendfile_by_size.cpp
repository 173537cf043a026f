#if __has_include(<sys/sendfile.h>)
#include <sys/sendfile.h>
#endif
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <vector>

#include "benchmarks/contenders/portability_ends.hpp"
#include "benchmarks/contenders/raw_ends.hpp"
#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/questions/sizes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"
#include "sockspec/sendfile.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::size_t file_size = 1 << 20;

/// A file without a name, in the system's cache after it was written.
int the_file() {
  static const std::unique_ptr<std::FILE, decltype(&std::fclose)> made = [] {
    std::unique_ptr<std::FILE, decltype(&std::fclose)> file(std::tmpfile(), &std::fclose);
    if (!file) throw_errno("tmpfile");
    const std::vector<char> data(file_size, 'x');
    const bool written = std::fwrite(data.data(), 1, data.size(), file.get()) == data.size();
    if (!written || std::fflush(file.get()) != 0) throw_errno("fwrite");
    return file;
  }();
  return ::fileno(made.get());
}

/// What a program does that knows no sendfile.
class raw_copying_end : public raw_end {
 public:
  explicit raw_copying_end(socket end)
      : raw_end(std::move(end)), file_(the_file()), buffer_(64 << 10) {}

  void sendall(std::span<const std::byte> data) {
    for (std::size_t sent = 0; sent != data.size();) {
      const std::size_t most = std::min(buffer_.size(), data.size() - sent);
      const ssize_t count = ::pread(file_, buffer_.data(), most, static_cast<off_t>(sent));
      if (count <= 0) throw_errno("pread");
      raw_end::sendall(std::span(buffer_).first(static_cast<std::size_t>(count)));
      sent += static_cast<std::size_t>(count);
    }
  }

 private:
  int file_;
  std::vector<std::byte> buffer_;
};

#if __has_include(<sys/sendfile.h>)

/// sendall sends as much of the file as there would be data. SIGPIPE is not looked after: a program
/// does that once.
class raw_file_end : public raw_end {
 public:
  explicit raw_file_end(socket end) : raw_end(std::move(end)), file_(the_file()) {}

  void sendall(std::span<const std::byte> data) const {
    off_t offset = 0;
    for (std::size_t left = data.size(); left != 0;) {
      const ssize_t count = ::sendfile(handle(), file_, &offset, left);
      if (count == 0) throw std::runtime_error("the file has ended");
      if (count < 0) check_errno("sendfile");
      if (count > 0) left -= static_cast<std::size_t>(count);
    }
  }

 private:
  int file_;
};

#else

/// Elsewhere sendfile is another call, or none.
using raw_file_end = raw_copying_end;

#endif

class portability_file_end : public portability_end {
 public:
  explicit portability_file_end(socket end) : portability_end(std::move(end)), file_(the_file()) {}

  void sendall(std::span<const std::byte> data) {
    if (sendfile(end(), file_, {.offset = 0, .count = data.size()}) != data.size()) {
      throw std::runtime_error("the file has ended");
    }
  }

 private:
  int file_;
};

/// In one thread only what every system's buffers hold: how much room a file takes depends on its
/// pages.
template <stream_end End>
work_maker over(const place& at) {
  const auto operation = at.bytes < file_size ? stream_operation::sendall_and_recv
                                              : stream_operation::sendall_beside_recv;
  return [=](const transfer& what) {
    return make_stream_work<End>({operation, connect_pair(at.over), what});
  };
}

}  // namespace

question sendfile_by_size() {
  constexpr std::array<std::size_t, 3> sizes{16 << 10, 64 << 10, file_size};
  return {
      .name = "sendfile_by_size",
      .asks = "What does it cost to send so much of a file, with receiving it?",
      .places = cross(two_stream_families, sizes),
      .answers =
          [](const place& at) {
            return own_answers(over<raw_file_end>(at), over<portability_file_end>(at),
                               {{"raw_read_and_send", over<raw_copying_end>(at)}});
          },
  };
}

}  // namespace sockspec::benchmarks

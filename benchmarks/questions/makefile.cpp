// The raw twin of makefile is what C has for it: a FILE over the descriptor, with a buffer as
// large.

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/questions/sizes.hpp"
#include "benchmarks/shapes/file_shapes.hpp"
#include "sockspec/makefile.hpp"

namespace sockspec::benchmarks {
namespace {

void check_size(std::size_t read, std::size_t piece) {
  if (read != piece) throw std::runtime_error("a piece of another size was read");
}

class raw_file {
 public:
  explicit raw_file(socket from)
      : buffer_(file_buffering{}.read), file_(::fdopen(from.fileno(), "r"), &std::fclose) {
    if (!file_) throw_errno("fdopen");
    static_cast<void>(from.detach());  // fclose closes it
    // glibc does not heed the size without a buffer.
    if (std::setvbuf(file_.get(), buffer_.data(), _IOFBF, buffer_.size()) != 0) {
      throw_errno("setvbuf");
    }
  }

 protected:
  std::FILE* file() const noexcept { return file_.get(); }

 private:
  std::vector<char> buffer_;
  std::unique_ptr<std::FILE, decltype(&std::fclose)> file_;
};

class raw_line_reader : public raw_file {
 public:
  explicit raw_line_reader(socket from) : raw_file(std::move(from)) {}
  raw_line_reader(const raw_line_reader&) = delete;
  raw_line_reader& operator=(const raw_line_reader&) = delete;
  ~raw_line_reader() { std::free(line_); }

  void read_piece(std::size_t piece) {
    const ssize_t length = ::getline(&line_, &room_, file());
    if (length < 0) throw_errno("getline");
    check_size(static_cast<std::size_t>(length), piece);
  }

 private:
  char* line_ = nullptr;
  std::size_t room_ = 0;
};

class raw_block_reader : public raw_file {
 public:
  explicit raw_block_reader(socket from) : raw_file(std::move(from)) {}

  void read_piece(std::size_t piece) {
    block_.resize(piece);
    check_size(std::fread(block_.data(), 1, piece, file()), piece);
  }

 private:
  std::vector<char> block_;
};

class portability_file {
 public:
  explicit portability_file(socket from) : from_(std::move(from)), file_(from_) {}

 protected:
  socket_istream& file() noexcept { return file_; }

 private:
  socket from_;
  socket_istream file_;
};

class portability_line_reader : public portability_file {
 public:
  using portability_file::portability_file;

  void read_piece(std::size_t piece) {
    if (!file().readline(line_)) throw std::system_error(file().error(), "readline");
    check_size(line_.size() + 1, piece);
  }

 private:
  std::string line_;
};

/// What the standard library makes of it: std::getline goes through the stream byte by byte.
class portability_getline_reader : public portability_file {
 public:
  using portability_file::portability_file;

  void read_piece(std::size_t piece) {
    if (!std::getline(file(), line_)) throw std::system_error(file().error(), "getline");
    check_size(line_.size() + 1, piece);
  }

 private:
  std::string line_;
};

class portability_block_reader : public portability_file {
 public:
  using portability_file::portability_file;

  void read_piece(std::size_t piece) {
    block_.resize(piece);
    file().read(block_.data(), static_cast<std::streamsize>(piece));
    check_size(static_cast<std::size_t>(file().gcount()), piece);
  }

 private:
  std::vector<char> block_;
};

template <piece_reader Reader>
work_maker over(const place& at) {
  return
      [at](const transfer&) { return make_reading_work<Reader>(connect_pair(at.over), at.bytes); };
}

}  // namespace

question makefile_readline() {
  constexpr std::array<std::size_t, 2> line_sizes{64, 1 << 10};
  return {
      .name = "makefile_readline",
      .asks = "What does a line of so many bytes cost, read from a connection as a file?",
      .places = cross(two_stream_families, line_sizes),
      .answers =
          [](const place& at) {
            return own_answers(over<raw_line_reader>(at), over<portability_line_reader>(at),
                               {{"portability_getline", over<portability_getline_reader>(at)}});
          },
  };
}

question makefile_read() {
  constexpr std::array<std::size_t, 3> block_sizes{64, 1 << 10, 16 << 10};
  return {
      .name = "makefile_read",
      .asks = "What do so many bytes cost, read from a connection as a file?",
      .places = cross(two_stream_families, block_sizes),
      .answers =
          [](const place& at) {
            return own_answers(over<raw_block_reader>(at), over<portability_block_reader>(at));
          },
  };
}

}  // namespace sockspec::benchmarks

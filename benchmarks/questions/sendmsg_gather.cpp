#include <sys/uio.h>

#include <array>

#include "benchmarks/contenders/portability_ends.hpp"
#include "benchmarks/contenders/raw_ends.hpp"
#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/questions/sizes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"
#include "sockspec/message.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::size_t parts = 16;

void check_all(std::size_t count, std::span<const std::byte> data) {
  if (count != data.size()) throw std::runtime_error("sendmsg took only a part");
}

/// Sends the data in 16 parts, as a program does whose data lies in several places.
class raw_gather_end : public raw_end {
 public:
  explicit raw_gather_end(socket end) noexcept : raw_end(std::move(end)) {}

  void sendall(std::span<const std::byte> data) const {
    const std::size_t size = data.size() / parts;
    std::array<iovec, parts> native;
    for (std::size_t i = 0; i != parts; ++i) {
      native[i] = {const_cast<std::byte*>(data.data() + i * size), size};
    }
    msghdr header{};
    header.msg_iov = native.data();
    header.msg_iovlen = parts;
    ssize_t count = 0;
    while ((count = ::sendmsg(handle(), &header, no_signal)) < 0) check_errno("sendmsg");
    check_all(static_cast<std::size_t>(count), data);
  }
};

class raw_parts_end : public raw_end {
 public:
  explicit raw_parts_end(socket end) noexcept : raw_end(std::move(end)) {}

  void sendall(std::span<const std::byte> data) const {
    const std::size_t size = data.size() / parts;
    for (std::size_t i = 0; i != parts; ++i) raw_end::sendall(data.subspan(i * size, size));
  }
};

class portability_gather_end : public portability_end {
 public:
  explicit portability_gather_end(socket end) noexcept : portability_end(std::move(end)) {}

  void sendall(std::span<const std::byte> data) {
    const std::size_t size = data.size() / parts;
    std::array<std::span<const std::byte>, parts> buffers;
    for (std::size_t i = 0; i != parts; ++i) buffers[i] = data.subspan(i * size, size);
    check_all(sendmsg(end(), {.buffers = buffers}), data);
  }
};

template <stream_end End>
work_maker over(family which) {
  return [which](const transfer& what) {
    return make_stream_work<End>({stream_operation::sendall_and_recv, connect_pair(which), what});
  };
}

}  // namespace

question sendmsg_gather() {
  constexpr std::array<std::size_t, 1> sizes{parts * 64};
  return {
      .name = "sendmsg_gather",
      .asks = "What do 16 buffers of 64 bytes cost in one sendmsg, with receiving them?",
      .places = cross(two_stream_families, sizes),
      .answers =
          [](const place& at) {
            return own_answers(over<raw_gather_end>(at.over), over<portability_gather_end>(at.over),
                               {{"raw_16_sends", over<raw_parts_end>(at.over)}});
          },
  };
}

}  // namespace sockspec::benchmarks

#include <uv.h>

#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/rivals/uv_end.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

/// One request to write at a time.
class libuv_end : public uv_end {
 public:
  using uv_end::uv_end;

  std::size_t send(std::span<const std::byte> data) {
    write(data);
    return data.size();
  }
  void sendall(std::span<const std::byte> data) { write(data); }
};

/// Written at once where there is room, without a request; the rest by uv_write.
class libuv_try_end : public uv_end {
 public:
  using uv_end::uv_end;

  std::size_t send(std::span<const std::byte> data) {
    const std::size_t count = try_write(data);
    if (count != 0) return count;
    write(data);
    return data.size();
  }
  void sendall(std::span<const std::byte> data) {
    const std::size_t count = try_write(data);
    if (count != data.size()) write(data.subspan(count));
  }
};

constexpr contender libuv{
    .name = "libuv",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<libuv_end> : nullptr;
    },
};

constexpr contender libuv_try{
    .name = "libuv_try",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<libuv_try_end> : nullptr;
    },
};

}  // namespace

rival libuv_rival() {
  return {&libuv, uv_version_string()};
}

rival libuv_try_rival() {
  return {&libuv_try, uv_version_string()};
}

}  // namespace sockspec::benchmarks

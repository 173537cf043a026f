#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/util.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

struct free_base {
  void operator()(event_base* base) const { event_base_free(base); }
};
struct free_stream {
  void operator()(bufferevent* stream) const { bufferevent_free(stream); }
};

template <typename Handle>
Handle* required(Handle* made, const char* call) {
  if (made == nullptr) throw std::runtime_error(std::string(call) + " failed");
  return made;
}

/// A bufferevent in a base of its own, so that ends may be used in two threads. What is sent is
/// referred to and not copied (evbuffer_add_reference), and may go in one write (libevent's own
/// limit, 16 KiB, is there for fairness between many connections).
/// Source: https://libevent.org/libevent-book/Ref6_bufferevent.html and Ref7_evbuffer.html
class libevent_end {
 public:
  explicit libevent_end(socket end)
      : base_(required(event_base_new(), "event_base_new")),
        stream_(required(bufferevent_socket_new(base_.get(), end.fileno(), BEV_OPT_CLOSE_ON_FREE),
                         "bufferevent_socket_new")) {
    evutil_make_socket_nonblocking(end.detach());
    bufferevent_set_max_single_write(stream_.get(), most_at_once);
    bufferevent_set_max_single_read(stream_.get(), most_at_once);
    bufferevent_setcb(stream_.get(), nullptr, nullptr, note_event, this);
    bufferevent_enable(stream_.get(), EV_READ | EV_WRITE);
  }

  std::size_t send(std::span<const std::byte> data) {
    sendall(data);
    return data.size();
  }
  void sendall(std::span<const std::byte> data) {
    evbuffer* output = bufferevent_get_output(stream_.get());
    evbuffer_add_reference(output, data.data(), data.size(), nullptr, nullptr);
    while (evbuffer_get_length(output) != 0 && !ended_) wait();
    if (ended_) throw std::runtime_error("the connection was closed");
  }
  std::size_t recv(std::span<std::byte> buffer) {
    evbuffer* input = bufferevent_get_input(stream_.get());
    while (evbuffer_get_length(input) == 0 && !ended_) wait();
    return static_cast<std::size_t>(evbuffer_remove(input, buffer.data(), buffer.size()));
  }

 private:
  static constexpr std::size_t most_at_once = 1 << 20;

  static void note_event(bufferevent*, short, void* self) {
    static_cast<libevent_end*>(self)->ended_ = true;  // the end, or an error
  }

  void wait() {
    if (event_base_loop(base_.get(), EVLOOP_ONCE) != 0) {
      throw std::runtime_error("event_base_loop failed");
    }
  }

  std::unique_ptr<event_base, free_base> base_;
  std::unique_ptr<bufferevent, free_stream> stream_;
  bool ended_ = false;
};

constexpr contender libevent{
    .name = "libevent",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<libevent_end> : nullptr;
    },
};

}  // namespace

rival libevent_rival() {
  return {&libevent, event_get_version()};
}

}  // namespace sockspec::benchmarks

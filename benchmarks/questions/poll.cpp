#include <fmt/format.h>
#include <poll.h>

#include <chrono>
#include <stdexcept>
#include <utility>
#include <vector>

#include "benchmarks/contenders/raw_ends.hpp"
#include "benchmarks/machine/handle_limit.hpp"
#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/shapes/connection.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/poll.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::chrono::seconds time{5};  // that poll need not wait

/// Open connections, of which one end can be received from: the last one, so that all are looked
/// at.
class watched {
 public:
  explicit watched(std::size_t handles) {
    allow_handles(4 * handles + 64);  // the reference has as many
    for (std::size_t i = 0; i < handles; i += 2) made_.push_back(connect_pair(family::tcp4));
    made_.back().one.sendall(bytes("x"));
    for (const connection& each : made_) {
      if (handles != 1) handles_.push_back(each.one.fileno());
      handles_.push_back(each.other.fileno());
    }
  }

  const std::vector<native_handle>& handles() const noexcept { return handles_; }

 private:
  std::vector<connection> made_;
  std::vector<native_handle> handles_;
};

void check_one(std::size_t ready, bool last_is_ready) {
  if (ready != 1 || !last_is_ready) throw std::runtime_error("not one handle is ready, the last");
}

std::unique_ptr<work> raw_poll(std::size_t handles) {
  watched all(handles);
  std::vector<pollfd> items;
  for (const native_handle each : all.handles()) items.push_back({each, POLLIN, 0});
  return repeat([all = std::move(all), items = std::move(items)]() mutable {
    const int limit = static_cast<int>(std::chrono::milliseconds(time).count());
    const int ready = checked(::poll(items.data(), items.size(), limit), "poll");
    check_one(static_cast<std::size_t>(ready), (items.back().revents & POLLIN) != 0);
  });
}

std::unique_ptr<work> layer_poll(std::size_t handles) {
  watched all(handles);
  std::vector<poll_item> items;
  for (const native_handle each : all.handles()) items.push_back({each, poll_events::in});
  return repeat([all = std::move(all), items = std::move(items)]() mutable {
    const std::size_t ready = poll(items, time);
    check_one(ready, has(items.back().ready, poll_events::in));
  });
}

}  // namespace

question poll_of(std::size_t handles) {
  return {
      .name = fmt::format("poll_of_{}", handles),
      .asks = fmt::format("What does poll of {} cost, of which one is ready?", handles),
      .places = {{family::tcp4}},
      .answers =
          [handles](const place&) {
            return own_answers([handles](const transfer&) { return raw_poll(handles); },
                               [handles](const transfer&) { return layer_poll(handles); });
          },
  };
}

}  // namespace sockspec::benchmarks

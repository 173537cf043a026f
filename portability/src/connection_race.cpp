// Happy Eyeballs (RFC 8305, section 5): an address that does not answer holds up the next one only
// for a short time.

#include <algorithm>

#include "connection_attempts.hpp"
#include "result.hpp"
#include "sockspec/poll.hpp"

namespace sockspec {
namespace {

using std::chrono::nanoseconds;
using namespace std::chrono_literals;

/// Before Windows 10 2004, poll does not tell that a connect has failed: from time to time each is
/// asked.
constexpr nanoseconds longest_wait = 250ms;

struct runner {
  socket connecting;
  address where;
};

class race {
 public:
  race(std::span<const address> addresses, connection_attempts& attempts)
      : order_(families_in_turn(addresses)), attempts_(attempts) {}

  /// The first socket that is connected, or a closed one.
  socket run();

 private:
  bool may_start() noexcept;
  void start();
  void wait();
  void look_at(runner&, poll_events ready);
  void give_up(std::error_code);

  std::vector<address> order_;
  connection_attempts& attempts_;
  std::size_t started_ = 0;  // how many of them
  std::vector<runner> running_;
  deadline until_next_{nanoseconds::zero()};
  socket winner_;
};

socket race::run() {
  while (!winner_.is_open()) {
    if (attempts_.end().passed()) {
      give_up(make_error_code(errc::timed_out));
      break;
    }
    if (may_start()) {
      start();
    } else if (running_.empty()) {
      break;
    } else {
      wait();
    }
  }
  return std::move(winner_);
}

bool race::may_start() noexcept {
  return started_ != order_.size() && (running_.empty() || until_next_.passed());
}

void race::start() {
  const address& where = order_[started_++];
  until_next_ = deadline(attempts_.options().happy_eyeballs_delay);
  until_next_.left();
  std::error_code ec;
  socket made = attempts_.open_for(where, ec);
  if (!ec) made.setblocking(false, ec);
  if (!ec) made.connect(where, ec);
  if (!ec) {
    winner_ = std::move(made);
  } else if (ec == errc::operation_in_progress) {
    running_.push_back({std::move(made), where});
  } else {
    attempts_.failed(where, ec);
  }
}

void race::wait() {
  std::vector<poll_item> items;
  for (const runner& one : running_) {
    items.push_back({one.connecting.fileno(), poll_events::out});
  }
  nanoseconds time = longest_wait;
  if (started_ != order_.size()) time = std::min(time, *until_next_.left());
  if (const timeout left = attempts_.end().left()) time = std::min(time, *left);
  std::error_code ec;
  poll(items, std::max(time, nanoseconds::zero()), ec);
  if (ec) return give_up(ec);
  for (std::size_t i = 0; i != items.size() && !winner_.is_open(); ++i) {
    look_at(running_[i], items[i].ready);
  }
  std::erase_if(running_, [](const runner& one) { return !one.connecting.is_open(); });
}

/// Takes the socket out of a runner that has arrived or failed.
void race::look_at(runner& one, poll_events ready) {
  std::error_code ec;
  std::error_code error = one.connecting.getsockopt(so::error, ec);
  if (ec) error = ec;
  if (!error && ready == poll_events::none) return;
  // Without an error there must be a peer.
  if (!error) one.connecting.getpeername(error);
  if (!error) {
    winner_ = std::move(one.connecting);
    return;
  }
  one.connecting = socket();
  attempts_.failed(one.where, error);
  // Who fails holds up nobody.
  until_next_ = deadline(nanoseconds::zero());
}

void race::give_up(std::error_code why) {
  for (const runner& one : running_) attempts_.failed(one.where, why);
  running_.clear();
}

}  // namespace

std::vector<address> families_in_turn(std::span<const address> addresses) {
  if (addresses.empty()) return {};
  std::vector<address> own(addresses.begin(), addresses.end());
  const address_family first = own.front().family();
  const auto others = std::stable_partition(
      own.begin(), own.end(), [&](const address& one) { return one.family() == first; });
  std::vector<address> order;
  auto one = own.begin();
  auto other = others;
  while (one != others || other != own.end()) {
    if (one != others) order.push_back(*one++);
    if (other != own.end()) order.push_back(*other++);
  }
  return order;
}

socket connect_in_a_race(std::span<const address> addresses, connection_attempts& attempts) {
  return race(addresses, attempts).run();
}

}  // namespace sockspec

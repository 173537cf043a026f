#include "benchmarks/path/near_end.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "sockspec/errc.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::size_t block = 256 << 10;  // bytes

/// Calls, and tells what they throw with the way's name.
template <typename Calls>
void by(const way& taken, const Calls& calls) {
  try {
    calls();
  } catch (const std::system_error& error) {
    const bool is_silent = error.code() == errc::timed_out;
    throw std::runtime_error(taken.name + ": " +
                             (is_silent ? "nothing comes back; does it lead to the far end?"
                                        : std::string(error.what())));
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(taken.name + ": " + error.what());
  }
}

socket connected(const way& by) {
  socket made(by.entrance.family(), socket_type::stream);
  made.settimeout(by.patience);
  made.connect(by.entrance);
  made.setsockopt(tcp::nodelay, true);
  return made;
}

void expect_answer(socket& from, std::span<std::byte> answer) {
  if (!recv_whole(from, answer)) throw std::runtime_error("the connection was ended");
}

}  // namespace

near_end::near_end(const way& taken, const identity& wanted)
    : by_(taken), connection_(taken.entrance.family(), socket_type::stream) {
  by(by_, [&] {
    connection_ = connected(by_);
    connection_.sendall(head_of(who_are_you, 0));
    identity there{};
    expect_answer(connection_, there);
    if (there != wanted) throw std::runtime_error("it leads to something else than the far end");
  });
}

void near_end::round_trips(std::size_t times) {
  by(by_, [&] {
    std::array<std::byte, round_trip_bytes> data{};
    const auto head = head_of(echo_this, data.size());
    std::array<std::byte, head.size() + data.size()> message{};
    std::ranges::copy(head, message.begin());
    for (; times != 0; --times) {
      connection_.sendall(message);
      expect_answer(connection_, data);
    }
  });
}

void near_end::send(std::size_t bytes) {
  by(by_, [&] {
    const std::vector<std::byte> data(std::min(bytes, block), each_byte);
    connection_.sendall(head_of(take_this, bytes));
    for (std::size_t left = bytes; left != 0;) {
      const std::size_t piece = std::min(left, data.size());
      connection_.sendall(std::span(data).first(piece));
      left -= piece;
    }
    std::array<std::byte, 1> answer{};
    expect_answer(connection_, answer);
    if (answer[0] != as_it_was_sent) throw std::runtime_error("data was altered on the way");
  });
}

void connect_and_close(const way& taken, std::size_t times) {
  by(taken, [&] {
    const auto head = head_of(echo_this, 1);
    std::array<std::byte, head.size() + 1> message{};
    std::ranges::copy(head, message.begin());
    for (; times != 0; --times) {
      socket connection = connected(taken);
      connection.sendall(message);
      std::array<std::byte, 1> answer{};
      expect_answer(connection, answer);
      connection.close();
    }
  });
}

}  // namespace sockspec::benchmarks

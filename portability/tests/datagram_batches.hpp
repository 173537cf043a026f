#pragma once
// Datagrams as texts, and batches of them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "connections.hpp"
#include "sockspec/batch.hpp"
#include "sockspec/bytes.hpp"

namespace sockspec::testing {

/// "0", "1", and so on.
inline std::vector<std::string> numbered(std::size_t count) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i != count; ++i) texts.push_back(std::to_string(i));
  return texts;
}

/// To the peer. The texts stay where they are.
inline std::vector<outgoing_datagram> batch_of(const std::vector<std::string>& texts) {
  std::vector<outgoing_datagram> batch;
  for (const auto& text : texts) batch.push_back({bytes(text)});
  return batch;
}

inline void send_text(socket& out, std::string_view text) {
  EXPECT_EQ(out.send(bytes(text)), text.size());
}

/// So many datagrams, one by one.
inline std::vector<std::string> recv_texts(socket& in, std::size_t count) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i != count; ++i) texts.push_back(recv_text(in));
  return texts;
}

/// Buffers for so many datagrams.
struct incoming_batch {
  std::vector<std::vector<std::byte>> room;
  std::vector<incoming_datagram> all;

  explicit incoming_batch(std::size_t count, std::size_t size = 100)
      : room(count, std::vector<std::byte>(size)) {
    for (auto& each : room) all.push_back({each});
  }
  incoming_batch(const incoming_batch&) = delete;
  incoming_batch& operator=(const incoming_batch&) = delete;
  ~incoming_batch() = default;

  /// What the first ones have received.
  std::vector<std::string> texts(std::size_t count) const {
    std::vector<std::string> received;
    for (const auto& each : std::span(all).first(count)) {
      received.emplace_back(sockspec::text(each.buffer.first(each.count)));
    }
    return received;
  }
};

}  // namespace sockspec::testing

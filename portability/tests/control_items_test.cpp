// Ancillary data in the system's form, as bytes that may say anything.

#include "berkeley/control_items.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <random>
#include <vector>

#include "control_layout.hpp"

namespace {

using sockspec::control_header;
using sockspec::next_item;

using bytes_view = std::span<const std::byte>;

/// Items one after the other, in room of this size.
struct built {
  std::vector<std::byte> room;
  std::size_t size = 0;

  explicit built(std::size_t capacity) : room(capacity, std::byte{0xa5}) {}
  bool add(int level, int type, bytes_view data) {
    return sockspec::append_item(room, size, {level, type, data});
  }
  bytes_view all() const { return bytes_view(room).first(size); }
};

constexpr std::array<std::byte, 5> five{std::byte{1}, std::byte{2}, std::byte{3}, std::byte{4},
                                        std::byte{5}};

TEST(control_items, are_read_as_they_were_written) {
  built items(200);
  ASSERT_TRUE(items.add(1, 2, five));
  ASSERT_TRUE(items.add(3, 4, {}));
  bytes_view rest = items.all();
  const auto first = next_item(rest);
  const auto second = next_item(rest);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->level, 1);
  EXPECT_EQ(first->type, 2);
  EXPECT_EQ(std::memcmp(first->data.data(), five.data(), 5), 0);
  EXPECT_EQ(first->data.size(), 5U);
  EXPECT_EQ(second->level, 3);
  EXPECT_TRUE(second->data.empty());
  EXPECT_FALSE(next_item(rest));
}

TEST(control_items, are_not_written_beyond_the_room) {
  built items(sockspec::control_space(5));
  EXPECT_FALSE(items.add(1, 2, std::vector<std::byte>(sockspec::control_space(5))));
  EXPECT_TRUE(items.add(1, 2, five));
  EXPECT_FALSE(items.add(1, 2, {}));
  EXPECT_EQ(items.size, items.room.size());
}

TEST(control_items, end_where_the_bytes_end) {
  built items(200);
  ASSERT_TRUE(items.add(1, 2, five));
  bytes_view cut = items.all().first(sockspec::control_length(3));
  const auto item = next_item(cut);
  ASSERT_TRUE(item);
  EXPECT_EQ(item->data.size(), 3U);
  EXPECT_TRUE(cut.empty());
}

TEST(control_items, of_impossible_lengths_are_none) {
  built items(200);
  ASSERT_TRUE(items.add(1, 2, five));
  control_header header{};
  for (const std::size_t length : {std::size_t{0}, sockspec::control_length(0) - 1}) {
    header.cmsg_len = static_cast<decltype(header.cmsg_len)>(length);
    std::memcpy(items.room.data(), &header, sizeof header);
    bytes_view rest = items.all();
    EXPECT_FALSE(next_item(rest));
  }
  bytes_view half_a_header = items.all().first(sockspec::control_length(0) - 1);
  EXPECT_FALSE(next_item(half_a_header));
}

/// Every item lies within the bytes, and they are read to an end.
void read_through(bytes_view bytes) {
  bytes_view rest = bytes;
  while (const auto item = next_item(rest)) {
    ASSERT_TRUE(item->data.empty() ||
                (item->data.data() >= bytes.data() &&
                 item->data.data() + item->data.size() <= bytes.data() + bytes.size()));
    static_cast<void>(sockspec::value_of<sockspec::credentials>(*item));
    static_cast<void>(sockspec::value_of<sockspec::packet_info>(*item));
    static_cast<void>(sockspec::value_of<sockspec::hop_limit>(*item));
    static_cast<void>(sockspec::value_of<sockspec::arrival_time>(*item));
  }
  static_cast<void>(sockspec::descriptor_at(bytes, 7));
}

TEST(control_items, may_say_anything) {
  std::mt19937 random(1);  // NOLINT: the same bytes each time
  for (int round = 0; round != 20000; ++round) {
    std::vector<std::byte> bytes(random() % 100);
    for (std::byte& one : bytes) one = static_cast<std::byte>(random() % 4 == 0 ? random() : 0);
    if (bytes.size() >= sizeof(control_header) && round % 2 == 0) {
      control_header header{};
      header.cmsg_len = static_cast<decltype(header.cmsg_len)>(random() % 120);
      std::memcpy(bytes.data(), &header, sizeof header);
    }
    read_through(bytes);
  }
}

}  // namespace

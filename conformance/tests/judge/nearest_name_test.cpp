#include "engine/nearest_name.hpp"

#include <gtest/gtest.h>

#include <array>

namespace sockspec::conformance {
namespace {

constexpr std::array<std::string_view, 3> known{"title", "command", "follows"};

TEST(nearest_name, forgives_slips) {
  for (const auto* slip : {"commanx", "commmandd", "ocmmand", "kommand", "Command"}) {
    EXPECT_EQ(nearest_name(slip, known), "command") << slip;
  }
}

TEST(nearest_name, does_not_guess_wildly) {
  EXPECT_EQ(nearest_name("driver", known), "");
  EXPECT_EQ(nearest_name("", known), "");
  EXPECT_EQ(nearest_name("title", {}), "");
}

TEST(nearest_name, prefers_the_nearest_then_the_first) {
  constexpr std::array<std::string_view, 4> kinds{"tcp4", "tcp6", "udp4", "udp6"};
  EXPECT_EQ(nearest_name("udp5", kinds), "udp4");
  EXPECT_EQ(nearest_name("tcp6", kinds), "tcp6");
  constexpr std::array<std::string_view, 3> calls{"socketpa", "socketir", "socketpai"};
  EXPECT_EQ(nearest_name("socketpair", calls), "socketpai");
}

TEST(name_advice, asks_and_lists) {
  EXPECT_EQ(name_advice("titlle", known),
            "did you mean \"title\"? Known are title, command and follows");
  EXPECT_EQ(name_advice("driver", known), "Known are title, command and follows");
  EXPECT_EQ(name_advice("driver", std::array<std::string_view, 1>{"native"}), "Known is native");
  EXPECT_EQ(name_advice("driver", {}), "");
}

TEST(name_advice, leaves_out_a_list_that_is_too_long) {
  const std::vector<std::string_view> many(100, "recv.short_read");
  EXPECT_EQ(name_advice("recv.short_raed", many), "did you mean \"recv.short_read\"?");
  EXPECT_EQ(name_advice("bind", many), "");
}

}  // namespace
}  // namespace sockspec::conformance

#include "benchmarks/rows/selection.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::ThrowsMessage;

const question one{.name = "throughput", .asks = "?", .places = {{}}, .answers = {}};
const question other{.name = "ping_pong", .asks = "?", .places = {{}}, .answers = {}};

std::vector<row> rows() {
  std::vector<row> all;
  for (const question* asked : {&one, &other}) {
    for (const char* name : {"raw", "raw_again", "portability", "asio", "libuv"}) {
      all.push_back({asked, {}, {name, {}}, {"raw", {}}});
    }
  }
  return all;
}

std::vector<std::string> names(const std::vector<row>& chosen) {
  std::vector<std::string> all;
  for (const row& each : chosen) all.push_back(to_string(each.name()));
  return all;
}

TEST(selection, of_nothing_is_everything) {
  EXPECT_THAT(select(rows(), {}), SizeIs(10));
}

TEST(selection, of_contenders_keeps_raw_its_noise_and_the_layer) {
  EXPECT_THAT(names(select(rows(), {.questions = {"ping_pong"}, .against = {"libuv"}})),
              ElementsAre("ping_pong/none/0/raw", "ping_pong/none/0/raw_again",
                          "ping_pong/none/0/portability", "ping_pong/none/0/libuv"));
}

TEST(selection, an_unknown_question_is_refused_with_the_nearest) {
  EXPECT_THAT([] { select(rows(), {.questions = {"thruput"}, .against = {}}); },
              ThrowsMessage<std::invalid_argument>(
                  AllOf(HasSubstr("no question thruput"), HasSubstr("mean throughput?"))));
}

TEST(selection, an_unknown_contender_is_refused_with_the_nearest) {
  EXPECT_THAT(
      [] {
        select(rows(), {.questions = {}, .against = {"boost", "asoi"}});
      },
      ThrowsMessage<std::invalid_argument>(HasSubstr("no contender boost")));
  EXPECT_THAT([] { select(rows(), {.questions = {}, .against = {"asoi"}}); },
              ThrowsMessage<std::invalid_argument>(HasSubstr("mean asio?")));
}

TEST(selection, the_nearest_name_needs_the_fewest_changes) {
  const std::vector<std::string> known{"abc", "abcdef", "xyz"};
  EXPECT_EQ(nearest("abd", known), "abc");
  EXPECT_EQ(nearest("abcdfe", known), "abcdef");
  EXPECT_EQ(nearest("", known), "abc");
}

TEST(selection, contenders_are_named_once_in_their_order) {
  EXPECT_THAT(contender_names(rows()),
              ElementsAre("raw", "raw_again", "portability", "asio", "libuv"));
}

}  // namespace
}  // namespace sockspec::benchmarks

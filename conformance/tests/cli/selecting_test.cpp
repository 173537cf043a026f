#include "cli/selecting.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "cli/usage_error.hpp"

namespace sockspec::conformance::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string complaint(const selecting& typed) {
  try {
    selection_from(typed);
  } catch (const usage_error& error) {
    return error.what();
  }
  return "none";
}

TEST(selecting, nothing_selects_everything) {
  const auto chosen = selection_from({});
  EXPECT_TRUE(chosen.globs.empty() && chosen.calls.empty() && chosen.kinds.empty() &&
              chosen.modes.empty() && chosen.sides.empty() && chosen.levels.empty());
  EXPECT_FALSE(chosen.smoke);
  EXPECT_EQ(chosen.part.of, 1);
}

TEST(selecting, names_become_values) {
  const auto chosen = selection_from({.globs = {"bind.*"},
                                      .calls = {"connect"},
                                      .kinds = {"tcp4", "unix_dgram"},
                                      .modes = {"timeout"},
                                      .sides = {"accepting"},
                                      .levels = {"should"},
                                      .depth = "smoke",
                                      .shard = "2/3"});
  EXPECT_THAT(chosen.globs, ElementsAre("bind.*"));
  EXPECT_THAT(chosen.calls, ElementsAre("connect"));
  EXPECT_THAT(chosen.kinds, ElementsAre(kind::tcp4, kind::unix_dgram));
  EXPECT_THAT(chosen.modes, ElementsAre(mode::timeout));
  EXPECT_THAT(chosen.sides, ElementsAre(side::accepting));
  EXPECT_THAT(chosen.levels, ElementsAre(results::level::should));
  EXPECT_TRUE(chosen.smoke);
  EXPECT_EQ(chosen.part.number, 2);
  EXPECT_EQ(chosen.part.of, 3);
}

TEST(selecting, what_is_unknown_is_named_with_what_is_known) {
  EXPECT_THAT(complaint({.kinds = {"tcp5"}}), HasSubstr("unknown kind \"tcp5\""));
  EXPECT_THAT(complaint({.modes = {"blockng"}}), HasSubstr("did you mean \"blocking\"?"));
  EXPECT_THAT(complaint({.sides = {"acepting"}}), HasSubstr("did you mean \"accepting\"?"));
  EXPECT_THAT(complaint({.levels = {"may"}}), HasSubstr("must, should and unspecified"));
  EXPECT_THAT(complaint({.calls = {"connet"}}), HasSubstr("did you mean \"connect\"?"));
  EXPECT_THAT(complaint({.depth = "deep"}), HasSubstr("smoke and full"));
}

TEST(selecting, nothing_that_matches_is_told_with_what_was_meant) {
  EXPECT_THAT(nothing_matches({.globs = {"connect.refsed"}}), HasSubstr("\"connect.refused\""));
  EXPECT_THAT(nothing_matches({.globs = {"conect.*"}}), HasSubstr("\"connect.*\""));
  EXPECT_THAT(nothing_matches({.globs = {"conect.*/tcp4.*"}}), HasSubstr("\"connect.*/tcp4.*\""));
  EXPECT_THAT(nothing_matches({.globs = {"connect.*/tcp5.*"}}), Not(HasSubstr("did you mean")));
}

TEST(selecting, shards_are_counted_from_one) {
  for (const char* wrong : {"0/2", "3/2", "1", "/", "1/", "/2", "-1/2", "1/2/3", "1/20000", " 1/2"})
    EXPECT_THAT(complaint({.shard = wrong}), HasSubstr("I/N")) << wrong;
  EXPECT_EQ(complaint({.shard = "1/1"}), "none");
}

}  // namespace
}  // namespace sockspec::conformance::cli

#include "reports/observations_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.hpp"

namespace sockspec::reports {
namespace {

using results::record;
using results::verdict;
using results::verdict_kind;
using results::sample::passed;
using results::sample::run_of;
using testing::Eq;

record left_open(const std::string& target, const std::string& name, const verdict& seen) {
  auto made = results::sample::cell(target, name, seen, results::outcome::expected);
  made.level = results::level::unspecified;
  return made;
}

record observed(const std::string& target, const std::string& name, const std::string& as) {
  return left_open(target, name, {verdict_kind::observed, as});
}

TEST(observations_text, counts_the_classes_of_each_target_commonest_first) {
  const auto text = observations_text(run_of({observed("one", "bind.a/tcp4.blocking", "refused"),
                                              observed("one", "bind.a/tcp6.blocking", "shared"),
                                              observed("one", "bind.a/tcp6.timeout", "shared"),
                                              passed("one", "bind.b/tcp4.timeout"),
                                              observed("one", "bind.c/tcp4.blocking", "shared"),
                                              observed("two", "bind.a/tcp4.blocking", "refused")}),
                                      {});
  EXPECT_THAT(text, Eq("clause  one                  two\n"
                       "bind.a  shared 2, refused 1  refused 1\n"
                       "bind.c  shared 1\n"));
}

TEST(observations_text, shows_what_was_no_observation) {
  const auto text = observations_text(
      run_of({left_open("one", "bind.a/tcp4.blocking", {verdict_kind::timeout, "bind"})}), {});
  EXPECT_THAT(text, Eq("clause  one\nbind.a  timeout, bind 1\n"));
}

TEST(observations_text, says_that_there_is_nothing_to_show) {
  EXPECT_THAT(observations_text(run_of({passed("one", "bind.b/tcp4.blocking")}), {}),
              Eq("No clause of this run leaves its outcome open.\n"));
}

}  // namespace
}  // namespace sockspec::reports

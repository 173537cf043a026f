#include "reports/failure_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.hpp"

namespace sockspec::reports {
namespace {

using results::outcome;
using results::verdict_kind;
using results::sample::cell;
using results::sample::failed;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string name = "connect.refused/tcp4.blocking";

TEST(failure_text, stands_alone) {
  const auto text = failure_text(failed("socket_wrapper", name, "error:host_unreachable"),
                                 results::sample::stamp_of({"socket_wrapper"}));
  EXPECT_EQ(
      text,
      "FAIL  connect.refused/tcp4.blocking  on socket_wrapper 1.3.5                      "
      "unexpected\n"
      R"(  must      Connecting to an address where nobody listens fails with connection_refused.
  source    POSIX.1-2024 connect(), ERRORS; RFC 9293 3.10.7.1; connect(2)
  allowed   error connection_refused
  observed  error host_unreachable (EHOSTUNREACH 113)
  below     native: pass, so the fault is not the system's
  transcript
    0.000 ms  subject  socket #1 inet stream -> ok
    0.041 ms  subject  connect #1 127.0.0.1:40113 -> error EHOSTUNREACH
  repeat    sockspec run socket_wrapper --select connect.refused/tcp4.blocking
)");
}

TEST(failure_text, names_the_target_beside_an_implementation_of_another_name) {
  auto stamp = results::sample::stamp_of({"native"});
  stamp.targets[0].implementation = "Linux 6.18.44";
  EXPECT_THAT(failure_headline(failed("native", name, "eof"), stamp),
              HasSubstr("  on native (Linux 6.18.44)  "));
  EXPECT_THAT(failure_headline(failed("elsewhere", name, "eof"), stamp),
              HasSubstr("  on elsewhere  "));
}

TEST(failure_text, begins_with_what_happened) {
  const auto stamp = results::sample::stamp_of({"native"});
  const auto headline = [&](const results::verdict& seen, outcome meaning) {
    return failure_headline(cell("native", name, seen, meaning), stamp);
  };
  EXPECT_THAT(headline({verdict_kind::timeout, "recv"}, outcome::unexpected),
              StartsWith("TIMEOUT  "));
  EXPECT_THAT(headline({verdict_kind::not_run, "parked"}, outcome::unexpected),
              StartsWith("NOT RUN  "));
  EXPECT_THAT(headline({verdict_kind::pass, {}}, outcome::stale), StartsWith("STALE  "));
}

TEST(failure_text, says_the_verdict_where_nothing_was_put_into_words) {
  auto hung = cell("native", name, {verdict_kind::timeout, "recv"}, outcome::unexpected);
  hung.observed.clear();
  EXPECT_THAT(failure_text(hung, {}), HasSubstr("  observed  timeout, recv\n"));
}

TEST(failure_text, leaves_out_what_is_not_there) {
  const auto text = failure_text(cell("native", name, {verdict_kind::crash, "SIGSEGV"}), {});
  for (const auto* label : {"below", "deviation", "transcript"}) {
    EXPECT_THAT(text, Not(HasSubstr(label)));
  }
}

TEST(failure_text, keeps_a_long_headline_apart) {
  const auto long_name = "connect." + std::string(80, 'x') + "/tcp4.blocking";
  EXPECT_THAT(failure_headline(failed("native", long_name, "eof"), {}),
              HasSubstr("  on native  unexpected"));
}

TEST(failure_text, does_not_let_a_driver_write_to_the_terminal) {
  auto hostile = failed("native", name, "eof");
  hostile.observed = "\x1b]0;title\x07 and\nFAIL  forged";
  hostile.transcript = {"\x1b[2J"};
  const auto text = failure_text(hostile, {});
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\nFAIL  forged")));
  EXPECT_THAT(text, HasSubstr(R"(\x1b]0;title\x07 and\nFAIL  forged)"));
}

TEST(failure_text, is_coloured_only_by_ink) {
  EXPECT_THAT(failure_text(failed("native", name, "eof"), {}, ink(true)), HasSubstr("\x1b[1;31m"));
}

}  // namespace
}  // namespace sockspec::reports

#include "reports/progress.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "sample.hpp"

namespace sockspec::reports {
namespace {

using results::sample::failed;
using results::sample::passed;
using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string name = "connect.refused/tcp4.blocking";

/// A progress with a clock that the test turns.
class shown : public testing::Test {
 protected:
  progress on(const screen& where, verbosity how_much = verbosity::normal) {
    return progress(out_, where, how_much, [this] { return now_; });
  }
  void wait(milliseconds duration) { now_ += duration; }
  /// What was written since the last time.
  std::string written() {
    auto text = out_.str();
    out_.str({});
    return text;
  }
  std::size_t lines_written() {
    const auto text = written();
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  const screen file_{};
  const screen terminal_{.is_terminal = true, .has_colour = false, .columns = 120};
  const results::record pass_ = passed("native", name);

 private:
  std::ostringstream out_;
  progress::clock::time_point now_{};
};

TEST_F(shown, in_a_file_as_plain_lines_with_counts_rate_and_time_left) {
  auto seen = on(file_);
  seen.start(1000);
  wait(milliseconds(500));
  for (int i = 0; i < 100; ++i) seen.record(pass_);
  EXPECT_EQ(written(),
            "100 of 1,000 cells  100 pass  0 fail  0 other  0 unexpected  200/s  5 s left\n");
}

TEST_F(shown, in_a_file_every_tenth_and_every_two_seconds) {
  auto seen = on(file_);
  seen.start(1000);
  for (int i = 0; i < 1000; ++i) seen.record(pass_);
  EXPECT_EQ(lines_written(), 10U);

  seen.start(100'000);
  for (int i = 0; i < 10; ++i) {
    wait(milliseconds(1000));
    seen.record(pass_);
  }
  EXPECT_EQ(lines_written(), 5U);
}

TEST_F(shown, on_a_terminal_as_a_bar_that_is_redrawn) {
  auto seen = on(terminal_);
  seen.start(4);
  seen.record(pass_);
  wait(milliseconds(1000));
  seen.record(pass_);
  const auto text = written();
  EXPECT_THAT(text, Not(HasSubstr("\n")));
  EXPECT_THAT(text, HasSubstr("\r\x1b[K[====================                    ] 2/4  2 pass"));
  EXPECT_THAT(text, EndsWith("2/s  1 s left"));
}

TEST_F(shown, on_a_terminal_not_more_often_than_the_eye_can_see) {
  auto seen = on(terminal_);
  seen.start(10'000);
  for (int i = 0; i < 5'000; ++i) {
    seen.record(pass_);
    if (i % 10 == 0) wait(milliseconds(1));  // half a second in all
  }
  const auto text = written();
  EXPECT_LE(std::count(text.begin(), text.end(), '\r'), 6);
}

TEST_F(shown, on_a_narrow_terminal_without_wrapping) {
  for (int columns = 1; columns < 130; ++columns) {
    auto seen = on({.is_terminal = true, .has_colour = false, .columns = columns});
    seen.start(1000);
    wait(milliseconds(10));
    seen.record(pass_);
    const auto drawn = written().substr(std::string("\r\x1b[K").size());
    EXPECT_LT(drawn.size(), static_cast<std::size_t>(columns)) << drawn;
  }
}

TEST_F(shown, failures_stand_above_the_bar) {
  auto seen = on(terminal_);
  seen.start(10, results::sample::stamp_of({"native"}));
  seen.record(pass_);
  written();
  seen.record(failed("native", name, "eof"));
  const auto text = written();
  EXPECT_THAT(text, StartsWith("\r\x1b[K"
                               "FAIL  connect.refused/tcp4.blocking  on native 1.3.5"));
  EXPECT_THAT(text, HasSubstr("--select connect.refused/tcp4.blocking\n\n\r\x1b[K["));
}

TEST_F(shown, expected_failures_are_only_counted) {
  auto seen = on(file_);
  seen.start(1);
  seen.record(failed("native", name, "eof", results::outcome::expected));
  const auto text = written();
  EXPECT_THAT(text, HasSubstr("0 pass  1 fail  0 other  0 unexpected"));
  EXPECT_THAT(text, Not(HasSubstr("FAIL")));
}

TEST_F(shown, a_flood_of_failures_is_cut_to_headlines) {
  auto seen = on(file_);
  seen.start(1'000'000);
  for (int i = 0; i < 20; ++i) seen.record(failed("native", name, "eof"));
  EXPECT_GT(lines_written(), 20U * 5U);
  for (int i = 0; i < 10; ++i) seen.record(failed("native", name, "eof"));
  EXPECT_EQ(lines_written(), 11U);
}

TEST_F(shown, finish_takes_the_bar_away_and_sums_up) {
  auto seen = on(terminal_);
  seen.start(1);
  seen.record(pass_);
  written();
  wait(milliseconds(12'000));
  seen.finish(results::sample::run_of({pass_}));
  const auto text = written();
  EXPECT_THAT(text, StartsWith("\r\x1b[K\n"));
  EXPECT_THAT(text, EndsWith("Nothing unexpected in 1 cell.\nTook 12 s.\n"));
}

TEST_F(shown, quietly_only_failures_and_the_conclusion) {
  auto seen = on(terminal_, verbosity::quiet);
  seen.start(2, results::sample::stamp_of({"native"}));
  seen.record(pass_);
  EXPECT_EQ(written(), "");
  const auto bad = failed("native", name, "eof");
  seen.record(bad);
  EXPECT_THAT(written(), StartsWith("FAIL  "));
  seen.finish(results::sample::run_of({pass_, bad}));
  EXPECT_EQ(written(), "Not as expected: 1 cell, of 2 cells.\n");
}

TEST_F(shown, quietly_also_the_findings_that_fail_the_run) {
  auto seen = on(terminal_, verbosity::quiet);
  seen.start(0, results::sample::stamp_of({"native"}));
  auto whole = results::sample::run_of({pass_});
  whole.findings = {{"native", "a note", false}, {"native", "no driver", true}};
  seen.finish(whole);
  EXPECT_EQ(written(), "unexpected  native: no driver\nNot as expected: 1 finding, of 1 cell.\n");
}

TEST(wants_colour, as_chosen_otherwise_on_terminals_that_do_not_object) {
  EXPECT_TRUE(wants_colour(colour_choice::automatic, true, {}));
  EXPECT_FALSE(wants_colour(colour_choice::automatic, false, {}));
  EXPECT_FALSE(wants_colour(colour_choice::automatic, true, {.no_color = "1", .term = "xterm"}));
  EXPECT_FALSE(wants_colour(colour_choice::automatic, true, {.no_color = "", .term = "dumb"}));
  EXPECT_TRUE(wants_colour(colour_choice::always, false, {.no_color = "1", .term = "dumb"}));
  EXPECT_FALSE(wants_colour(colour_choice::never, true, {}));
}

TEST(colour_choice, is_read_from_its_words) {
  EXPECT_EQ(colour_choice_from("auto"), colour_choice::automatic);
  EXPECT_EQ(colour_choice_from("always"), colour_choice::always);
  EXPECT_EQ(colour_choice_from("never"), colour_choice::never);
  EXPECT_EQ(colour_choice_from("sometimes"), std::nullopt);
}

}  // namespace
}  // namespace sockspec::reports

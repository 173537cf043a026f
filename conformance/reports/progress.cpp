#include "reports/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "reports/failure_text.hpp"
#include "reports/summary_text.hpp"
#include "reports/tallies.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr auto redraw_interval = milliseconds(100);
constexpr auto line_interval = seconds(2);
constexpr std::size_t steps_of_plain_lines = 10;
constexpr std::size_t failures_in_full = 20;
constexpr std::size_t shortest_bar = 10, longest_bar = 40;

constexpr auto to_start_of_line = "\r\x1b[K";  // and erase it

}  // namespace

progress::progress(std::ostream& out, const screen& where, verbosity how_much, now_function now)
    : out_(out),
      screen_(where),
      paint_(where.has_colour),
      verbosity_(how_much),
      now_(std::move(now)) {}

void progress::start(std::size_t total, results::stamp what) {
  stamp_ = std::move(what);
  total_ = total;
  done_ = passed_ = failed_ = unexpected_ = shown_done_ = 0;
  started_ = shown_ = now_();
}

void progress::record(const results::record& cell) {
  ++done_;
  if (cell.verdict.kind == results::verdict_kind::pass) ++passed_;
  if (cell.verdict.kind == results::verdict_kind::fail) ++failed_;
  if (fails_the_run(cell.outcome)) show_failure(cell);
  if (verbosity_ == verbosity::normal) show_state();
}

void progress::finish(const results::run& whole) {
  erase_bar();
  if (verbosity_ == verbosity::quiet) {
    out_ << unexpected_findings(whole, paint_) << conclusion(whole) << '\n' << std::flush;
    return;
  }
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(now_() - started_);
  out_ << '\n' << summary_text(whole, paint_) << "Took " << in_words(took) << ".\n" << std::flush;
}

void progress::show_failure(const results::record& cell) {
  erase_bar();
  ++unexpected_;
  if (unexpected_ <= failures_in_full) {
    out_ << failure_text(cell, stamp_, paint_) << '\n';
    return;
  }
  if (unexpected_ == failures_in_full + 1) {
    out_ << "From here on only the first line of each; their texts are in the report.\n";
  }
  out_ << failure_headline(cell, stamp_, paint_) << '\n';
}

void progress::show_state() {
  const auto now = now_();
  if (screen_.is_terminal) {
    if (bar_is_up_ && now - shown_ < redraw_interval && done_ < total_) return;
    out_ << to_start_of_line << bar() << std::flush;
    bar_is_up_ = true;
  } else {
    if (!line_is_due(now)) return;
    out_ << fmt::format("{} of {}{}{}\n", grouped(done_), counted(total_, "cell"), counts(), pace())
         << std::flush;
  }
  shown_ = now;
  shown_done_ = done_;
}

bool progress::line_is_due(clock::time_point now) const {
  if (done_ == total_ || now - shown_ >= line_interval) return true;
  const auto step = std::max<std::size_t>(1, total_ / steps_of_plain_lines);
  return done_ / step > shown_done_ / step;
}

std::string progress::counts() const {
  return fmt::format("  {} pass  {} fail  {} other  {} unexpected", grouped(passed_),
                     grouped(failed_), grouped(done_ - passed_ - failed_), grouped(unexpected_));
}

std::string progress::pace() const {
  const auto elapsed = std::chrono::duration<double>(now_() - started_).count();
  if (elapsed <= 0 || done_ == 0) return {};
  const auto rate = static_cast<double>(done_) / elapsed;
  const auto left = done_ < total_ ? static_cast<double>(total_ - done_) / rate : 0.0;
  const auto whole_seconds = seconds(std::lround(left));
  return fmt::format("  {:.0f}/s  {} left", rate, clock_words(whole_seconds));
}

std::string progress::bar() const {
  const auto columns = static_cast<std::size_t>(std::max(screen_.columns, 1));
  const auto place = fmt::format(" {}/{}", grouped(done_), grouped(total_));
  auto tail = place + counts() + pace();
  if (tail.size() + shortest_bar + 3 > columns) tail = place + pace();
  if (tail.size() + shortest_bar + 3 > columns) return place.substr(0, columns - 1);
  const auto width = std::min(longest_bar, columns - tail.size() - 3);
  const auto filled = total_ == 0 ? width : std::min(width, width * done_ / total_);
  return "[" + std::string(filled, '=') + std::string(width - filled, ' ') + "]" + tail;
}

void progress::erase_bar() {
  if (!bar_is_up_) return;
  out_ << to_start_of_line;
  bar_is_up_ = false;
}

}  // namespace sockspec::reports

#include "benchmarks/history/utc_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace sockspec::benchmarks {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;

/// Takes digits and separators off the front of a text.
class scanner {
 public:
  explicit scanner(std::string_view text) : rest_(text) {}

  /// A number of exactly so many digits.
  std::optional<int> digits(std::size_t count) {
    const auto taken = rest_.substr(0, count);
    const auto is_digit = [](char each) { return each >= '0' && each <= '9'; };
    if (taken.size() != count || !std::ranges::all_of(taken, is_digit)) return std::nullopt;
    rest_.remove_prefix(count);
    int number = 0;
    for (const char each : taken) number = number * 10 + (each - '0');
    return number;
  }

  bool take(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }

  bool at_end() const noexcept { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<std::chrono::sys_days> scan_day(scanner& text) {
  const auto year = text.digits(4);
  const auto month = text.take("-") ? text.digits(2) : std::nullopt;
  const auto day = text.take("-") ? text.digits(2) : std::nullopt;
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day made(std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!made.ok()) return std::nullopt;
  return std::chrono::sys_days(made);
}

std::optional<seconds> scan_time(scanner& text) {
  const auto hour = text.digits(2);
  const auto minute = text.take(":") ? text.digits(2) : std::nullopt;
  const auto second = text.take(":") ? text.digits(2) : std::nullopt;
  if (!hour || !minute || !second) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return std::chrono::hours(*hour) + minutes(*minute) + seconds(*second);
}

/// How far the clock is before UTC.
std::optional<minutes> scan_offset(scanner& text) {
  if (text.take("Z")) return minutes(0);
  const bool ahead = text.take("+");
  if (!ahead && !text.take("-")) return std::nullopt;
  const auto hour = text.digits(2);
  text.take(":");
  const auto minute = text.digits(2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return (ahead ? 1 : -1) * minutes(*hour * 60 + *minute);
}

std::optional<sys_seconds> scan(std::string_view written) {
  scanner text(written);
  const auto day = scan_day(text);
  if (!day) return std::nullopt;
  if (text.at_end()) return sys_seconds(*day);
  const auto time = text.take("T") || text.take(" ") ? scan_time(text) : std::nullopt;
  if (!time) return std::nullopt;
  text.take(" ");
  const auto offset = scan_offset(text);
  if (!offset || !text.at_end()) return std::nullopt;
  return sys_seconds(*day) + *time - *offset;
}

}  // namespace

std::optional<std::string> utc_date(std::string_view text) {
  const auto moment = scan(text);
  if (!moment) return std::nullopt;
  const auto day = std::chrono::floor<std::chrono::days>(*moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(*moment - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace sockspec::benchmarks

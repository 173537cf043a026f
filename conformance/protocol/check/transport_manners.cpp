#include <array>
#include <filesystem>
#include <set>

#include "protocol/check/manner.hpp"

namespace sockspec::protocol {
namespace {

namespace fs = std::filesystem;

constexpr const char* section = "1. Transport";

loss end_of(subject& driver) {
  const auto end = driver.process().wait_end(driver.options().patience);
  expect(end.has_value(), "it still runs");
  return *end;
}

void expect_good_end(const loss& end) {
  expect(end.why == loss::cause::exited && end.status == 0, "it " + end.text);
}

void ends_with_its_input(subject& driver) {
  driver.process().close_input();
  expect_good_end(end_of(driver));
}

void ends_with_its_input_in_a_call(subject& driver) {
  driver.need_capability("entered");
  driver.make_listener(1);
  driver.start_accept(1, 0, 2);
  driver.process().close_input();
  expect_good_end(end_of(driver));
}

void leaves_by_bye(subject& driver) {
  driver.ok(object_of(R"({"type":"bye"})"));
  expect_good_end(end_of(driver));
}

void takes_children_along(subject& driver) {
  if (driver.can("child"))
    driver.ask(call_of("child", -1, object_of(R"({"how":"fork","calls":[{"op":"whoami"}]})")));
  driver.ok(object_of(R"({"type":"bye"})"));
  expect(!end_of(driver).left_children, "processes of its group ran on after its end");
}

// Where the system shows the driver's descriptors to us.
fs::path descriptor(subject& driver, int number) {
  driver.need_descriptors();
  const fs::path link = fs::path("/proc") / std::to_string(driver.process().process_id()) / "fd" /
                        std::to_string(number);
  std::error_code hidden;
  const fs::path to = fs::read_symlink(link, hidden);
  if (hidden) throw skipped_manner{"its descriptors cannot be looked at: " + hidden.message()};
  return to;
}

void frees_the_standard_streams(subject& driver) {
  const auto input = descriptor(driver, 0);
  expect(input == "/dev/null", "descriptor 0 is " + input.string());
  const auto output = descriptor(driver, 1);
  expect(output == descriptor(driver, 2),
         "descriptor 1 is not standard error but " + output.string());
}

void leaves_low_numbers_free(subject& driver) {
  driver.need_descriptors();
  driver.need_operations({"socket"});
  const value number =
      driver.ok(call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})"))
                    .set("as", 1))["number"];
  if (number.is_null()) throw skipped_manner{"its sockets have no number"};
  expect(number == value(3), "the first socket has the number " + to_json(number));
}

void does_not_pass_itself_on(subject& driver) {
  driver.need_capability("child");
  driver.need_capability("census");
  const value child =
      driver.ok(call_of("child", -1, object_of(R"({"how":"exec","calls":[{"op":"census"}]})")));
  const value& numbers = child["results"].elements().at(0)["ok"]["numbers"];
  expect(numbers.elements().empty(), "an executed child has the descriptors " + to_json(numbers));
}

std::size_t count_of(subject& driver, const char* folder) {
  std::error_code hidden;
  const fs::directory_iterator entries(
      fs::path("/proc") / std::to_string(driver.process().process_id()) / folder, hidden);
  if (hidden) throw skipped_manner{"it cannot be looked at: " + hidden.message()};
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

void is_quiet_after_hello(subject& driver) {
  driver.need_operations({"socket", "close"});
  const auto threads = count_of(driver, "task");
  const auto descriptors = count_of(driver, "fd");
  const value make = call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})"));
  for (int lane = 0; lane < driver.lanes(); ++lane) {
    driver.ok(value(make).set("as", 1).set("lane", lane));
    driver.ok(call_of("close", 1).set("lane", lane));
  }
  const auto threads_after = count_of(driver, "task");
  expect(threads_after == threads, "it had " + std::to_string(threads) + " threads at hello and " +
                                       std::to_string(threads_after) +
                                       " after a call on each lane");
  const auto after = count_of(driver, "fd");
  expect(after == descriptors, "it had " + std::to_string(descriptors) +
                                   " descriptors at hello and " + std::to_string(after) +
                                   " after calls that left none");
}

constexpr std::array manners{
    manner{"transport.ends_with_its_input", section,
           "The driver ends with status 0 when its input ends.", ends_with_its_input},
    manner{"transport.ends_with_its_input_in_a_call", section,
           "It ends at once, also while lanes are in calls.", ends_with_its_input_in_a_call},
    manner{"transport.leaves_by_bye", section,
           "The driver ends with status 0 after it has answered bye.", leaves_by_bye},
    manner{"transport.takes_children_along", section, "It takes its children with it.",
           takes_children_along},
    manner{"transport.frees_the_standard_streams", section,
           "Descriptor 0 points at the null device and 1 at standard error.",
           frees_the_standard_streams},
    manner{"transport.leaves_low_numbers_free", section,
           "The lowest free descriptor numbers belong to what is judged.", leaves_low_numbers_free},
    manner{"transport.does_not_pass_itself_on", section,
           "Children do not inherit the driver's own descriptors.", does_not_pass_itself_on},
    manner{"transport.is_quiet_after_hello", "4. Messages, hello",
           "Threads and descriptors that the driver needs for itself are made at hello.",
           is_quiet_after_hello},
};

}  // namespace

std::span<const manner> transport_manners() {
  return manners;
}

}  // namespace sockspec::protocol

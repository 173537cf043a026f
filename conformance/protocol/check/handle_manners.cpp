#include <array>

#include "protocol/check/manner.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "5. Handles";

value make_socket(int handle) {
  return call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})")).set("as", handle);
}

void are_chosen_by_the_runner(subject& driver) {
  driver.need_operations({"socket", "close"});
  driver.ok(make_socket(4095));
  driver.ok(make_socket(0));
  driver.ok(call_of("close", 4095));
  driver.ok(call_of("close", 0));
}

void must_exist(subject& driver) {
  driver.need_operations({"close"});
  expect_outcome(driver.ask(call_of("close", 4711)), "broken", "a call on a handle that never was");
}

void leave_tombstones(subject& driver) {
  driver.need_operations({"socket", "close"});
  driver.ok(make_socket(1));
  driver.ok(call_of("close", 1));
  const value again = driver.ask(call_of("close", 1));
  expect(!again.has("broken") && !again.has("unsupported"),
         "a call on a closed handle is not made but answered " + to_json(again));
}

void can_be_used_again(subject& driver) {
  driver.need_operations({"socket", "close"});
  driver.ok(make_socket(1));
  driver.ok(call_of("close", 1));
  driver.ok(make_socket(1));
  driver.ok(call_of("close", 1));
}

void are_not_taken_twice(subject& driver) {
  driver.need_operations({"socket"});
  driver.ok(make_socket(1));
  expect_outcome(driver.ask(make_socket(1)), "broken", "a new socket as a handle that is open");
}

void can_be_numbers(subject& driver) {
  driver.need_capability("number");
  driver.need_operations({"close"});
  const value call = call_of("close").set("on", object_of(R"({"number":-1})"));
  const value reply = driver.ask(call);
  const value& name = reply["error"]["name"];  // Winsock says of everything that it is no socket
  expect(name == value("bad_file_descriptor") || name == value("not_a_socket"),
         "close of the number -1 gives " + to_json(reply));
}

constexpr std::array manners{
    manner{"handle.is_chosen_by_the_runner", section,
           "A handle is an integer from 0 to 4095, chosen by the runner.",
           are_chosen_by_the_runner},
    manner{"handle.must_exist", section, "A call on a handle that never was is broken.",
           must_exist},
    manner{"handle.leaves_a_tombstone", section,
           "After close the handle is a tombstone, on which calls are still made.",
           leave_tombstones},
    manner{"handle.can_be_used_again", section, "as may name a tombstone anew.", can_be_used_again},
    manner{"handle.is_not_taken_twice", section, "A handle that is open cannot be named anew.",
           are_not_taken_twice},
    manner{"handle.can_be_a_number", section,
           "In place of a handle, {\"number\":-1} names a raw number.", can_be_numbers},
};

}  // namespace

std::span<const manner> handle_manners() {
  return manners;
}

}  // namespace sockspec::protocol

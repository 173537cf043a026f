#include <array>

#include "protocol/check/manner.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "4. Messages, script";

value script_of(std::initializer_list<value> calls) {
  return value().set("type", "script").set("calls", value::list(calls));
}

value::list results_of(subject& driver, const value& script) {
  const value reply = driver.ask(script);
  expect(reply["results"].is_list(), "a script is answered without results: " + to_json(reply));
  return reply["results"].elements();
}

value make_socket(int handle) {
  return call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})")).set("as", handle);
}

void makes_its_calls_in_order(subject& driver) {
  driver.need_operations({"socket", "close"});
  const auto results = results_of(driver, script_of({make_socket(1), call_of("close", 1),
                                                     make_socket(2), call_of("close", 2)}));
  expect(results.size() == 4, "four calls have " + std::to_string(results.size()) + " results");
  std::int64_t last = 0;
  for (const auto& each : results) {
    expect_outcome(each, "ok", "a call of the script");
    expect(each["began"].integer() >= last, "a call began before the one before it had ended");
    last = each["ended"].integer();
  }
}

void stops_on_error_where_told(subject& driver) {
  driver.need_operations({"socket"});
  value script = script_of({make_socket(1), call_of("no_such_operation"), make_socket(2)});
  const auto all = results_of(driver, script);
  expect(all.size() == 3,
         "without stop_on_error there are " + std::to_string(all.size()) + " results of 3");
  driver.ok(object_of(R"({"type":"reset"})"));
  const auto some = results_of(driver, script.set("stop_on_error", true));
  expect(some.size() == 2, "with stop_on_error there are " + std::to_string(some.size()) +
                               " results, 2 up to the first that is not ok");
}

value repeated(value request, const char* while_it_is, std::int64_t most, std::int64_t within) {
  return request.set("repeat",
                     value().set("while", while_it_is).set("most", most).set("within", within));
}

void repeats_while_ok(subject& driver) {
  driver.need_operations({"send"});
  driver.make_pair(1, 2, 3);
  const value send = call_of("send", 2, object_of(R"({"data":{"text":"abc"}})"));
  const value reply = driver.ask(repeated(send, "ok", 5, 2'000'000'000));
  expect_outcome(reply, "ok", "a send repeated five times");
  expect(reply["repeats"] == value(5), "`repeats` is " + to_json(reply["repeats"]) + ", not 5");
  expect(reply["total"] == value(15), "`total` is " + to_json(reply["total"]) + ", not 15");
}

// Whichever of the driver's operations can do it.
void make_nonblocking(subject& driver, int handle) {
  if (driver.has("setblocking")) {
    driver.ok(call_of("setblocking", handle, object_of(R"({"blocking":false})")));
  } else if (driver.has("fcntl")) {
    driver.ok(
        call_of("fcntl", handle, object_of(R"({"command":"F_SETFL","flags":["O_NONBLOCK"]})")));
  } else {
    throw skipped_manner{"it has neither setblocking nor fcntl"};
  }
}

void repeats_while_it_would_block(subject& driver) {
  driver.need_operations({"send", "recv"});
  driver.need_lanes(2);
  driver.make_pair(1, 2, 3);
  make_nonblocking(driver, 3);
  const value receive = call_of("recv", 3, object_of(R"({"capacity":8})")).set("lane", 1);
  const value given_up = driver.ask(repeated(receive, "would_block", 100'000, 20'000'000));
  expect(given_up["error"]["name"] == value("operation_would_block"),
         "a recv of nothing within 20 ms gives " + to_json(given_up));
  expect(given_up["repeats"].integer() > 1, "it was not repeated: " + to_json(given_up));
  const auto waiting = driver.send(repeated(receive, "would_block", 1'000'000, 60'000'000'000));
  driver.ok(call_of("send", 2, object_of(R"({"data":{"text":"abc"}})")));
  const value got = driver.reply_to(waiting);
  expect_outcome(got, "ok", "a recv repeated until something arrives");
  expect(got["total"] == value(3), "`total` is " + to_json(got["total"]) + ", not 3");
}

constexpr std::array manners{
    manner{"script.makes_its_calls_in_order", section,
           "A script's calls run back to back, each with its own result and times.",
           makes_its_calls_in_order},
    manner{"script.stops_on_error_where_told", section,
           "With stop_on_error the script ends after the first result that is not ok.",
           stops_on_error_where_told},
    manner{"script.repeats_while_ok", section,
           "repeat while ok calls again at most `most` times, and tells repeats and total.",
           repeats_while_ok},
    manner{"script.repeats_while_it_would_block", section,
           "repeat while would_block calls again until something arrives, not after `within`.",
           repeats_while_it_would_block},
};

}  // namespace

std::span<const manner> script_manners() {
  return manners;
}

}  // namespace sockspec::protocol

#include <array>
#include <random>
#include <string>

#include "protocol/check/manner.hpp"
#include "sockspec/error_table.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "3. Outcomes";

// A name that no list of names can hold.
std::string random_name() {
  std::random_device seed;
  std::uniform_int_distribution<int> letter('a', 'z');
  std::string name = "no_";
  for (int i = 0; i < 12; ++i) name += static_cast<char>(letter(seed));
  return name;
}

void does_not_support_unknown_messages(subject& driver) {
  const std::string name = random_name();
  expect_outcome(driver.ask(value().set("type", name)), "unsupported", "a message " + name);
}

void does_not_support_unknown_operations(subject& driver) {
  const std::string name = random_name();
  expect_outcome(driver.ask(call_of(name)), "unsupported", "an operation " + name);
  const value script = value().set("type", "script").set("calls", value().append(call_of(name)));
  const value reply = driver.ask(script);
  expect(reply["results"].is_list() && reply["results"].elements().size() == 1,
         "a script of one call is answered by " + to_json(reply));
  expect_outcome(reply["results"].elements()[0], "unsupported", "an operation " + name);
}

void refuses_what_makes_no_sense(subject& driver) {
  for (const char* each : {R"({"type":"call"})", R"({"type":"call","op":"close","on":4711})",
                           R"({"type":"call","op":"close","lane":4711})", R"({"type":"script"})",
                           R"({"type":"cancel"})", R"({"type":"blocked","lane":-1})"}) {
    const value reply = driver.ask_text(each);
    if (!reply.has("unsupported")) expect_outcome(reply, "broken", each);
  }
}

// A connection to where nobody listens: bound, and closed again. Somebody else may have taken the
// port since.
value refused_connection(subject& driver) {
  driver.need_operations({"connect", "close"});
  driver.make_listener(1);
  const value address = driver.address_of(1);
  driver.ok(call_of("close", 1));
  driver.ok(call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})")).set("as", 2));
  return driver.ask(call_of("connect", 2, value().set("address", address)));
}

void names_its_errors(subject& driver) {
  const value reply = refused_connection(driver);
  expect_outcome(reply, "error", "a connection to where nobody listens");
  const value& error = reply["error"];
  for (const char* each : {"space", "native", "name"}) error[each].text();
  error["number"].integer();
  const auto meaning = errc_from_native(error["native"].text());
  if (!meaning) throw skipped_manner{"no table has " + error["native"].text()};
  expect(error["name"] == value(to_string(*meaning)), error["native"].text() + " is called " +
                                                          to_json(error["name"]) + " in place of " +
                                                          std::string(to_string(*meaning)));
}

void times_its_calls(subject& driver) {
  driver.need_operations({"socket"});
  const value ping = object_of(R"({"type":"ping"})");
  std::int64_t last = driver.ok(ping)["at"].integer();
  for (int handle = 1; handle <= 5; ++handle) {
    const value reply = driver.ask(
        call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})")).set("as", handle));
    const auto began = reply["began"].integer(), ended = reply["ended"].integer();
    expect(last <= began && began <= ended, "began " + std::to_string(began) + " and ended " +
                                                std::to_string(ended) + " after the time " +
                                                std::to_string(last));
    last = ended;
  }
  const auto after = driver.ok(ping)["at"].integer();
  expect(last <= after, "a ping at " + std::to_string(after) + " after a call that ended at " +
                            std::to_string(last));
}

constexpr std::array manners{
    manner{"outcome.does_not_support_unknown_messages", section,
           "A message that the driver does not know is unsupported.",
           does_not_support_unknown_messages},
    manner{"outcome.does_not_support_unknown_operations", section,
           "An operation that the driver does not name is unsupported.",
           does_not_support_unknown_operations},
    manner{"outcome.refuses_what_makes_no_sense", section,
           "A request that makes no sense is broken (or unsupported), never ok or an error.",
           refuses_what_makes_no_sense},
    manner{"outcome.names_its_errors", section,
           "An error has space, number, native symbol and the portable name that goes with it.",
           names_its_errors},
    manner{"outcome.times_its_calls", section,
           "began and ended are read around the call, on the clock of ping, and never go back.",
           times_its_calls},
};

}  // namespace

std::span<const manner> outcome_manners() {
  return manners;
}

}  // namespace sockspec::protocol

#include <array>
#include <string_view>

#include "protocol/check/manner.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "4. Messages, hello";

void answers(subject& driver) {
  driver.greet();
}

void expect_version(const value& named, const char* what) {
  expect(named["name"].is_text() && named["version"].is_text(),
         std::string(what) + " has no name and version: " + to_json(named));
}

void is_complete(subject& driver) {
  const value& greeting = driver.greeting();
  expect(greeting["protocol"] == value(1), "protocol is " + to_json(greeting["protocol"]));
  expect(driver.lanes() >= 1, "lanes is " + to_json(greeting["lanes"]));
  expect_version(greeting["driver"], "driver");
  expect_version(greeting["implementation"], "implementation");
  const value& host = greeting["host"];
  for (const char* each : {"system", "machine", "compiler"})
    expect(host[each].is_text(), std::string("host has no ") + each);
  expect(host["byte_order"] == value("little") || host["byte_order"] == value("big"),
         "byte_order is " + to_json(host["byte_order"]));
  for (const char* each : {"pointer_size", "long_size"})
    expect(host[each].integer() > 0, std::string(each) + " is not positive");
  for (const auto& each : greeting["capabilities"].elements()) each.text();
  for (const auto& [name, how] : greeting["operations"].members())
    expect(how == value("direct") || how == value("composed") || how == value("emulated"),
           "the operation " + name + " is done " + to_json(how));
}

void refuses_another_version(subject& driver) {
  const value reply = driver.ask_text(R"({"type":"hello","protocol":99})");
  expect_outcome(reply, "unsupported", "a hello of version 99");
}

void comes_first(subject& driver) {
  expect_outcome(driver.ask_text(R"({"type":"ping"})"), "broken", "a ping before hello");
  driver.greet();
}

void may_be_said_again(subject& driver) {
  const value first = driver.greeting();
  driver.greet();
  expect(driver.greeting() == first, "the second answer is another: " + to_json(driver.greeting()));
}

constexpr std::array manners{
    manner{first_manner, section, "hello is answered by ok.", answers, manner::greeting::by_itself},
    manner{"hello.is_complete", section,
           "hello states protocol, driver, implementation, host, lanes, capabilities and how each "
           "operation is done.",
           is_complete},
    manner{"hello.refuses_another_version", section,
           "A driver that does not speak the runner's version answers unsupported.",
           refuses_another_version, manner::greeting::by_itself},
    manner{"hello.comes_first", section, "Before hello, everything but bye is broken.", comes_first,
           manner::greeting::by_itself},
    manner{"hello.may_be_said_again", section, "A second hello is answered as the first was.",
           may_be_said_again},
};

}  // namespace

std::span<const manner> hello_manners() {
  return manners;
}

}  // namespace sockspec::protocol

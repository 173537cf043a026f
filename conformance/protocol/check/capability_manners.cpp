#include <algorithm>
#include <array>
#include <string>

#include "protocol/check/manner.hpp"
#include "protocol/operation_names.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "4. Messages, hello";

// What a probe tells of a capability: it works, it does not, or it cannot be tried here.
enum class works { yes, no, unknown };

works by_call(subject& driver, std::string_view operation, std::string_view arguments) {
  return driver.ask(call_of(operation, -1, object_of(arguments))).has("ok") ? works::yes
                                                                            : works::no;
}

works entered(subject& driver) {
  if (!driver.has("socket")) return works::unknown;
  const value call = call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})"));
  const auto id = driver.send(value(call).set("as", 1).set("announce", true));
  driver.reply_to(id);
  return driver.process().wait_entered(id, 0, budget{0}) ? works::yes : works::no;
}

// With one lane they are asked between calls only, where their answers are trivial.
works blocked(subject& driver) {
  if (driver.lanes() == 1) return works::unknown;
  if (!driver.can("entered")) return works::unknown;
  driver.make_listener(1);
  const auto lane = static_cast<int>(driver.lanes()) - 1;
  driver.start_accept(1, lane, 2);
  const value reply = driver.ask(value().set("type", "blocked").set("lane", lane));
  return reply["ok"]["blocked"] == value("unknown") ? works::no : works::yes;
}

works gate(subject& driver) {
  return driver.ask(object_of(R"({"type":"open","gate":"g"})")).has("ok") ? works::yes : works::no;
}

works cancel(subject& driver) {
  if (driver.lanes() == 1) return works::unknown;
  const value reply = driver.ask(object_of(R"({"type":"cancel","request":4711})"));
  return reply.has("ok") ? works::yes : works::no;
}

works number(subject& driver) {
  if (!driver.has("close")) return works::unknown;
  const value call = call_of("close").set("on", object_of(R"({"number":-1})"));
  return driver.ask(call).has("error") ? works::yes : works::no;
}

works limit(subject& driver) {
  return by_call(driver, "limit", R"({"spare":100})");
}
works census(subject& driver) {
  return by_call(driver, "census", "{}");
}
works signals(subject& driver) {
  return by_call(driver, "signal_count", R"({"signal":"SIGUSR1"})");
}
works child(subject& driver) {
  return by_call(driver, "child", R"({"how":"fork","calls":[]})");
}
works file(subject& driver) {
  return by_call(driver, "file_status", R"({"path":"absent"})");
}

works rights(subject& driver) {
  for (const char* each : {"socketpair", "sendmsg", "recvmsg"})
    if (!driver.has(each)) return driver.can("rights") ? works::no : works::unknown;
  driver.ok(call_of("socketpair", -1, object_of(R"({"family":"unix","type":"stream"})"))
                .set("as", value().append(1).append(2)));
  const value sent = driver.ask(
      call_of("sendmsg", 1, object_of(R"({"buffers":[{"text":"x"}],"control":[{"rights":[1]}]})")));
  if (!sent.has("ok")) return works::no;
  const value received = driver.ask(call_of(
      "recvmsg", 2, object_of(R"({"capacities":[1],"control_capacity":64,"rights_as":10})")));
  const value& control = received["ok"]["control"];
  const bool came = control.is_list() && !control.elements().empty();
  return came && control.elements()[0].has("rights") ? works::yes : works::no;
}

struct capability {
  const char* name;
  works (*probe)(subject&);
};

constexpr std::array capabilities{
    capability{"entered", entered}, capability{"blocked", blocked}, capability{"gate", gate},
    capability{"cancel", cancel},   capability{"number", number},   capability{"limit", limit},
    capability{"census", census},   capability{"signal", signals},  capability{"child", child},
    capability{"file", file},       capability{"rights", rights},
};

void work_as_declared(subject& driver) {
  for (const auto& each : capabilities)
    if (driver.can(each.name))
      expect(each.probe(*driver.another()) != works::no,
             std::string("it declares ") + each.name + ", which does not work");
}

void are_declared_where_they_work(subject& driver) {
  for (const auto& each : capabilities)
    if (!driver.can(each.name))
      expect(each.probe(*driver.another()) != works::yes,
             std::string("it does not declare ") + each.name + ", which works");
}

void are_known(subject& driver) {
  for (const auto& declared : driver.greeting()["capabilities"].elements()) {
    const auto same = [&](const capability& each) { return declared == value(each.name); };
    expect(std::any_of(capabilities.begin(), capabilities.end(), same),
           "there is no capability " + to_json(declared));
  }
}

// Without a handle a call makes no sense to most of these; the others return at once.
value harmless_call(std::string_view operation) {
  std::string_view arguments = "{}";
  if (operation.ends_with("poll") || operation.ends_with("select"))
    arguments = R"({"handles":[],"read":[],"write":[],"except":[],"timeout":0})";
  if (operation == "socket") arguments = R"({"family":"inet","type":"stream"})";
  if (operation == "socketpair") arguments = R"({"family":"unix","type":"stream"})";
  if (operation == "server_make") arguments = R"({"type":"stream"})";
  return call_of(operation, -1, object_of(arguments));
}

void are_there_as_declared(subject& driver) {
  for (const auto& [name, how] : driver.greeting()["operations"].members()) {
    const value reply = driver.ask(harmless_call(name));
    expect(!reply.has("unsupported"), "it declares " + name + ", and answers " + to_json(reply));
  }
}

void are_declared_where_they_are_there(subject& driver) {
  for (const std::string_view each : operation_names)
    if (!driver.has(each))
      expect_outcome(driver.ask(harmless_call(each)), "unsupported",
                     "the operation " + std::string(each) + ", which it does not declare,");
}

constexpr std::array manners{
    manner{"capability.is_known", section, "Capabilities are those of the specification.",
           are_known},
    manner{"capability.works_as_declared", section, "What is declared is there.", work_as_declared},
    manner{"capability.is_declared_where_it_works", section, "What is there is declared.",
           are_declared_where_they_work},
    manner{"operation.is_there_as_declared", section, "Operations that are named are there.",
           are_there_as_declared},
    manner{"operation.is_declared_where_it_is_there", section, "What is not named is unsupported.",
           are_declared_where_they_are_there},
};

}  // namespace

std::span<const manner> capability_manners() {
  return manners;
}

}  // namespace sockspec::protocol

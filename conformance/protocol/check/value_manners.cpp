#include <array>
#include <cstdint>
#include <string>

#include "protocol/check/manner.hpp"
#include "protocol/payload.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "6. Values";

std::string hex_of(std::string_view bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string hex;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    hex.append({digits[byte >> 4], digits[byte & 15]});
  }
  return hex;
}

// What a reply to recv must tell of these bytes.
value told_of(std::string_view bytes) {
  if (bytes.size() <= 1024) return value().set("hex", hex_of(bytes));
  return value().set("crc32", crc32(bytes)).set("length", bytes.size());
}

// Sends the data and reads until as many bytes as expected have come; each piece must be told
// rightly.
void expect_arrival(subject& driver, const value& data, const std::string& expected,
                    std::vector<std::string> attachments = {}) {
  driver.need_operations({"send", "recv"});
  const value sent =
      driver.ok(call_of("send", 2, value().set("data", data)), std::move(attachments));
  expect(sent["count"] == value(expected.size()),
         "send of " + std::to_string(expected.size()) + " bytes tells " + to_json(sent));
  for (std::size_t got = 0; got < expected.size();) {
    const value received = driver.receive(3, expected.size() - got);
    const auto count = static_cast<std::size_t>(received["count"].integer());
    expect(count > 0 && count <= expected.size() - got, "recv tells " + to_json(received));
    const value right = told_of(std::string_view(expected).substr(got, count));
    expect(received["data"] == right, to_json(data).substr(0, 100) + " arrives as " +
                                          to_json(received["data"]).substr(0, 300) +
                                          " in place of " + to_json(right).substr(0, 300));
    got += count;
  }
}

void sends_text_and_hex(subject& driver) {
  driver.make_pair(1, 2, 3);
  expect_arrival(driver, object_of(R"({"text":"h\u00e9llo"})"), "h\xc3\xa9llo");
  expect_arrival(driver, object_of(R"({"hex":"00ff0a7f80"})"), std::string("\0\xff\n\x7f\x80", 5));
}

void sends_the_ramp(subject& driver) {
  driver.make_pair(1, 2, 3);
  constexpr std::array<std::uint64_t, 4> seeds{0, 7, 255, 9'007'199'254'740'991};
  for (const auto seed : seeds) {
    const value data = value().set("pattern", "ramp").set("seed", seed).set("length", 700);
    expect_arrival(driver, data, ramp(seed, 700));
  }
}

void sends_attachments(subject& driver) {
  driver.make_pair(1, 2, 3);
  expect_arrival(driver, object_of(R"({"attached":1})"), "second", {"first", "second"});
}

void tells_checksums(subject& driver) {
  driver.make_pair(1, 2, 3);
  // Not more than one send and one recv move everywhere: the driver is on trial, not what is below.
  const std::string bytes = ramp(3, 1200);
  expect_arrival(driver, object_of(R"({"attached":0})"), bytes, {bytes});
}

void counts_what_was_written(subject& driver) {
  driver.need_operations({"send", "recv"});
  driver.make_pair(1, 2, 3);
  driver.ok(call_of("send", 2, object_of(R"({"data":{"text":"hello"}})")));
  const value received = driver.receive(3, 64, 9);
  expect(received["written"] == value(5),
         "5 bytes of a buffer of 64 were written, `written` is " + to_json(received["written"]));
}

// Bytes that equal the poison cannot be told from it: nothing was written, as far as a right driver
// can see.
void poisons_with_the_ramp(subject& driver) {
  driver.need_operations({"send", "recv"});
  driver.make_pair(1, 2, 3);
  const value data = object_of(R"({"data":{"pattern":"ramp","seed":9,"length":5}})");
  driver.ok(call_of("send", 2, data));
  const value received = driver.receive(3, 64, 9);
  expect(received["written"] == value(0),
         "the received bytes equal the poison, `written` is " + to_json(received["written"]));
}

void guards_its_buffers(subject& driver) {
  driver.need_operations({"send", "recv"});
  driver.make_pair(1, 2, 3);
  driver.ok(call_of("send", 2, object_of(R"({"data":{"text":"hello"}})")));
  const value received = driver.receive(3, 5);
  expect(received["guard"] == value("intact"),
         "a buffer that was just filled has the guard " + to_json(received["guard"]));
}

void sees_broken_guards(subject& driver) {
  driver.need_operations({"send", "recv"});
  driver.make_pair(1, 2, 3);
  driver.ok(call_of("send", 2, object_of(R"({"data":{"text":"hello"}})")));
  const value reply = driver.ask(call_of("recv", 3, object_of(R"({"capacity":2,"claims":5})")));
  if (reply["ok"]["count"] != value(5))
    throw skipped_manner{"it cannot claim more than it has: " + to_json(reply)};
  expect(reply["ok"]["guard"] == value("broken"),
         "5 bytes in a buffer of 2 leave the guard " + to_json(reply["ok"]["guard"]));
}

constexpr std::array manners{
    manner{"value.sends_text_and_hex", section, "Data to send is text in UTF-8, or hex digits.",
           sends_text_and_hex},
    manner{"value.sends_the_ramp", section,
           "ramp is byte i = (seed + 131 i + 17 floor(i / 256)) mod 256.", sends_the_ramp},
    manner{"value.sends_attachments", section, "Data to send may be one of the attachments.",
           sends_attachments},
    manner{"value.tells_checksums", section,
           "Data received is hex up to 1,024 bytes, and CRC-32 with the length above.",
           tells_checksums},
    manner{"value.counts_what_was_written", section,
           "written is 1 + the index of the last byte that differs from the poison.",
           counts_what_was_written},
    manner{"value.poisons_with_the_ramp", section, "The driver fills the buffer with ramp(poison).",
           poisons_with_the_ramp},
    manner{"value.guards_its_buffers", section, "guard is intact unless a guard byte was written.",
           guards_its_buffers},
    manner{"value.sees_broken_guards", section,
           "guard is broken where more was written than the buffer holds.", sees_broken_guards},
};

}  // namespace

std::span<const manner> value_manners() {
  return manners;
}

}  // namespace sockspec::protocol

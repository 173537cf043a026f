#include <array>
#include <string>

#include "protocol/check/manner.hpp"
#include "protocol/frame.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "2. Frames";

// A ping whose line has that many bytes with its LF. Its id must be what send() would give next: 2,
// after hello.
std::string ping_line(std::size_t size) {
  const std::string start = R"({"type":"ping","id":2,"pad":")";
  const std::string end = R"("})";
  return start + std::string(size - start.size() - end.size() - 1, 'x') + end;
}

void still_answers(subject& driver) {
  driver.ok(object_of(R"({"type":"ping"})"));
}

void complains(subject& driver, const std::string& line, const char* what) {
  driver.expect_complaint(line, what);
  still_answers(driver);
  const auto another = driver.process().wait_complaint(budget{0});
  expect(!another.has_value(), std::string(what) + " is answered twice");
}

void takes_the_longest_line(subject& driver) {
  const std::string overhead = frame_line(object_of(R"({"type":"ping","pad":"","id":2})"), {});
  const std::string pad(longest_line - overhead.size(), 'x');
  driver.ok(value().set("type", "ping").set("pad", pad));
}

void complains_of_a_longer_line(subject& driver) {
  complains(driver, ping_line(longest_line + 1), "a line of 65,537 bytes");
}

void complains_of_an_endless_line(subject& driver) {
  complains(driver, std::string(4 * 1'048'576, 'x'), "a line of 4 MiB");
}

void complains_of_what_is_not_json(subject& driver) {
  complains(driver, "hello", "a line that is not JSON");
  complains(driver, "", "an empty line");
  complains(driver, R"({"type":"ping","id":)", "a line that is cut off");
}

void complains_of_what_is_no_object(subject& driver) {
  complains(driver, R"([{"type":"ping","id":5}])", "an array");
}

void complains_of_a_missing_id(subject& driver) {
  complains(driver, R"({"type":"ping"})", "a request without id");
  complains(driver, R"({"type":"ping","id":0})", "a request whose id is 0");
  complains(driver, R"({"type":"ping","id":"5"})", "a request whose id is text");
}

void complains_of_a_missing_type(subject& driver) {
  complains(driver, R"({"id":1000})", "a request without type");
}

void complains_of_a_bad_attached(subject& driver) {
  complains(driver, R"({"type":"ping","id":1000,"attached":[-1]})", "a negative size in attached");
  complains(driver, R"({"type":"ping","id":1000,"attached":[16777217]})", "17 MiB in attached");
}

void ignores_unknown_members(subject& driver) {
  driver.ok(object_of(R"({"type":"ping","zebra":{"deep":[1,2,{"x":null}]},"call":7})"));
  driver.need_operations({"socket"});
  driver.ok(object_of(R"({"type":"call","op":"socket","as":1,"zebra":[],"args":
                          {"family":"inet","type":"stream","zebra":1.5}})"));
}

void reads_attachments(subject& driver) {
  const value ping = object_of(R"({"type":"ping"})");
  driver.ok(ping, {std::string(8 * 1'048'576, '\n'), "", "{\"type\":\"ping\"}"});
  driver.ok(ping, {std::string(16 * 1'048'576, 'x')});
  still_answers(driver);
}

void answers_each_request_once(subject& driver) {
  std::vector<std::int64_t> sent;
  for (int i = 0; i < 50; ++i) {
    sent.push_back(driver.send(object_of(R"({"type":"ping"})")));
    sent.push_back(driver.send(call_of("no_such_operation")));
  }
  for (const auto each : sent) driver.reply_to(each);
  driver.ok(object_of(R"({"type":"reset"})"));
}

constexpr std::array manners{
    manner{"frame.takes_the_longest_line", section, "A line has at most 65,536 bytes with its LF.",
           takes_the_longest_line},
    manner{"frame.complains_of_a_longer_line", section,
           "A line that is too long is answered by broken with the id null; the driver goes on "
           "behind its LF.",
           complains_of_a_longer_line},
    manner{"frame.complains_of_an_endless_line", section,
           "A line that is too long is answered once, however long it is.",
           complains_of_an_endless_line},
    manner{"frame.complains_of_what_is_not_json", section,
           "A line that is not JSON is answered by broken with the id null.",
           complains_of_what_is_not_json},
    manner{"frame.complains_of_what_is_no_object", section,
           "A line that is not a JSON object is answered by broken with the id null.",
           complains_of_what_is_no_object},
    manner{"frame.complains_of_a_missing_id", section,
           "A line without a positive integer as id is answered by broken with the id null.",
           complains_of_a_missing_id},
    manner{"frame.complains_of_a_missing_type", section,
           "A line without a string as type is answered by broken with the id null.",
           complains_of_a_missing_type},
    manner{
        "frame.complains_of_a_bad_attached", section,
        "A line whose attached is no array of sizes within 16 MiB is answered by broken with the "
        "id null, and nothing is attached to it.",
        complains_of_a_bad_attached},
    manner{"frame.ignores_unknown_members", section, "Unknown members are ignored.",
           ignores_unknown_members},
    manner{"frame.reads_attachments", section,
           "Exactly the bytes that attached announces follow the line, at most 16 MiB.",
           reads_attachments},
    manner{"frame.answers_each_request_once", section,
           "Every request is answered by exactly one reply with its id.",
           answers_each_request_once},
};

}  // namespace

std::span<const manner> frame_manners() {
  return manners;
}

}  // namespace sockspec::protocol

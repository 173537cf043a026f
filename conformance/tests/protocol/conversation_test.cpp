#include "protocol/conversation.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

namespace sockspec::protocol {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr budget none{0};
constexpr budget patience = 10s;

// What the driver is told to have said, and why it was lost for that.
std::string fault_of(conversation& talk, const std::string& line) {
  EXPECT_FALSE(talk.receive(line + "\n")) << line;
  const auto lost = talk.lost();
  if (!lost) return "";
  EXPECT_EQ(lost->why, loss::cause::garbage);
  return lost->text;
}

std::string fault_of(const std::string& line) {
  conversation talk;
  talk.open_request(2);
  return fault_of(talk, line);
}

TEST(conversation, a_reply_reaches_who_waits_for_it) {
  conversation talk;
  const auto first = talk.open_request(1);
  const auto second = talk.open_request(1);
  std::jthread driver([&] {
    talk.receive("{\"type\":\"reply\",\"id\":2,\"ok\":{\"count\":5}}\n");
    talk.receive("{\"type\":\"reply\",\"id\":1,\"attached\":[3],\"ok\":{}}\nab");
    talk.receive("c");
  });
  const auto one = talk.wait(first, patience);
  EXPECT_EQ(one.how, answer::state::replied);
  EXPECT_THAT(one.attachments, ElementsAre("abc"));
  EXPECT_EQ(talk.wait(second, patience).message["ok"]["count"].integer(), 5);
}

TEST(conversation, a_late_reply_can_be_waited_for_again_and_is_taken_once) {
  conversation talk;
  const auto id = talk.open_request(1);
  EXPECT_EQ(talk.wait(id, none).how, answer::state::late);
  EXPECT_TRUE(talk.receive("{\"type\":\"reply\",\"id\":1,\"ok\":{}}\n"));
  EXPECT_EQ(talk.wait(id, none).how, answer::state::replied);
  EXPECT_THAT([&] { talk.wait(id, none); }, ThrowsMessage<std::logic_error>(HasSubstr("not open")));
}

TEST(conversation, what_was_read_before_the_loss_still_counts) {
  conversation talk;
  const auto answered = talk.open_request(1);
  const auto open = talk.open_request(1);
  talk.receive("{\"type\":\"reply\",\"id\":1,\"ok\":{}}\n");
  talk.end({loss::cause::signalled, 11, "died of signal 11"});
  EXPECT_EQ(talk.wait(answered, none).how, answer::state::replied);
  const auto lost = talk.wait(open, patience);
  ASSERT_EQ(lost.how, answer::state::lost);
  EXPECT_EQ(lost.lost->status, 11);
}

TEST(conversation, the_first_reason_of_a_loss_stays) {
  conversation talk;
  fault_of(talk, "nonsense");
  talk.end({loss::cause::killed, 9, "was killed by the runner", true});
  EXPECT_EQ(talk.lost()->why, loss::cause::garbage);
  EXPECT_TRUE(talk.lost()->left_children);
}

TEST(conversation, tells_what_breaks_the_protocol) {
  EXPECT_THAT(fault_of("nonsense"), HasSubstr("what is no frame: not JSON"));
  EXPECT_THAT(fault_of("{}"), HasSubstr("asked for text"));
  EXPECT_EQ(fault_of(R"({"type":"poem"})"), "sent a message of unknown type 'poem'");
  EXPECT_EQ(fault_of(R"({"type":"reply","id":2,"ok":{}})"), "answered request 2, never sent");
  EXPECT_EQ(fault_of(R"({"type":"reply","id":-1,"ok":{}})"), "answered request -1, never sent");
  EXPECT_EQ(fault_of(R"({"type":"reply","id":1})"), "its reply to request 1 has no outcome");
  EXPECT_EQ(fault_of(R"({"type":"reply","id":1,"ok":{},"error":{}})"),
            "its reply to request 1 has several outcomes: ok and error");
  EXPECT_EQ(fault_of(R"({"type":"reply","id":1,"ok":{},"results":[]})"),
            "its reply to request 1 has an outcome beside its results");
  EXPECT_EQ(fault_of(R"({"type":"reply","id":1,"results":[{"ok":{}},{}]})"),
            "its reply to request 1 has a result that has no outcome");
  EXPECT_THAT(fault_of(R"({"type":"reply","id":null,"broken":{"why":"x"}})"),
              HasSubstr("could not read a sound request"));
  EXPECT_THAT(fault_of(R"({"type":"entered","id":1,"call":2})"), HasSubstr("call 2 of request 1"));
  EXPECT_THAT(fault_of(R"({"type":"entered","id":5,"call":0})"), HasSubstr("not under way"));
}

TEST(conversation, a_reason_is_short_whatever_it_quotes) {
  const std::string name(60'000, 'x');
  EXPECT_EQ(fault_of("{\"type\":\"" + name + "\"}").size(), 300U);
  EXPECT_LE(fault_of("[" + name).size(), 300U);
}

TEST(conversation, takes_the_vectors_that_are_right_and_no_other) {
  std::ifstream vectors(SOCKSPEC_VECTORS "/messages.jsonl");
  int read = 0;
  for (std::string line; std::getline(vectors, line); ++read) {
    const value vector = parse_value(line);
    if (vector["from"] != value("driver")) continue;
    conversation talk;
    for (int i = 0; i < 3; ++i) talk.open_request(2);
    EXPECT_EQ(talk.receive(vector["line"].text() + "\n"), !vector.has("wrong")) << line;
  }
  EXPECT_GT(read, 50);
}

TEST(conversation, a_second_reply_is_told_also_after_the_first_was_taken) {
  conversation talk;
  const auto id = talk.open_request(1);
  const std::string reply = R"({"type":"reply","id":1,"ok":{}})";
  talk.receive(reply + "\n");
  talk.wait(id, none);
  EXPECT_EQ(fault_of(talk, reply), "answered request 1 twice");
}

TEST(conversation, a_second_reply_is_told_also_when_the_request_is_forgotten) {
  conversation talk;
  for (int i = 1; i <= 1000; ++i) {
    const auto id = talk.open_request(1);
    talk.receive("{\"type\":\"reply\",\"id\":" + std::to_string(id) + ",\"ok\":{}}\n");
    talk.wait(id, none);
  }
  EXPECT_EQ(fault_of(talk, R"({"type":"reply","id":3,"ok":{}})"), "answered request 3 twice");
}

TEST(conversation, entered_is_waited_for_by_call) {
  conversation talk;
  const auto id = talk.open_request(2);
  std::jthread driver([&] {
    talk.receive("{\"type\":\"entered\",\"id\":1,\"call\":1,\"at\":5}\n");
    talk.receive("{\"type\":\"reply\",\"id\":1,\"results\":[]}\n");
  });
  EXPECT_TRUE(talk.wait_entered(id, 1, patience));
  EXPECT_FALSE(talk.wait_entered(id, 0, patience)) << "the reply came without it";
  talk.wait(id, patience);
  EXPECT_TRUE(talk.wait_entered(id, 1, none)) << "also after the reply was taken";
}

TEST(conversation, entered_after_the_reply_breaks_the_protocol) {
  conversation talk;
  talk.open_request(1);
  talk.receive("{\"type\":\"reply\",\"id\":1,\"ok\":{}}\n");
  EXPECT_THAT(fault_of(talk, R"({"type":"entered","id":1,"call":0})"),
              HasSubstr("after its reply"));
}

TEST(conversation, complaints_count_only_where_they_are_expected) {
  conversation talk;
  talk.expect_complaints();
  EXPECT_TRUE(talk.receive("{\"type\":\"reply\",\"id\":null,\"broken\":{\"why\":\"x\"}}\n"));
  EXPECT_EQ((*talk.wait_complaint(none))["broken"]["why"].text(), "x");
  EXPECT_FALSE(talk.wait_complaint(none).has_value());
}

TEST(conversation, keeps_only_the_end_of_standard_error_and_of_logs) {
  conversation talk;
  for (int i = 0; i < 5000; ++i) {
    talk.receive_error_output("line " + std::to_string(i) + "\n");
    talk.receive("{\"type\":\"log\",\"text\":\"" + std::to_string(i) + "\"}\n");
  }
  EXPECT_EQ(talk.error_output_tail().size(), 4096U);
  EXPECT_TRUE(talk.error_output_tail().ends_with("line 4999\n"));
  const auto log = talk.take_log();
  ASSERT_EQ(log.size(), 1000U);
  EXPECT_EQ(log.back(), "4999");
  EXPECT_TRUE(talk.take_log().empty());
}

}  // namespace
}  // namespace sockspec::protocol

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "tests/kit/driver_session.hpp"

namespace sockspec::protocol {
namespace {

using testing::HasSubstr;

class process_operations_test : public driver_session {
 protected:
  process_operations_test() : driver_session(SOCKSPEC_TOY_DRIVER) {}
};

value object(const std::string& text) {
  return parse_value(text);
}

std::string make_socket(int handle) {
  return R"({"type":"call","op":"socket","as":)" + std::to_string(handle) +
         R"(,"args":{"family":"inet","type":"stream"}})";
}

TEST_F(process_operations_test, whoami_tells_this_user) {
  const auto who = ok("whoami");
  EXPECT_EQ(who["user"].integer(), geteuid());
  EXPECT_EQ(who["process"].integer(), driver.process_id());
}

TEST_F(process_operations_test, the_first_descriptor_handed_out_is_3) {
  EXPECT_EQ(ok("census")["lowest_free"].integer(), 3);
  EXPECT_EQ(parse(make_socket(1))["ok"]["number"].integer(), 3);
  EXPECT_EQ(to_json(ok("census")), R"({"numbers":[3],"lowest_free":4})");
}

TEST_F(process_operations_test, limit_spares_as_many_as_asked_and_reset_restores) {
  ok("limit", object(R"({"spare":2})"));
  EXPECT_TRUE(parse(make_socket(1)).has("ok"));
  EXPECT_TRUE(parse(make_socket(2)).has("ok"));
  EXPECT_EQ(parse(make_socket(3))["error"]["name"], value("too_many_files_open"));
  EXPECT_TRUE(parse(R"({"type":"ping"})").has("ok"));
  EXPECT_EQ(to_json(parse(R"({"type":"reset"})")["ok"]), R"({"closed":[1,2],"leaked":[]})");
  for (int handle = 1; handle < 10; ++handle)
    EXPECT_TRUE(parse(make_socket(handle)).has("ok")) << handle;
}

TEST_F(process_operations_test, signals_are_counted_and_interrupt_a_lane) {
  parse(make_socket(1));
  parse(R"({"type":"call","op":"bind","on":1,
            "args":{"address":{"family":"inet","host":"127.0.0.1","port":0}}})");
  parse(R"({"type":"call","op":"listen","on":1})");
  ok("signal_action", object(R"({"signal":"SIGUSR1","action":"count"})"));
  const auto accepting =
      driver.send(object(R"({"type":"call","lane":1,"op":"accept","on":1,"as":2})"));
  until_blocked(1);
  ok("interrupt", object(R"({"lane":1,"signal":"SIGUSR1"})"));
  EXPECT_EQ(reply_to(accepting)["error"]["name"], value("interrupted"));
  EXPECT_EQ(ok("signal_count", object(R"({"signal":"SIGUSR1"})"))["count"].integer(), 1);
  parse(R"({"type":"reset"})");
  EXPECT_EQ(ok("signal_count", object(R"({"signal":"SIGUSR1"})"))["count"].integer(), 0);
}

TEST_F(process_operations_test, a_masked_signal_waits_and_reset_unmasks) {
  ok("signal_action", object(R"({"signal":"SIGUSR1","action":"count"})"));
  ok("signal_mask", object(R"({"signal":"SIGUSR1","blocked":true})"));
  ok("interrupt", object(R"({"lane":0,"signal":"SIGUSR1"})"));
  EXPECT_EQ(ok("signal_count", object(R"({"signal":"SIGUSR1"})"))["count"].integer(), 0);
  ok("signal_mask", object(R"({"signal":"SIGUSR1","blocked":false})"));
  EXPECT_EQ(ok("signal_count", object(R"({"signal":"SIGUSR1"})"))["count"].integer(), 1);
  EXPECT_TRUE(
      call("signal_action", object(R"({"signal":"SIGQQQ","action":"count"})")).has("broken"));
}

TEST_F(process_operations_test, a_forked_child_shares_handles_and_reports_results) {
  parse(make_socket(1));
  const auto child = ok("child", object(R"({"how":"fork","inherits":[1],"calls":[
      {"op":"whoami"},{"op":"getsockname","on":1},{"op":"close","on":1},{"op":"close","on":1}]})"));
  const auto& results = child["results"].elements();
  ASSERT_EQ(results.size(), 4U);
  EXPECT_NE(results[0]["ok"]["process"].integer(), driver.process_id());
  EXPECT_TRUE(results[1].has("ok"));
  EXPECT_TRUE(results[2].has("ok"));
  EXPECT_EQ(results[3]["error"]["name"], value("bad_file_descriptor"));
  EXPECT_EQ(to_json(child["exit"]), R"({"status":0})");
  EXPECT_TRUE(parse(R"({"type":"call","op":"getsockname","on":1})").has("ok")) << "still open here";
}

TEST_F(process_operations_test, an_executed_child_has_only_what_it_inherits) {
  parse(make_socket(1));
  parse(make_socket(2));
  const auto child = ok("child", object(R"({"how":"exec","inherits":[2],"calls":[
      {"op":"census"},{"op":"getsockname","on":2},{"op":"getsockname","on":1}]})"));
  const auto& results = child["results"].elements();
  ASSERT_EQ(results.size(), 3U);
  EXPECT_EQ(to_json(results[0]["ok"]["numbers"]), "[3,4]") << "the toy makes inheritable sockets";
  EXPECT_TRUE(results[1].has("ok"));
  EXPECT_EQ(results[2]["broken"]["why"], value("no handle 1"));
}

TEST_F(process_operations_test, a_child_that_does_not_return_is_killed_by_cancel) {
  parse(R"({"type":"call","op":"pipe","as":[5,6]})");
  const auto id = driver.send(calling("child", object(R"({"how":"fork","stop_on_error":true,
      "calls":[{"op":"read","on":5,"args":{"capacity":1}}]})")));
  until_blocked(0);
  parse(R"({"type":"cancel","request":)" + std::to_string(id) + "}");
  EXPECT_EQ(to_json(reply_to(id)["ok"]), R"({"exit":{"signal":"SIGKILL"}})");
}

TEST_F(process_operations_test, pipes_and_files_are_handles) {
  parse(R"({"type":"call","op":"pipe","as":[5,6]})");
  EXPECT_TRUE(
      parse(R"({"type":"call","op":"write","on":6,"args":{"data":{"text":"hi"}}})").has("ok"));
  const auto read = parse(R"({"type":"call","op":"read","on":5,"args":{"capacity":10}})");
  EXPECT_EQ(to_json(read["ok"]),
            R"({"count":2,"data":{"hex":"6869"},"written":2,"guard":"intact"})");
  parse(R"({"type":"call","op":"close","on":5})");
  EXPECT_EQ(parse(R"({"type":"call","op":"read","on":5,"args":{"capacity":10}})")["error"]["name"],
            value("bad_file_descriptor"));
  EXPECT_EQ(to_json(parse(R"({"type":"reset"})")["ok"]), R"({"closed":[6],"leaked":[]})");
}

TEST_F(process_operations_test, reset_removes_the_files_that_were_made) {
  parse(R"({"type":"call","op":"mkdir","args":{"path":"folder","mode":448}})");
  parse(R"({"type":"script","calls":[
      {"op":"open_file","as":1,"args":{"path":"folder/file","content":{"text":"abc"}}},
      {"op":"symlink","args":{"path":"link","target":"folder/file"}},
      {"op":"chmod","args":{"path":"folder/file","mode":256}}]})");
  EXPECT_EQ(to_json(ok("file_status", object(R"({"path":"folder/file"})"))),
            R"({"exists":true,"type":"file","mode":256,"size":3})");
  EXPECT_EQ(ok("file_status", object(R"({"path":"link"})"))["type"], value("symlink"));
  EXPECT_EQ(
      to_json(parse(R"({"type":"call","op":"read","on":1,"args":{"capacity":9}})")["ok"]["data"]),
      R"({"hex":"616263"})");
  EXPECT_EQ(call("unlink", object(R"({"path":"absent"})"))["error"]["name"],
            value("no_such_file_or_directory"));
  parse(R"({"type":"reset"})");
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
}

TEST_F(process_operations_test, closed_handles_are_tombstones) {
  parse(make_socket(1));
  EXPECT_TRUE(parse(R"({"type":"call","op":"close","on":1})").has("ok"));
  EXPECT_EQ(parse(R"({"type":"call","op":"close","on":1})")["error"]["name"],
            value("bad_file_descriptor"));
  EXPECT_EQ(parse(R"({"type":"call","op":"close","on":7})")["broken"]["why"], value("no handle 7"));
  EXPECT_EQ(parse(R"({"type":"call","op":"close","on":{"number":-1}})")["error"]["name"],
            value("bad_file_descriptor"));
  EXPECT_TRUE(parse(make_socket(1)).has("ok")) << "a tombstone's handle can be used again";
  EXPECT_THAT(parse(make_socket(1))["broken"]["why"].text(), HasSubstr("handle 1 is in use"));
}

}  // namespace
}  // namespace sockspec::protocol

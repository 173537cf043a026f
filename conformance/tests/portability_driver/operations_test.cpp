#include <gtest/gtest.h>

#include <string>

#include "tests/kit/driver_session.hpp"

namespace sockspec::protocol {
namespace {

class portability_operations : public driver_session {
 protected:
  portability_operations() : driver_session(SOCKSPEC_PORTABILITY_DRIVER) {}

  /// A call as JSON, without what makes it a request.
  value make(const std::string& members) {
    return ask(parse_value(R"({"type":"call",)" + members + "}"));
  }
  /// The same, as set-up.
  value given(const std::string& members) {
    const value reply = make(members);
    EXPECT_TRUE(reply.has("ok")) << to_json(reply);
    return reply["ok"];
  }
  void given_tcp_pair() {  // handles 2 and 3
    given(R"("op":"socket","as":1,"args":{"family":"inet","type":"stream"})");
    given(R"("op":"bind","on":1,"args":{"address":{"family":"inet","host":"127.0.0.1"}})");
    given(R"("op":"listen","on":1)");
    const value name = given(R"("op":"getsockname","on":1)")["address"];
    given(R"("op":"socket","as":2,"args":{"family":"inet","type":"stream"})");
    given(R"("op":"connect","on":2,"args":{"address":)" + to_json(name) + "}");
    given(R"("op":"accept","on":1,"as":3)");
  }
};

TEST_F(portability_operations, hello_declares_what_the_layer_has) {
  for (const char* operation :
       {"socket",        "socketpair",  "bind",        "listen",     "accept",     "connect",
        "connect_ex",    "send",        "sendall",     "sendto",     "sendmsg",    "recv",
        "recvfrom",      "recvmsg",     "shutdown",    "close",      "detach",     "fileno",
        "getsockname",   "getpeername", "getsockopt",  "setsockopt", "settimeout", "gettimeout",
        "setblocking",   "getblocking", "getaddrinfo", "poll",       "makefile",   "file_read",
        "file_readline", "file_write",  "file_flush",  "file_close"}) {
    EXPECT_EQ(greeting["operations"][operation], value("direct")) << operation;
  }
}

TEST_F(portability_operations, hello_declares_what_python_has_and_systems_have_not) {
  for (const char* operation : {"dup", "fromfd", "family", "type", "protocol", "setdefaulttimeout",
                                "getdefaulttimeout", "sendfile"}) {
    EXPECT_EQ(greeting["operations"][operation], value("direct")) << operation;
  }
}

TEST_F(portability_operations, move_datagrams_together) {
  given(R"("op":"socket","as":1,"args":{"family":"inet","type":"datagram"})");
  given(R"("op":"bind","on":1,"args":{"address":{"family":"inet","host":"127.0.0.1"}})");
  given(R"("op":"socket","as":2,"args":{"family":"inet","type":"datagram"})");
  const value name = given(R"("op":"getsockname","on":1)")["address"];
  given(R"("op":"sendmmsg","on":2,"args":{"messages":[{"data":{"text":"one"},"address":)" +
        to_json(name) + R"(},{"data":{"text":""},"address":)" + to_json(name) + "}]}");
  const value seen = given(R"("op":"recvmmsg","on":1,"args":{"capacities":[2,8],)"
                           R"("flags":["MSG_WAITALL"]})");
  EXPECT_EQ(seen["messages"].elements().at(0)["data"]["hex"], value("6f6e"));
  EXPECT_EQ(seen["messages"].elements().at(0)["flags"], value().append("MSG_TRUNC"));
  EXPECT_EQ(seen["messages"].elements().at(1)["count"], value(0));

  given(R"("op":"connect","on":2,"args":{"address":)" + to_json(name) + "}");
  given(R"("op":"send_segments","on":2,"args":{"data":{"text":"onceupon"},"segment_size":4})");
  const value joined = given(R"("op":"recv_segments","on":1,"args":{"capacity":64})");
  EXPECT_EQ(joined["segment_size"], value(4));
  EXPECT_EQ(joined["data"]["hex"], value("6f6e6365"));
}

TEST_F(portability_operations, carry_data_over_a_connection) {
  given_tcp_pair();
  const std::string data = R"({"pattern":"ramp","seed":7,"length":2000})";
  EXPECT_EQ(given(R"("op":"sendall","on":2,"args":{"data":)" + data + "}")["count"], value(2000));
  const value seen = given(R"("op":"recv","on":3,"args":{"capacity":4000,"poison":9})");
  EXPECT_EQ(seen["count"], value(2000));
  EXPECT_EQ(seen["data"]["length"], value(2000));
  EXPECT_EQ(seen["guard"], value("intact"));
}

TEST_F(portability_operations, pass_descriptors_and_close_those_that_nobody_wants) {
  given(R"("op":"socketpair","as":[1,2],"args":{"family":"unix","type":"stream"})");
  const std::string passing =
      R"("op":"sendmsg","on":1,"args":{"buffers":[{"text":"a"},{"text":"b"}],)"
      R"("control":[{"rights":[1,2]}]})";
  given(passing);
  const value kept = given(
      R"("op":"recvmsg","on":2,"args":{"capacities":[1,4],"control_capacity":64,"rights_as":2})");
  EXPECT_EQ(kept["data"]["hex"], value("6162"));
  EXPECT_EQ(kept["control"].elements().at(0)["closed"], value(2));
  given(passing);
  const value taken = given(
      R"("op":"recvmsg","on":2,"args":{"capacities":[8],"control_capacity":64,"rights_as":7})");
  EXPECT_EQ(taken["control"].elements().at(0)["rights"], value().append(7).append(8));
  given(R"("op":"send","on":8,"args":{"data":{"text":"x"}})");
}

TEST_F(portability_operations, report_the_count_of_a_sendall_that_fails) {
  given_tcp_pair();
  given(R"("op":"setblocking","on":2,"args":{"blocking":false})");
  const value seen = make(
      R"("op":"sendall","on":2,"args":{"data":{"pattern":"ramp","seed":1,"length":67108864}})");
  EXPECT_EQ(seen["error"]["name"], value("operation_would_block"));
  EXPECT_GT(seen["error"]["count"].integer(), 0);
  EXPECT_LT(seen["error"]["count"].integer(), 67108864);
}

TEST_F(portability_operations, tell_what_the_system_reported) {
  given(R"("op":"socket","as":1,"args":{"family":"inet","type":"stream"})");
  const value seen = make(R"("op":"getpeername","on":1)")["error"];
  EXPECT_EQ(seen["space"], value("errno"));
  EXPECT_EQ(seen["native"], value("ENOTCONN"));
  EXPECT_EQ(seen["name"], value("not_connected"));
}

TEST_F(portability_operations, tell_what_the_layer_refused_itself) {
  given(R"("op":"socket","as":1,"args":{"family":"inet","type":"stream"})");
  const value seen =
      make(R"("op":"bind","on":1,"args":{"address":{"family":"inet","host":"127.0.0.1",
              "port":65536}})")["error"];
  EXPECT_EQ(seen["space"], value("sockspec"));
  EXPECT_EQ(seen["native"], value("argument_rejected"));
  EXPECT_EQ(seen["name"], value("argument_rejected"));
}

TEST_F(portability_operations, support_nothing_that_the_layer_cannot_express) {
  given(R"("op":"socket","as":1,"args":{"family":"inet","type":"stream"})");
  for (const char* members :
       {R"("op":"socket","as":2,"args":{"family":{"raw":9999},"type":"stream"})",
        R"("op":"socket","as":2,"args":{"family":"inet","type":{"raw":77}})",
        R"("op":"socket","as":2,"args":{"family":"inet","type":"stream","flags":["nonblocking"]})",
        R"("op":"bind","on":1,"args":{"address":null})",
        R"("op":"shutdown","on":1,"args":{"how":{"raw":9}})",
        R"("op":"send","on":1,"args":{"data":null})",
        R"("op":"send","on":1,"args":{"data":{"text":"x"},"flags":[{"raw":4}]})",
        R"("op":"recv","on":1,"args":{"capacity":4,"claims":5})",
        R"("op":"recv","on":{"number":0},"args":{"capacity":4})",
        R"("op":"getsockopt","on":1,"args":{"level":"SOL_SOCKET","name":"SO_LINGER",
           "as_value":"int"})",
        R"("op":"getsockopt","on":1,"args":{"level":"SOL_SOCKET","name":"SO_NO_SUCH",
           "as_value":"int"})"}) {
    EXPECT_TRUE(make(members).has("unsupported")) << members;
  }
}

TEST_F(portability_operations, read_and_set_options_by_name_and_as_bytes) {
  given(R"("op":"socket","as":1,"args":{"family":"inet","type":"stream"})");
  const std::string linger = R"("level":"SOL_SOCKET","name":"SO_LINGER")";
  given(R"("op":"setsockopt","on":1,"args":{)" + linger +
        R"(,"value":{"linger":{"on":true,"seconds":5}}})");
  EXPECT_EQ(to_json(given(R"("op":"getsockopt","on":1,"args":{)" + linger +
                          R"(,"as_value":"linger"})")["value"]),
            R"({"linger":{"on":true,"seconds":5}})");
  const value raw = given(
      R"("op":"getsockopt","on":1,"args":{"level":"SOL_SOCKET","name":"SO_KEEPALIVE",
         "as_value":"raw"})");
  EXPECT_EQ(to_json(raw["value"]), R"({"raw":{"hex":"00000000"}})");
  EXPECT_EQ(raw["length"], value(4));
  EXPECT_EQ(make(R"("op":"setsockopt","on":1,"args":{"level":"SOL_SOCKET","name":"SO_KEEPALIVE",
                     "value":{"int":1},"length":1})")["error"]["name"],
            value("invalid_argument"));
  EXPECT_EQ(make(R"("op":"setsockopt","on":1,"args":{"level":"SOL_SOCKET","name":{"raw":9999},
                     "value":{"int":1}})")["error"]["name"],
            value("no_protocol_option"));
}

TEST_F(portability_operations, give_a_detached_handle_another_name) {
  given(R"("op":"socket","as":1,"args":{"family":"inet","type":"stream"})");
  given(R"("op":"settimeout","on":1,"args":{"timeout":5000000000})");
  const value number = given(R"("op":"fileno","on":1)")["number"];
  EXPECT_EQ(given(R"("op":"detach","on":1,"as":2)")["number"], number);
  EXPECT_EQ(given(R"("op":"fileno","on":1)")["number"], value(-1));
  EXPECT_EQ(given(R"("op":"gettimeout","on":2)")["timeout"], value(0));
}

TEST_F(portability_operations, judge_calls_on_a_closed_socket) {
  given(R"("op":"socket","as":1,"args":{"family":"inet","type":"stream"})");
  given(R"("op":"close","on":1)");
  EXPECT_EQ(make(R"("op":"listen","on":1)")["error"]["name"], value("bad_file_descriptor"));
  EXPECT_TRUE(make(R"("op":"close","on":1)").has("ok"));
}

TEST_F(portability_operations, look_names_up) {
  const value found =
      given(R"("op":"getaddrinfo","args":{"host":"127.0.0.1","service":"80","type":"stream"})")
          ["results"];
  ASSERT_EQ(found.elements().size(), 1U);
  EXPECT_EQ(to_json(found.elements()[0]["address"]),
            R"({"family":"inet","host":"127.0.0.1","port":80})");
  EXPECT_EQ(make(R"("op":"getaddrinfo","args":{"host":null,"service":null})")["error"]["space"],
            value("eai"));
}

TEST_F(portability_operations, read_and_write_files_over_a_connection) {
  given_tcp_pair();
  given(R"("op":"makefile","on":2,"as":4,"args":{"mode":"w"})");
  given(R"("op":"makefile","on":3,"as":5,"args":{"mode":"r"})");
  EXPECT_EQ(given(R"("op":"file_write","on":4,"args":{"data":{"text":"a\nbcd"}})")["count"],
            value(5));
  EXPECT_EQ(given(R"("op":"file_flush","on":4)")["unsent"], value(0));
  EXPECT_EQ(given(R"("op":"file_readline","on":5)")["line"], value("a"));
  const value read = given(R"("op":"file_read","on":5,"args":{"capacity":2})");
  EXPECT_EQ(to_json(read["data"]), R"({"hex":"6263"})");
  EXPECT_EQ(given(R"("op":"file_close","on":4)")["unsent"], value(0));
  EXPECT_EQ(make(R"("op":"file_write","on":4,"args":{"data":{"text":"x"}})")["error"]["name"],
            value("bad_file_descriptor"));
  given(R"("op":"close","on":2)");
  EXPECT_EQ(given(R"("op":"file_readline","on":5)")["line"], value("d"));
  EXPECT_EQ(given(R"("op":"file_readline","on":5)")["line"], value());
}

TEST_F(portability_operations, poll_handles) {
  given_tcp_pair();
  const value idle =
      given(R"("op":"poll","args":{"handles":[{"on":3,"events":["POLLIN"]}],"timeout":0})");
  EXPECT_EQ(to_json(idle), R"({"count":0,"ready":[]})");
  given(R"("op":"send","on":2,"args":{"data":{"text":"x"}})");
  const value ready = given(
      R"("op":"poll","args":{"handles":[{"on":3,"events":["POLLIN"]}],"timeout":10000000000})");
  EXPECT_EQ(to_json(ready), R"({"count":1,"ready":[{"on":3,"events":["POLLIN"]}]})");
}

TEST_F(portability_operations, reset_closes_with_a_reset_and_a_waiting_call_is_woken_by_cancel) {
  given_tcp_pair();
  const auto waiting = driver.send(
      calling("recv", parse_value(R"({"capacity":4})"), 1).set("on", 3).set("announce", true));
  ASSERT_TRUE(driver.wait_entered(waiting, 0, patience));
  until_blocked(1);
  parse(R"({"type":"cancel","request":)" + std::to_string(waiting) + "}");
  EXPECT_TRUE(reply_to(waiting).has("ok"));
  const value reset = parse(R"({"type":"reset"})")["ok"];
  EXPECT_EQ(to_json(reset), R"({"closed":[1,2,3],"leaked":[]})");
}

}  // namespace
}  // namespace sockspec::protocol

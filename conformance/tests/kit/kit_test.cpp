#include "tests/kit/driver_session.hpp"

namespace sockspec::protocol {
namespace {

using testing::HasSubstr;

class kit_test : public driver_session {
 protected:
  kit_test() : driver_session(SOCKSPEC_ODD_DRIVER) {}
};

value object(const std::string& text) {
  return parse_value(text);
}

TEST_F(kit_test, hello_states_how_each_operation_is_done) {
  EXPECT_EQ(greeting["operations"]["pause"], value("direct"));
  EXPECT_EQ(greeting["operations"]["count_up"], value("composed"));
  EXPECT_EQ(greeting["operations"]["wait_stubbornly"], value("emulated"));
  EXPECT_EQ(greeting["lanes"].integer(), 3);
  EXPECT_EQ(greeting["driver"]["name"], value("odd"));
}

TEST_F(kit_test, hello_of_another_version_is_unsupported) {
  const auto reply = parse(R"({"type":"hello","protocol":2})");
  EXPECT_THAT(reply["unsupported"]["why"].text(), HasSubstr("version 1"));
}

TEST_F(kit_test, what_it_does_not_know_is_unsupported) {
  EXPECT_TRUE(parse(R"({"type":"qwpozn"})").has("unsupported"));
  EXPECT_EQ(to_json(call("qwpozn")["unsupported"]), R"({"why":"no operation qwpozn"})");
}

TEST_F(kit_test, what_makes_no_sense_is_broken) {
  EXPECT_EQ(parse(R"({"type":"call","lane":3,"op":"print"})")["broken"]["why"], value("no lane 3"));
  EXPECT_TRUE(parse(R"({"type":"call"})").has("broken"));
  EXPECT_TRUE(parse(R"({"type":"script"})").has("broken"));
  EXPECT_TRUE(parse(R"({"type":"open"})").has("broken"));
  EXPECT_TRUE(parse(R"({"type":"cancel"})").has("broken"));
  EXPECT_TRUE(parse(R"({"type":"blocked","lane":"x"})").has("broken"));
  EXPECT_TRUE(parse(R"({"type":"hello"})").has("broken"));
  EXPECT_TRUE(call("fill", object(R"({"capacity":-1,"data":{"text":"x"}})")).has("broken"));
  EXPECT_TRUE(call("fill", object(R"({"capacity":9,"data":{"attached":0}})")).has("broken"));
  EXPECT_TRUE(call("fill", object(R"({"capacity":9,"data":{"hex":"0g"}})")).has("broken"));
}

TEST_F(kit_test, a_line_that_is_no_request_is_answered_without_id) {
  for (const std::string line :
       {"nonsense", "[]", R"({"type":"ping"})", R"({"id":0,"type":"ping"})",
        R"({"id":"7","type":"ping"})", R"({"id":5})"}) {
    driver.send_raw(line + "\n");
    const auto complaint = driver.wait_complaint(patience);
    ASSERT_TRUE(complaint.has_value()) << line;
    EXPECT_FALSE((*complaint)["broken"]["why"].text().empty()) << line;
  }
  EXPECT_TRUE(parse(R"({"type":"ping"})").has("ok"));
}

TEST_F(kit_test, what_an_operation_throws_is_an_outcome) {
  EXPECT_EQ(to_json(call("throw_error_code")["error"]["name"]), R"("connection_refused")");
  EXPECT_EQ(call("throw_other")["broken"]["why"], value("the driver threw: oops"));
}

TEST_F(kit_test, a_result_that_does_not_fit_a_line_is_broken) {
  EXPECT_THAT(call("much")["broken"]["why"].text(), HasSubstr("a frame's line would have 7"));
}

TEST_F(kit_test, noise_on_standard_output_goes_to_standard_error) {
  ok("print");
  driver.finish(patience);
  EXPECT_EQ(driver.standard_error_tail(), "noise on standard output\n");
}

TEST_F(kit_test, buffers_tell_what_was_written) {
  const auto results =
      ok("fill", object(R"({"capacity":16,"claims":8,"poison":7,"data":{"text":"abc"}})"));
  EXPECT_EQ(to_json(results),
            R"({"claims":8,"data":{"hex":"616263"},"written":3,"guard":"intact"})");
  EXPECT_EQ(ok("write_past_the_end", object(R"({"capacity":16})"))["guard"], value("broken"));
}

TEST_F(kit_test, long_data_is_told_by_its_checksum) {
  const auto reply = ask(calling("fill", object(R"({"capacity":9000000,"data":{"attached":1}})")),
                         {"x", std::string(8 << 20, 'a')});
  EXPECT_EQ(reply["ok"]["data"]["length"].integer(), 8 << 20);
  EXPECT_FALSE(reply["ok"]["data"].has("hex"));
}

TEST_F(kit_test, lanes_are_concurrent_and_control_is_answered_meanwhile) {
  const auto first = driver.send(calling("pause", {}, 0));
  const auto second = driver.send(calling("pause", {}, 1));
  until_blocked(0);
  until_blocked(1);
  EXPECT_TRUE(parse(R"({"type":"ping"})")["ok"]["at"].is_integer());
  EXPECT_TRUE(ask(calling("print", {}, 2)).has("ok"));
  for (const auto id : {second, first}) {
    EXPECT_EQ(ask(value().set("type", "cancel").set("request", id))["ok"]["cancelled"],
              value(true));
    EXPECT_EQ(reply_to(id)["error"]["name"], value("interrupted"));
  }
}

TEST_F(kit_test, calls_on_a_lane_are_in_order) {
  std::vector<std::int64_t> ids;
  for (int i = 0; i < 20; ++i) ids.push_back(driver.send(calling("print")));
  std::int64_t before = 0;
  for (const auto id : ids) {
    const auto reply = reply_to(id);
    EXPECT_GE(reply["began"].integer(), before);
    EXPECT_GE(reply["ended"].integer(), reply["began"].integer());
    before = reply["ended"].integer();
  }
}

TEST_F(kit_test, announces_a_call_before_it_blocks) {
  const auto id = driver.send(calling("pause").set("announce", true));
  EXPECT_TRUE(driver.wait_entered(id, 0, patience));
  until_blocked(0);
  parse(R"({"type":"cancel","request":)" + std::to_string(id) + "}");
  reply_to(id);
}

TEST_F(kit_test, cancel_wakes_what_resumes_after_signals) {
  const auto id = driver.send(calling("wait_stubbornly"));
  until_blocked(0);
  EXPECT_EQ(parse(R"({"type":"cancel","request":)" + std::to_string(id) + "}")["ok"]["cancelled"],
            value(true));
  EXPECT_TRUE(reply_to(id).has("ok"));
}

TEST_F(kit_test, cancel_of_what_is_in_no_call_does_nothing) {
  EXPECT_EQ(parse(R"({"type":"cancel","request":1})")["ok"]["cancelled"], value(false));
}

TEST_F(kit_test, a_gate_parks_and_releases_together) {
  const auto parked = calling("print").set("gate", "g");
  const auto first = driver.send(value(parked).set("lane", 0));
  const auto second = driver.send(value(parked).set("lane", 1));
  EXPECT_EQ(driver.wait(first, silence).how, answer::state::late);
  EXPECT_EQ(to_json(parse(R"({"type":"blocked","lane":0})")["ok"]),
            R"({"blocked":"no","parked":true})");
  EXPECT_EQ(parse(R"({"type":"open","gate":"g"})")["ok"]["released"].integer(), 2);
  reply_to(first);
  reply_to(second);
  ask(parked);  // it stays open
  EXPECT_EQ(parse(R"({"type":"open","gate":"g"})")["ok"]["released"].integer(), 0);
}

TEST_F(kit_test, reset_forgets_gates_and_what_is_parked) {
  parse(R"({"type":"open","gate":"g"})");
  parse(R"({"type":"reset"})");
  const auto parked = driver.send(
      parse_value(R"({"type":"script","calls":[{"op":"print","gate":"g"},{"op":"print"}]})"));
  const auto behind = driver.send(calling("print"));
  EXPECT_EQ(driver.wait(behind, silence).how, answer::state::late);
  EXPECT_TRUE(parse(R"({"type":"reset"})").has("ok"));
  EXPECT_TRUE(reply_to(behind).has("broken"));
  const auto results = reply_to(parked)["results"].elements();
  ASSERT_EQ(results.size(), 1U);
  EXPECT_TRUE(results[0].has("broken"));
  EXPECT_TRUE(call("print").has("ok"));
}

TEST_F(kit_test, a_script_stops_on_error_only_where_it_is_told) {
  const std::string calls = R"("calls":[{"op":"print"},{"op":"throw_other"},{"op":"print"}]})";
  EXPECT_EQ(parse(R"({"type":"script","stop_on_error":true,)" + calls)["results"].elements().size(),
            2U);
  EXPECT_EQ(parse(R"({"type":"script",)" + calls)["results"].elements().size(), 3U);
}

TEST_F(kit_test, repeats_while_ok_and_sums_the_counts) {
  const auto all = parse(R"({"type":"call","op":"count_up","repeat":{"while":"ok"},"args":{}})");
  EXPECT_EQ(all["repeats"].integer(), 1);
  ok("count_up", object(R"({"from":5})"));
  const auto rest = parse(R"({"type":"call","op":"count_up","repeat":{"while":"ok"},"args":{}})");
  EXPECT_EQ(rest["repeats"].integer(), 5);
  EXPECT_EQ(rest["total"].integer(), 40);
  EXPECT_EQ(rest["error"]["name"], value("operation_would_block"));
  ok("count_up", object(R"({"from":100})"));
  const auto few =
      parse(R"({"type":"call","op":"count_up","repeat":{"while":"ok","most":7},"args":{}})");
  EXPECT_EQ(few["repeats"].integer(), 7);
  EXPECT_TRUE(few.has("ok"));
}

TEST_F(kit_test, repeats_while_it_would_block) {
  const auto waited = parse(R"({"type":"call","op":"block_until_zero","args":{"tries":4},
                                "repeat":{"while":"would_block"}})");
  EXPECT_EQ(waited["repeats"].integer(), 4);
  EXPECT_EQ(waited["total"].integer(), 1);
  const auto given_up = parse(
      R"({"type":"call","op":"block_until_zero","args":{"tries":1000000},
          "repeat":{"while":"would_block","within":20000000}})");
  EXPECT_EQ(given_up["error"]["name"], value("operation_would_block"));
}

TEST_F(kit_test, a_leak_is_told_once_by_reset) {
  const auto number = ok("leak")["number"];
  EXPECT_EQ(to_json(ok("census")["numbers"]), to_json(value().append(number)));
  EXPECT_EQ(to_json(parse(R"({"type":"reset"})")["ok"]["leaked"]), to_json(value().append(number)));
  EXPECT_EQ(to_json(parse(R"({"type":"reset"})")["ok"]["leaked"]), "[]");
}

TEST_F(kit_test, reset_is_refused_while_a_lane_is_in_a_call) {
  const auto id = driver.send(calling("pause"));
  until_blocked(0);
  EXPECT_TRUE(parse(R"({"type":"reset"})").has("broken"));
  parse(R"({"type":"cancel","request":)" + std::to_string(id) + "}");
  reply_to(id);
  EXPECT_TRUE(parse(R"({"type":"reset"})").has("ok"));
}

TEST_F(kit_test, leaves_by_bye_and_at_the_end_of_input_also_from_a_call) {
  driver.send(calling("wait_stubbornly").set("announce", true));
  until_blocked(0);
  const auto end = driver.finish(patience);
  EXPECT_EQ(end.text, "exited with status 0");
}

TEST_F(kit_test, leaves_at_the_end_of_input) {
  driver.close_input();
  EXPECT_EQ(driver.wait_end(patience)->text, "exited with status 0");
}

}  // namespace
}  // namespace sockspec::protocol

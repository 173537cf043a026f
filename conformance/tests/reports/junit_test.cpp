#include "reports/junit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "sample.hpp"

namespace sockspec::reports {
namespace {

using results::outcome;
using results::verdict_kind;
using results::sample::cell;
using results::sample::failed;
using results::sample::passed;
using results::sample::run_of;
using testing::HasSubstr;
using testing::StartsWith;

const std::string name = "connect.refused/tcp4.blocking";

class junit : public testing::Test {
 protected:
  void read(const results::run& whole) {
    const auto result = document_.load_string(junit_xml(whole).c_str());
    ASSERT_TRUE(result) << result.description();
  }
  pugi::xml_node one(const char* path) { return document_.select_node(path).node(); }
  std::size_t count(const char* path) { return document_.select_nodes(path).size(); }

 private:
  pugi::xml_document document_;
};

TEST_F(junit, has_a_suite_for_each_target_and_call) {
  read(run_of({passed("native", name), passed("native", "bind.again/tcp4.blocking"),
               passed("wrapper", name), passed("native", "connect.refused/tcp6.blocking")}));
  EXPECT_EQ(count("/testsuites/testsuite"), 3U);
  const auto suite = one("//testsuite[@name='native.connect']");
  EXPECT_STREQ(suite.attribute("tests").value(), "2");
  EXPECT_STREQ(suite.attribute("time").value(), "0.000280");
  EXPECT_STREQ(suite.attribute("timestamp").value(), "2026-11-20T05:00:00Z");
  const auto test_case = suite.child("testcase");
  EXPECT_EQ(test_case.attribute("name").value(), name);
  EXPECT_STREQ(test_case.attribute("classname").value(), "native.connect");
  EXPECT_FALSE(test_case.child("failure"));
}

TEST_F(junit, adds_up) {
  read(run_of({passed("native", name), failed("native", "a.b/tcp4.blocking", "eof"),
               cell("native", "a.c/tcp4.blocking", {verdict_kind::unsupported, "host"}),
               cell("native", "a.d/tcp4.blocking", {verdict_kind::unresolved, "driver"},
                    outcome::unexpected)}));
  for (const auto* path : {"/testsuites", "//testsuite[@name='native.a']"}) {
    const auto node = one(path);
    EXPECT_STREQ(node.attribute("failures").value(), "1") << path;
    EXPECT_STREQ(node.attribute("errors").value(), "1") << path;
    EXPECT_STREQ(node.attribute("skipped").value(), "1") << path;
  }
  EXPECT_STREQ(one("/testsuites").attribute("tests").value(), "4");
  EXPECT_EQ(count("//error"), 1U);
}

TEST_F(junit, gives_a_failure_its_whole_text) {
  read(run_of({failed("native", name, "error:host_unreachable")}));
  const auto failure = one("//testcase/failure");
  EXPECT_STREQ(failure.attribute("type").value(), "error:host_unreachable");
  EXPECT_STREQ(failure.attribute("message").value(), "error host_unreachable (EHOSTUNREACH 113)");
  EXPECT_THAT(failure.text().get(), StartsWith("FAIL  connect.refused/tcp4.blocking  on native"));
  EXPECT_THAT(failure.text().get(), HasSubstr("\n  repeat    sockspec run native"));
}

TEST_F(junit, gives_clause_source_and_observed_as_properties) {
  read(run_of({passed("native", name)}));
  const auto value_of = [&](const std::string& property) {
    return std::string(one(("//testcase/properties/property[@name='" + property + "']").c_str())
                           .attribute("value")
                           .value());
  };
  EXPECT_EQ(value_of("clause"), "connect.refused");
  EXPECT_EQ(value_of("source"), "POSIX.1-2024 connect(), ERRORS; RFC 9293 3.10.7.1; connect(2)");
  EXPECT_EQ(value_of("observed"), "error connection_refused (ECONNREFUSED 111)");
}

TEST_F(junit, lets_an_expected_deviation_pass_and_names_it) {
  auto known = failed("native", name, "eof", outcome::expected);
  known.deviation = "SW-1: the wrapper maps it";
  read(run_of({known}));
  EXPECT_EQ(count("//failure"), 0U);
  EXPECT_EQ(count("//skipped"), 0U);
  EXPECT_STREQ(one("//property[@name='deviation']").attribute("value").value(),
               "SW-1: the wrapper maps it");
  EXPECT_THAT(one("//testcase/system-out").text().get(), HasSubstr("SW-1: the wrapper maps it"));
}

TEST_F(junit, makes_a_stale_deviation_a_failure) {
  read(run_of({cell("native", name, {verdict_kind::pass, {}}, outcome::stale)}));
  EXPECT_STREQ(one("//failure").attribute("type").value(), "stale");
}

TEST_F(junit, skips_what_was_not_judged_with_the_reason) {
  auto absent = cell("native", "a.b/tcp6.blocking", {verdict_kind::unsupported, "host"});
  absent.observed = "no IPv6 here";
  read(run_of({absent, cell("native", "a.c/tcp4.blocking", {verdict_kind::not_run, "budget"}),
               cell("native", "a.d/tcp4.blocking", {verdict_kind::unresolved, "race"})}));
  EXPECT_EQ(count("//skipped"), 3U);
  EXPECT_STREQ(one("//skipped").attribute("message").value(), "unsupported, host: no IPv6 here");
}

TEST_F(junit, fails_for_a_finding_that_fails_the_run) {
  auto whole = run_of({passed("native", name)});
  whole.findings = {{.target = "native", .text = "leaked 1 descriptor", .unexpected = true},
                    {.target = {}, .text = "only a note", .unexpected = false}};
  read(whole);
  EXPECT_EQ(count("//testsuite[@name='findings']/testcase"), 2U);
  EXPECT_STREQ(one("//testsuite[@name='findings']//failure").attribute("message").value(),
               "leaked 1 descriptor");
  EXPECT_STREQ(one("/testsuites").attribute("failures").value(), "1");
}

TEST_F(junit, stays_xml_whatever_a_driver_says) {
  auto hostile = failed("native", name, "e<o>f\"&'");
  hostile.observed = "]]> </failure> \x01 \xef\xbf\xbe \xff \xe2\x80\xa8 \n";
  hostile.transcript = {"\x1b[0m <![CDATA["};
  read(run_of({hostile}));
  EXPECT_STREQ(one("//failure").attribute("type").value(), "e<o>f\"&'");
  EXPECT_STREQ(one("//failure").attribute("message").value(),
               R"(]]> </failure> \x01 \u{fffe} \xff \u{2028} \n)");
  EXPECT_THAT(one("//failure").text().get(), HasSubstr(R"(\x1b[0m <![CDATA[)"));
}

}  // namespace
}  // namespace sockspec::reports

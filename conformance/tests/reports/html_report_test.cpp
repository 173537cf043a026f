#include "reports/html/report.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/html/labels.hpp"
#include "reports/html/page_parts.hpp"
#include "sample.hpp"

namespace sockspec::reports {
namespace {

using results::outcome;
using results::verdict_kind;
using results::sample::cell;
using results::sample::failed;
using results::sample::passed;
using results::sample::run_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string name = "connect.refused/tcp4.blocking";

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// What the report has between its styles and its scripts.
std::string body_of(const results::run& whole) {
  const auto page = html_report(whole);
  const auto begin = page.find("<body>");
  return page.substr(begin, page.find("<script type=\"module\">") - begin);
}

TEST(html_report, allows_only_its_own_style_and_scripts) {
  const auto page = html_report(run_of({passed("native", name)}));
  EXPECT_THAT(page, StartsWith("<!doctype html>"));
  EXPECT_THAT(page, HasSubstr("content=\"default-src 'none';\nscript-src 'sha256-"));
  for (const auto* part : {&page_parts::style, &page_parts::early_script, &page_parts::script}) {
    EXPECT_EQ(part->hash.size(), std::string("sha256-").size() + 44);
    EXPECT_EQ(count(page, part->hash), 1U);
    EXPECT_EQ(count(page, part->text), 1U);
    EXPECT_FALSE(part->text.empty());
  }
  for (const auto* forbidden : {"http://", "https://", "@import", "url(", "unsafe-inline"}) {
    EXPECT_THAT(page, Not(HasSubstr(forbidden)));
  }
}

TEST(html_report, counts_calls_by_target) {
  const auto body = body_of(
      run_of({passed("native", name), passed("native", "connect.a/tcp4.timeout"),
              passed("wrapper", name), failed("wrapper", "connect.a/tcp4.timeout", "eof")}));
  EXPECT_THAT(body, HasSubstr("<summary>connect <small>2 clauses</small></summary>"));
  EXPECT_THAT(body, HasSubstr("<td class=all title=\"2 pass\"><span>2/2</span>"
                              "<td class=unexpected title=\"1 pass, 1 fail\">"
                              "<span>1/2</span> <b>1 unexpected</b>"));
}

TEST(html_report, unfolds_calls_with_something_unexpected) {
  const auto body = body_of(
      run_of({passed("native", "bind.again/tcp4.blocking"), failed("native", name, "eof")}));
  EXPECT_THAT(body, HasSubstr("<details><summary>bind "));
  EXPECT_THAT(body, HasSubstr("<details open><summary>connect "));
}

TEST(html_report, gives_each_cell_a_word_and_its_text) {
  const auto body = body_of(run_of({failed("native", name, "error:host_unreachable")}));
  EXPECT_THAT(body, HasSubstr("<tr><th>tcp4.blocking<td class=\"fail unexpected\">fail "
                              "<small>error:host_unreachable</small>"));
  EXPECT_THAT(body, AllOf(HasSubstr("<dt>allowed<dd>error connection_refused<dt>"),
                          HasSubstr("<dt>observed<dd>error host_unreachable"),
                          HasSubstr("<dt>native<dd>errno 113 EHOSTUNREACH<dt>"),
                          HasSubstr("connect #1 127.0.0.1:40113 -&gt; error EHOSTUNREACH\n</pre>"),
                          HasSubstr("<pre class=repeat>sockspec run native --select ")));
}

TEST(html_report, gives_what_lists_link_to_a_place) {
  const auto body =
      body_of(run_of({failed("native", name, "eof"), passed("native", "connect.a/tcp4.timeout")}));
  EXPECT_THAT(body, HasSubstr("<li><a id=/cell/native/connect.refused/tcp4.blocking></a>"
                              "tcp4.blocking"));
  EXPECT_THAT(body, HasSubstr("<a href=#/cell/native/connect.refused/tcp4.blocking class=cell>"));
  EXPECT_EQ(count(body, " id=/cell/"), 1U);
}

TEST(html_report, tells_once_what_several_cells_say) {
  const auto body =
      body_of(run_of({passed("native", name), passed("native", "connect.refused/tcp4.nonblocking"),
                      passed("native", "connect.refused/tcp6.blocking"),
                      failed("native", "connect.refused/udp4.blocking", "eof")}));
  EXPECT_EQ(count(body, "<article"), 2U);
  EXPECT_THAT(body, HasSubstr("<ul class=cells><li>tcp4.blocking<li>tcp4.nonblocking"
                              "<li>tcp6.blocking</ul>"));
  EXPECT_THAT(body, HasSubstr("<tr class=pass><th>tcp4.blocking<br>tcp4.nonblocking"
                              "<br>tcp6.blocking<td>pass<tr"));
}

TEST(html_report, tells_once_what_differs_in_numbers_unless_it_is_unexpected) {
  auto one = passed("native", name);
  auto other = passed("native", "connect.refused/tcp4.nonblocking");
  one.observed = "address 127.0.0.1:40113";
  other.observed = "address 127.0.0.1:99";
  const auto body = body_of(run_of({one, other}));
  EXPECT_EQ(count(body, "<article"), 1U);
  EXPECT_THAT(body, HasSubstr("<dt>observed first<dd>address 127.0.0.1:40113"));
  other.observed = "no address";
  EXPECT_EQ(count(body_of(run_of({one, other})), "<article"), 2U);
  auto bad = failed("native", name, "eof"), worse = bad;
  worse.cell = "connect.refused/tcp4.nonblocking";
  worse.mode = "nonblocking";
  bad.observed = "count 1";
  worse.observed = "count 2";
  EXPECT_EQ(count(body_of(run_of({bad, worse})), "<article"), 2U);
}

TEST(html_report, tells_once_what_cells_of_several_targets_say) {
  auto whole = run_of({passed("a", name), passed("b", name), failed("c", name, "eof")});
  const auto body = body_of(whole);
  EXPECT_EQ(count(body, "<article"), 2U);
  EXPECT_THAT(body, HasSubstr("data-targets=\"0 1\"><h4><b>a, b</b> <span>pass</span>"));
  EXPECT_THAT(body, HasSubstr("data-targets=2><h4><b>c</b> <span>fail</span>"));
  whole.records.pop_back();
  EXPECT_THAT(body_of(whole), HasSubstr("<article class=pass><h4><b>every target</b>"));
}

TEST(html_report, keeps_the_sides_of_a_connection_apart) {
  auto connecting = passed("native", name);
  connecting.side = "connecting";
  auto accepting = failed("native", name + ".accepting", "eof");
  accepting.side = "accepting";
  auto other = connecting;
  other.cell = "connect.refused/tcp6.blocking";
  other.kind = "tcp6";
  other.side = "";
  const auto body = body_of(run_of({connecting, accepting, other}));
  EXPECT_THAT(body, HasSubstr("<tr class=pass data-side=connecting><th>tcp4.blocking<td>"));
  EXPECT_THAT(body, HasSubstr(" data-side=accepting><th>tcp4.blocking.accepting<td"));
  EXPECT_THAT(body, HasSubstr(" class=pass><th>tcp6.blocking<td>"));
  EXPECT_THAT(body, HasSubstr("<a id=/cell/native/connect.refused/tcp4.blocking.accepting>"));
  EXPECT_THAT(body, HasSubstr("<option value=accepting>accepting</option>"));
}

TEST(html_report, leaves_a_place_empty_where_a_target_has_no_such_cell) {
  const auto body =
      body_of(run_of({passed("native", name), passed("wrapper", "bind.again/tcp4.blocking")}));
  EXPECT_EQ(count(body, "<td class=absent>"), 6U);  // call, clause, variant; twice
}

TEST(html_report, lists_what_is_unexpected_with_findings) {
  auto whole = run_of({failed("native", name, "eof")});
  whole.findings = {{.target = "native", .text = "leaked 1 descriptor", .unexpected = true}};
  const auto body = body_of(whole);
  const auto view = body.substr(body.find("<section id=/unexpected"));
  EXPECT_THAT(view, HasSubstr("<code>connect.refused</code>"));
  EXPECT_THAT(view, HasSubstr("<li class=unexpected><b>unexpected</b> <i>native</i> "
                              "<span>leaked 1 descriptor</span>"));
  EXPECT_THAT(body, HasSubstr("Unexpected <b class=unexpected>2</b>"));
}

TEST(html_report, lists_deviations_by_cause) {
  auto one = failed("native", name, "eof", outcome::expected);
  one.deviation = "SW-1: the wrapper maps it";
  auto two = one;
  two.cell = "connect.refused/tcp6.blocking";
  two.kind = "tcp6";
  EXPECT_THAT(body_of(run_of({one, two})),
              HasSubstr("<p>SW-1: the wrapper maps it</p><details><summary>2 cells of 1 clause"));
}

TEST(html_report, lists_the_classes_of_unspecified_clauses) {
  auto one = cell("native", "listen.unbound/tcp4.blocking", {verdict_kind::observed, "binds"});
  auto two = cell("native", "listen.unbound/tcp6.blocking", {verdict_kind::observed, "refuses"});
  one.level = two.level = results::level::unspecified;
  const auto body = body_of(run_of({one, two}));
  EXPECT_THAT(body, HasSubstr("Observations <b class=count>1</b>"));
  EXPECT_THAT(body, HasSubstr("<p class=observed>binds <small>1</small></p>"));
  EXPECT_THAT(body, HasSubstr("<p class=observed>refuses <small>1</small></p>"));
}

TEST(html_report, says_so_where_there_is_nothing_to_list) {
  const auto body = body_of(run_of({passed("native", name)}));
  EXPECT_EQ(count(body, "<p class=nothing>"), 3U);
}

TEST(html_report, does_not_let_any_string_become_markup) {
  const std::string evil =
      "\"'><script>alert(1)</script></title></script><img src=x onerror=y>"
      "\xe2\x80\xa8\x1b[31m\xff\n";
  auto hostile = failed(evil, evil + "." + evil + "/" + evil + "." + evil, evil);
  hostile.says = hostile.allowed = hostile.observed = hostile.native = evil;
  hostile.deviation = hostile.below = hostile.repeat = evil;
  hostile.sources = hostile.transcript = {evil};
  auto known = hostile;
  known.outcome = outcome::expected;
  known.level = results::level::unspecified;
  known.clause += "2";
  auto whole = run_of({hostile, known});
  whole.findings = {{.target = evil, .text = evil, .unexpected = true}};
  whole.stamp.compiler = whole.stamp.started = whole.stamp.kernel = evil;
  whole.stamp.command_line = {evil};
  whole.stamp.targets[0].implementation = whole.stamp.targets[0].title = evil;

  const auto page = html_report(whole);
  EXPECT_EQ(count(page, "<script"), 2U);
  EXPECT_EQ(count(page, "</script"), 2U);
  EXPECT_EQ(count(page, "</title>"), 1U);
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  for (const auto* raw : {"\xe2\x80\xa8", "\x1b", "\xff"}) EXPECT_THAT(page, Not(HasSubstr(raw)));
  EXPECT_THAT(page, HasSubstr("&quot;&#39;&gt;&lt;script&gt;alert(1)"));
  EXPECT_THAT(page, HasSubstr("\\u{2028}\\x1b[31m\\xff\\n"));
}

/// A sentence of so many letters, another one for each number.
std::string sentence(std::size_t letters, int number) {
  std::string text = std::to_string(number) + " ";
  while (text.size() < letters) text += "as long as they are, ";
  return text.substr(0, letters);
}

/// 45,000 records as they are: of nine targets, 1,000 clauses and five cells of each, with texts as
/// long as those of the native target, and a failure among a hundred.
results::run large_run() {
  std::vector<results::record> cells;
  for (int i = 0; i < 45'000; ++i) {
    const int target = i / 5'000, number = i % 5'000 / 5, place = i % 5;
    const auto clause = fmt::format("call_{}.the_name_of_clause_{}", number % 40, number);
    const auto where = fmt::format("{}/unix_stream_{}.nonblocking", clause, place);
    const auto target_name = "target_" + std::to_string(target);
    const bool fails = number % 50 == 0 && place < 2;
    auto& cell = cells.emplace_back(fails ? failed(target_name, where, "eof", outcome::expected)
                                          : passed(target_name, where));
    cell.says = sentence(64, number);
    cell.sources = {sentence(30, number), sentence(30, -number), sentence(20, number)};
    cell.allowed = sentence(21, number + place % 2);
    cell.observed = sentence(53, number + place % 2);
    if (fails) cell.deviation = sentence(150, number);
  }
  return run_of(cells);
}

TEST(html_report, of_45000_records_is_under_2_megabytes_and_has_all_of_them) {
  const auto whole = large_run();
  const auto page = html_report(whole);
  EXPECT_EQ(count(page, "<code>call_"), 1'000U);
  EXPECT_EQ(count(page, "<span>4,960/5,000</span>"), 9U);  // all calls, of each target
  EXPECT_LT(page.size(), 2'000'000U);
}

TEST(label_of, says_what_matters_beyond_the_verdict) {
  const auto label = [](verdict_kind kind, outcome meaning) {
    return label_of(cell("native", name, {kind, "x"}, meaning));
  };
  EXPECT_EQ(label(verdict_kind::pass, outcome::expected), "pass");
  EXPECT_EQ(label(verdict_kind::pass, outcome::stale), "pass, stale");
  EXPECT_EQ(label(verdict_kind::fail, outcome::unexpected), "fail");
  EXPECT_EQ(label(verdict_kind::fail, outcome::expected), "fail, expected");
  EXPECT_EQ(label(verdict_kind::timeout, outcome::inherited), "timeout, inherited");
  EXPECT_EQ(label(verdict_kind::not_run, outcome::expected), "not run");
}

TEST(worst_of, prefers_what_fails_the_run) {
  const auto known_crash = cell("native", name, {verdict_kind::crash, "x"}, outcome::expected);
  const auto unexpected =
      cell("native", name, {verdict_kind::unresolved, "setup"}, outcome::unexpected);
  const auto pass = passed("native", name);
  const auto absent = cell("native", name, {verdict_kind::unsupported, "host"});
  EXPECT_EQ(&worst_of({&pass, &known_crash, &unexpected}), &unexpected);
  EXPECT_EQ(&worst_of({&pass, &known_crash}), &known_crash);
  EXPECT_EQ(&worst_of({&absent, &pass}), &pass);
  EXPECT_EQ(share_of_worst({&absent, &pass}), "1/2");
  EXPECT_EQ(share_of_worst({&pass, &pass}), "2");
}

TEST(class_of, tells_known_departures_from_what_was_not_judged) {
  const auto known = failed("native", name, "eof", outcome::expected);
  const auto pass = passed("native", name);
  const auto absent = cell("native", name, {verdict_kind::unsupported, "host"});
  const auto unexpected = failed("native", name, "eof");
  EXPECT_EQ(class_of(count_of({&pass, &pass})), "all");
  EXPECT_EQ(class_of(count_of({&pass, &absent})), "some");
  EXPECT_EQ(class_of(count_of({&absent})), "none");
  EXPECT_EQ(class_of(count_of({&pass, &known, &absent})), "known");
  EXPECT_EQ(class_of(count_of({&pass, &known, &unexpected})), "unexpected");
}

}  // namespace
}  // namespace sockspec::reports

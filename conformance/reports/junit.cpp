#include "reports/junit.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <sstream>
#include <utility>
#include <vector>

#include "reports/escape.hpp"
#include "reports/failure_text.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

using results::outcome;
using results::verdict_kind;

/// How a test case ends, in JUnit's words.
enum class ending { passed, failure, error, skipped };

ending ending_of(const results::record& cell) {
  const auto kind = cell.verdict.kind;
  if (fails_the_run(cell.outcome)) {
    const bool broken = kind == verdict_kind::unresolved && cell.verdict.detail == "driver";
    return broken ? ending::error : ending::failure;
  }
  const bool unjudged = !was_executed(kind) || kind == verdict_kind::unresolved;
  return unjudged ? ending::skipped : ending::passed;
}

void set_attribute(pugi::xml_node node, const char* name, std::string_view text) {
  node.append_attribute(name).set_value(printable(text).c_str());
}

void set_duration(pugi::xml_node node, std::int64_t microseconds) {
  node.append_attribute("time").set_value(
      fmt::format("{:.6f}", static_cast<double>(microseconds) / 1e6).c_str());
}

/// Text whose lines were made printable one by one.
void append_text(pugi::xml_node node, const char* name, const std::string& text) {
  node.append_child(name).text().set(text.c_str());
}

void append_property(pugi::xml_node properties, const char* name, std::string_view content) {
  if (content.empty()) return;
  auto property = properties.append_child("property");
  property.append_attribute("name").set_value(name);
  set_attribute(property, "value", content);
}

void append_properties(pugi::xml_node test_case, const results::record& cell) {
  auto properties = test_case.append_child("properties");
  append_property(properties, "clause", cell.clause);
  append_property(properties, "level", to_string(cell.level));
  append_property(properties, "source", fmt::format("{}", fmt::join(cell.sources, "; ")));
  append_property(properties, "verdict", to_string(cell.verdict));
  append_property(properties, "outcome", to_string(cell.outcome));
  append_property(properties, "observed", cell.observed);
  append_property(properties, "deviation", cell.deviation);
}

void append_ending(pugi::xml_node test_case, const results::record& cell,
                   const results::stamp& stamp) {
  const auto how = ending_of(cell);
  if (how == ending::skipped) {
    const auto reason = cell.observed.empty() ? "" : ": " + cell.observed;
    set_attribute(test_case.append_child("skipped"), "message", in_words(cell.verdict) + reason);
    return;
  }
  if (how == ending::passed) {
    const bool as_it_should =
        cell.verdict.kind == verdict_kind::pass || cell.verdict.kind == verdict_kind::observed;
    if (!as_it_should) append_text(test_case, "system-out", failure_text(cell, stamp));
    return;
  }
  auto node = test_case.append_child(how == ending::error ? "error" : "failure");
  set_attribute(node, "type", cell.outcome == outcome::stale ? "stale" : cell.symptom);
  set_attribute(node, "message", cell.observed.empty() ? in_words(cell.verdict) : cell.observed);
  node.text().set(failure_text(cell, stamp).c_str());
}

void append_case(pugi::xml_node suite, const std::string& suite_name, const results::record& cell,
                 const results::stamp& stamp) {
  auto test_case = suite.append_child("testcase");
  set_attribute(test_case, "classname", suite_name);
  set_attribute(test_case, "name", cell.cell);
  set_duration(test_case, cell.duration_us);
  append_properties(test_case, cell);
  append_ending(test_case, cell, stamp);
}

/// What the attributes of a suite, or of all, add up to.
struct totals {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
  std::int64_t duration_us = 0;

  void add(ending how, std::int64_t microseconds) {
    ++tests;
    if (how == ending::failure) ++failures;
    if (how == ending::error) ++errors;
    if (how == ending::skipped) ++skipped;
    duration_us += microseconds;
  }

  void write_to(pugi::xml_node node) const {
    node.append_attribute("tests").set_value(tests);
    node.append_attribute("failures").set_value(failures);
    node.append_attribute("errors").set_value(errors);
    node.append_attribute("skipped").set_value(skipped);
    set_duration(node, duration_us);
  }
};

void append_suite(pugi::xml_node root, const std::string& name,
                  const std::vector<const results::record*>& cells, const results::stamp& stamp) {
  totals sums;
  for (const auto* cell : cells) sums.add(ending_of(*cell), cell->duration_us);
  auto suite = root.append_child("testsuite");
  set_attribute(suite, "name", name);
  sums.write_to(suite);
  set_attribute(suite, "timestamp", stamp.started);
  for (const auto* cell : cells) append_case(suite, name, *cell, stamp);
}

void append_findings(pugi::xml_node root, const std::vector<results::finding>& findings) {
  totals sums;
  for (const auto& each : findings) {
    sums.add(each.unexpected ? ending::failure : ending::passed, 0);
  }
  if (sums.tests == 0) return;
  auto suite = root.append_child("testsuite");
  set_attribute(suite, "name", "findings");
  sums.write_to(suite);
  for (const auto& each : findings) {
    auto test_case = suite.append_child("testcase");
    set_attribute(test_case, "classname", each.target.empty() ? "run" : each.target);
    set_attribute(test_case, "name", each.text);
    set_duration(test_case, 0);
    if (!each.unexpected) continue;
    auto failure = test_case.append_child("failure");
    failure.append_attribute("type").set_value("finding");
    set_attribute(failure, "message", each.text);
  }
}

/// Suites in the order in which their first cells ran.
std::vector<std::pair<std::string, std::vector<const results::record*>>> suites_of(
    const results::run& whole) {
  std::vector<std::pair<std::string, std::vector<const results::record*>>> suites;
  std::map<std::string, std::size_t> places;
  for (const auto& cell : whole.records) {
    const auto name = cell.target + "." + call_of(cell.clause);
    const auto [place, is_new] = places.try_emplace(name, suites.size());
    if (is_new) suites.push_back({name, {}});
    suites[place->second].second.push_back(&cell);
  }
  return suites;
}

totals totals_of(const results::run& whole) {
  totals sums;
  for (const auto& cell : whole.records) sums.add(ending_of(cell), cell.duration_us);
  for (const auto& each : whole.findings) {
    sums.add(each.unexpected ? ending::failure : ending::passed, 0);
  }
  return sums;
}

}  // namespace

std::string junit_xml(const results::run& whole) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  auto root = document.append_child("testsuites");
  root.append_attribute("name").set_value("sockspec");
  totals_of(whole).write_to(root);
  for (const auto& [name, cells] : suites_of(whole)) append_suite(root, name, cells, whole.stamp);
  append_findings(root, whole.findings);
  std::ostringstream out;
  document.save(out, "  ");
  return out.str();
}

}  // namespace sockspec::reports

#include "benchmarks/pages/page_frame.hpp"

#include <fmt/format.h>

#include <array>

namespace sockspec::benchmarks {
namespace {

// No script runs and nothing is fetched, whatever a name in the file holds.
constexpr std::string_view head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{}</title>
<style>
{}{}</style>
</head>
<body>
{}</body>
</html>
)";

// A box that is not ticked hides its series; where a browser lacks :has, all stay.
std::string hiding_rules(std::size_t series) {
  std::string rules;
  for (std::size_t i = 0; i < series; ++i) {
    rules += fmt::format("body:has(#show{}:not(:checked)) .s{}{{display:none}}\n", i, i);
  }
  return rules;
}

}  // namespace

std::string whole_page(std::string_view title, const markup& content, std::size_t series) {
  return fmt::format(head, html_escaped(title), page_style, hiding_rules(series),
                     content.written());
}

void write_masthead(markup& page, std::string_view sentence,
                    const std::map<std::string, std::string>& environment) {
  constexpr std::array<std::string_view, 5> stamp{"date", "kernel", "processor", "compiler",
                                                  "load"};
  page.open("header").leaf("p", "sockspec bench", {{"class", "brand"}});
  page.leaf("h1", sentence).open("ul", {{"class", "stamp"}}).line();
  for (const auto name : stamp) {
    const auto found = environment.find(std::string(name));
    if (found == environment.end()) continue;
    page.leaf("li", name == "load" ? "load " + found->second : found->second).line();
  }
  page.close().close().line();
}

void write_environment(markup& page, const std::map<std::string, std::string>& environment) {
  page.open("section", {{"id", "environment"}}).leaf("h2", "Environment").line();
  page.open(
      "div",
      {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", "Environment"}});
  page.open("table", {{"class", "facts"}}).open("tbody").line();
  for (const auto& [name, value] : environment) {
    page.open("tr").leaf("th", name, {{"scope", "row"}}).leaf("td", value).close().line();
  }
  page.close().close().close().close().line();
}

}  // namespace sockspec::benchmarks

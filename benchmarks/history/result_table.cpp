#include "benchmarks/history/result_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "benchmarks/results/json_text.hpp"
#include "benchmarks/results/printable.hpp"

namespace sockspec::benchmarks {
namespace {

std::string number_text(double number) {
  // As a number with a point, so that a column of them reads alike.
  return std::isfinite(number) ? fmt::format("{:.6g}", number) : "";
}

struct shown_value {
  std::string operator()(std::monostate /*nothing*/) const { return ""; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return number_text(number); }
  std::string operator()(const std::string& text) const { return printable(text); }
};

struct exact_value {
  std::string operator()(std::monostate /*nothing*/) const { return ""; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return json_number(number); }
  std::string operator()(const std::string& text) const { return text; }
};

struct json_value {
  std::string operator()(std::monostate /*nothing*/) const { return "null"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const {
    return std::isfinite(number) ? json_number(number) : "null";
  }
  std::string operator()(const std::string& text) const { return json_text(text); }
};

bool is_number(const result_value& value) {
  return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

/// Characters, not bytes.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char each) { return (static_cast<unsigned char>(each) & 0xc0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width, bool to_the_right) {
  const std::string room(width - width_of(text), ' ');
  return to_the_right ? room + text : text + room;
}

std::vector<std::size_t> widths_of(const result_table& table) {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::size_t width = width_of(printable(table.columns[column]));
    for (const auto& row : table.rows) {
      width = std::max(width, width_of(std::visit(shown_value{}, row[column])));
    }
    widths.push_back(width);
  }
  return widths;
}

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string text_line(const std::vector<result_value>& row,
                      const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += "  ";
    line += padded(std::visit(shown_value{}, row[i]), widths[i], is_number(row[i]));
  }
  return without_trailing_spaces(line);
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char each : text) quoted += each == '"' ? "\"\"" : std::string{each};
  return quoted + '"';
}

template <typename Values, typename TextOf>
std::string csv_line(const Values& values, TextOf text_of) {
  std::string line;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) line += ',';
    line += csv_cell(text_of(values[i]));
  }
  return line + "\n";
}

}  // namespace

std::string as_text(const result_table& table) {
  const auto widths = widths_of(table);
  std::string text = text_line({table.columns.begin(), table.columns.end()}, widths);
  for (const auto& row : table.rows) text += text_line(row, widths);
  return text;
}

std::string as_csv(const result_table& table) {
  std::string text = csv_line(table.columns, [](const std::string& name) { return name; });
  for (const auto& row : table.rows) {
    text +=
        csv_line(row, [](const result_value& value) { return std::visit(exact_value{}, value); });
  }
  return text;
}

std::string as_json(const result_table& table) {
  std::vector<std::string> objects;
  for (const auto& row : table.rows) {
    std::vector<std::string> members;
    for (std::size_t i = 0; i < row.size(); ++i) {
      members.push_back(json_text(table.columns[i]) + ": " + std::visit(json_value{}, row[i]));
    }
    objects.push_back(fmt::format("  {{{}}}", fmt::join(members, ", ")));
  }
  return objects.empty() ? "[]\n" : fmt::format("[\n{}\n]\n", fmt::join(objects, ",\n"));
}

}  // namespace sockspec::benchmarks

#include "benchmarks/results/google_benchmark_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <istream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

using nlohmann::json;

struct not_finite {
  std::string_view word;
  double number;
};

// Google Benchmark writes them as they are, and JSON has none: each is read as a text.
constexpr std::array not_finite_numbers{
    not_finite{"-NaN", std::numeric_limits<double>::quiet_NaN()},
    not_finite{"NaN", std::numeric_limits<double>::quiet_NaN()},
    not_finite{"-Infinity", -std::numeric_limits<double>::infinity()},
    not_finite{"Infinity", std::numeric_limits<double>::infinity()},
};

std::string_view word_at(std::string_view text) {
  for (const auto& each : not_finite_numbers) {
    if (text.starts_with(each.word)) return each.word;
  }
  return {};
}

/// Nothing, if it is none of the words.
std::optional<double> number_of_word(std::string_view text) {
  for (const auto& each : not_finite_numbers) {
    if (text == each.word) return each.number;
  }
  return std::nullopt;
}

/// How many bytes the text in quotes has that begins here, quotes included.
std::size_t quoted_length(std::string_view text) {
  std::size_t at = 1;
  while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

std::string with_quoted_words(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (const auto word = word_at(text); !word.empty()) {
      out += fmt::format("\"{}\"", word);
      text.remove_prefix(word.size());
      continue;
    }
    const std::size_t taken = text[0] == '"' ? quoted_length(text) : 1;
    out += text.substr(0, taken);
    text.remove_prefix(taken);
  }
  return out;
}

/// A part of the file, and where it is, for messages.
class place {
 public:
  /// \param path  in the file, empty for the whole of it
  place(const json& own, std::string_view file, std::string path)
      : own_(own), file_(file), path_(std::move(path)) {}

  [[noreturn]] void fail(std::string_view why) const {
    throw std::runtime_error(path_.empty() ? fmt::format("{}: {}", file_, why)
                                           : fmt::format("{}: {}: {}", file_, path_, why));
  }

  bool has(const std::string& member) const { return own_.contains(member); }

  place at(const std::string& member) const {
    return {own_.at(member), file_, path_.empty() ? member : path_ + "." + member};
  }

  std::string text(const std::string& member, const std::string& otherwise = {}) const {
    if (!has(member)) return otherwise;
    if (!own_.at(member).is_string()) at(member).fail("is no text");
    return own_.at(member).get<std::string>();
  }

  double number(const std::string& member, double otherwise = 0) const {
    return has(member) ? at(member).as_number() : otherwise;
  }

  double as_number() const {
    if (own_.is_number()) return own_.get<double>();
    const auto word = own_.is_string() ? number_of_word(own_.get<std::string>()) : std::nullopt;
    if (word) return *word;
    fail("is no number");
  }

  const json& object() const {
    if (!own_.is_object()) fail("is no object");
    return own_;
  }

  const json& list() const {
    if (!own_.is_array()) fail("is no list");
    return own_;
  }

 private:
  const json& own_;
  std::string_view file_;
  std::string path_;
};

double nanoseconds_of_unit(const place& entry) {
  const std::string unit = entry.text("time_unit", "ns");
  if (unit == "ns") return 1;
  if (unit == "us") return 1e3;
  if (unit == "ms") return 1e6;
  if (unit == "s") return 1e9;
  entry.at("time_unit").fail("is none of ns, us, ms, s");
}

bool is_counter(const std::string& name, const json& content) {
  constexpr std::array<std::string_view, 9> others{"family_index", "per_family_instance_index",
                                                   "repetitions",  "repetition_index",
                                                   "threads",      "iterations",
                                                   "real_time",    "cpu_time",
                                                   "label"};
  if (std::ranges::find(others, name) != others.end()) return false;
  return content.is_number() || (content.is_string() && number_of_word(content.get<std::string>()));
}

/// Since 1.8, what was left out without an error is skipped, too.
std::string error_of(const place& entry) {
  const auto said = entry.text("error_message", entry.text("skip_message"));
  const bool failed = entry.has("error_occurred") || entry.has("skipped");
  return failed && said.empty() ? "no reason given" : said;
}

int repetition_of(const place& entry) {
  const double index = entry.number("repetition_index");
  if (index >= 0 && index <= 1e9) return static_cast<int>(index);
  entry.at("repetition_index").fail("is no index");
}

measurement read_measurement(const place& entry) {
  measurement made;
  const json& members = entry.object();
  if (!entry.has("name")) entry.fail("has no name");
  made.name = entry.text("name");
  made.run_name = entry.text("run_name", made.name);
  made.aggregate = entry.text("aggregate_name");
  made.repetition = repetition_of(entry);
  made.iterations = entry.number("iterations");
  const bool fraction = entry.text("aggregate_unit") == "percentage";
  const double unit = fraction ? 1 : nanoseconds_of_unit(entry);
  made.real_time = unit * entry.number("real_time");
  made.cpu_time = unit * entry.number("cpu_time");
  made.label = entry.text("label");
  made.error = error_of(entry);
  for (const auto& [name, content] : members.items()) {
    if (is_counter(name, content)) made.counters[name] = entry.number(name);
  }
  return made;
}

json parse(std::istream& in, std::string_view named) {
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) throw std::runtime_error(fmt::format("{}: cannot be read", named));
  try {
    return json::parse(with_quoted_words(text));
  } catch (const json::parse_error& error) {
    // It says: json.exception ... parse error at line 1, column 2: ...
    const std::string_view said = error.what();
    const std::size_t from = said.find(" at ");
    throw std::runtime_error(
        fmt::format("{}: {}", named, from == said.npos ? said : said.substr(from + 4)));
  }
}

}  // namespace

benchmark_run read_benchmark_run(std::istream& in, std::string_view named) {
  const json whole = parse(in, named);
  const place root(whole, named, "");
  root.object();
  if (!root.has("benchmarks"))
    root.fail("there are no benchmarks: Google Benchmark wrote no such file");
  benchmark_run made;
  if (root.has("context")) {
    for (const auto& [name, content] : root.at("context").object().items()) {
      made.context[name] = content.is_string() ? content.get<std::string>() : content.dump();
    }
  }
  std::size_t index = 0;
  for (const json& entry : root.at("benchmarks").list()) {
    const place there(entry, named, fmt::format("benchmarks[{}]", index++));
    made.measurements.push_back(read_measurement(there));
  }
  return made;
}

}  // namespace sockspec::benchmarks

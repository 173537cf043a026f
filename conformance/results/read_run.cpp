#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "results/members.hpp"
#include "results/store.hpp"
#include "results/store_names.hpp"
#include "results/text_file.hpp"

namespace sockspec::results {
namespace {

using protocol::value;
using protocol::value_error;

void add_once(std::vector<finding>& findings, finding what) {
  if (std::ranges::find(findings, what) == findings.end()) findings.push_back(std::move(what));
}

void read_line(run& whole, std::string_view line) {
  const auto content = protocol::parse_value(line);
  if (content.has(store_names::finding)) {
    add_once(whole.findings, finding_from(content[store_names::finding]));
  } else {
    whole.records.push_back(record_from(content));
  }
}

/// Reads every line that ends in a newline: the writer's last one may have been cut short.
void read_records(run& whole, const std::filesystem::path& file) {
  const auto text = read_file(file);
  std::string_view rest = text;
  for (std::size_t line = 1;; ++line) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return;
    try {
      read_line(whole, rest.substr(0, end));
    } catch (const value_error& problem) {
      throw store_error(file.string() + ":" + std::to_string(line) + ": " + problem.what() +
                        "; remove that line to read the others, or run again");
    }
    rest.remove_prefix(end + 1);
  }
}

void read_ending(run& whole, const value& content) {
  const auto state = text_member(content, store_names::state);
  whole.interrupted = state != store_names::finished;
  if (state == store_names::running) {
    whole.findings.push_back({.target = {},
                              .text =
                                  "the run did not reach its end: its process died, or is still "
                                  "running; what it wrote until then is here",
                              .unexpected = true});
    return;
  }
  if (state != store_names::finished && state != store_names::interrupted) {
    throw value_error("member 'state': there is no '" + state + "'");
  }
  for (const auto& each : list_member(content, store_names::findings)) {
    add_once(whole.findings, finding_from(each));
  }
}

void read_run_file(run& whole, const std::filesystem::path& file) {
  const auto text = read_file(file);
  try {
    const auto content = protocol::parse_value(text);
    whole.stamp = stamp_from(content);
    read_ending(whole, content);
  } catch (const value_error& problem) {
    throw store_error(file.string() + ": " + problem.what() +
                      "; it is not a whole run.json, so run again");
  }
}

}  // namespace

run read_run(const std::filesystem::path& directory) {
  run whole;
  read_run_file(whole, directory / store_names::run_file);
  read_records(whole, directory / store_names::records_file);
  return whole;
}

}  // namespace sockspec::results

#include "results/store.hpp"

#include <utility>

#include "results/store_names.hpp"
#include "results/text_file.hpp"

namespace sockspec::results {
namespace {

using protocol::value;

void write_run_file(const std::filesystem::path& directory, const value& content) {
  write_file(directory / store_names::run_file, protocol::to_pretty_json(content) + "\n");
}

value whole_run(const run& whole) {
  value findings{value::list{}};
  for (const auto& each : whole.findings) findings.append(to_value(each));

  auto content = to_value(whole.stamp);
  content.set(store_names::state,
              whole.interrupted ? store_names::interrupted : store_names::finished);
  content.set(store_names::findings, std::move(findings));
  return content;
}

}  // namespace

writer::writer(std::filesystem::path directory, const stamp& what)
    : directory_(std::move(directory)) {
  make_directory(directory_);
  auto content = to_value(what);
  content.set(store_names::state, store_names::running);
  write_run_file(directory_, content);
  records_ = open_for_writing(directory_ / store_names::records_file);
}

void writer::append(const record& cell) {
  append_line(to_value(cell));
}

void writer::append(const finding& what) {
  value line;
  line.set(store_names::finding, to_value(what));
  append_line(line);
}

void writer::append_line(const value& content) {
  write_through(records_, protocol::to_json(content) + "\n",
                directory_ / store_names::records_file);
}

void writer::finish(const run& whole) {
  write_run_file(directory_, whole_run(whole));
}

}  // namespace sockspec::results

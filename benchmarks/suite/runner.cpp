#include "benchmarks/suite/runner.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "benchmarks/processes/own_program.hpp"
#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

using namespace std::chrono_literals;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad()) throw std::runtime_error(path.string() + ": cannot be read");
  return content;
}

void write_file(const std::filesystem::path& path, const std::string& content) {
  std::ofstream out(path, std::ios::binary);
  out << content;
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
}

}  // namespace

std::chrono::nanoseconds run_sockspec(const std::vector<std::string>& words) {
  program_run wanted{.command = {program_beside("sockspec").string()}, .deadline = 10min};
  wanted.command.insert(wanted.command.end(), words.begin(), words.end());
  const program_end end = run_program(wanted);
  if (end.succeeded()) return end.took;
  // What is unexpected is told on the standard output, last.
  const auto said =
      end.output.substr(end.output.size() - std::min<std::size_t>(end.output.size(), 2'000));
  throw std::runtime_error(command_text(wanted.command) + ' ' + describe(end, wanted) + '\n' +
                           said);
}

stored_run read_stored_run(const std::filesystem::path& directory) {
  return {read_file(directory / "run.json"), read_file(directory / "records.jsonl")};
}

void write_stored_run(const stored_run& run, const std::filesystem::path& directory) {
  std::filesystem::create_directories(directory);
  write_file(directory / "run.json", run.stamp);
  write_file(directory / "records.jsonl", run.records);
}

}  // namespace sockspec::benchmarks

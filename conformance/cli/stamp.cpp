#include "cli/stamp.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <uv.h>

#include <cstdint>
#include <utility>

#include "cases/registry.hpp"
#include "cli/commit.hpp"
#include "cli/host_name.hpp"

namespace sockspec::conformance::cli {
namespace {

// FNV-1a, with a separator that no text holds.
void add(std::uint64_t& hash, std::string_view text) {
  constexpr std::uint64_t prime = 1099511628211u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  hash = (hash ^ 0xffu) * prime;
}

std::string now_in_utc() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

}  // namespace

std::string clauses_hash(std::span<const clause* const> clauses) {
  std::uint64_t hash = 14695981039346656037u;
  for (const clause* one : clauses) {
    add(hash, one->id);
    add(hash, std::to_string(one->revision));
    add(hash, one->says);
  }
  return fmt::format("{:016x}", hash);
}

results::stamp make_stamp(std::vector<std::string> command_line) {
  results::stamp made;
  made.suite_version = SOCKSPEC_VERSION_TEXT;
  made.commit = commit;
  made.clauses_hash = clauses_hash(all_clauses());
  made.compiler = SOCKSPEC_COMPILER;
  made.started = now_in_utc();
  made.command_line = std::move(command_line);
  uv_utsname_t host{};
  if (uv_os_uname(&host) == 0) {
    made.system = host.sysname;
    made.kernel = host.release;
    made.machine = host.machine;
  }
  if (const auto other = stand_in_for_the_system(); !other.empty()) made.system = other;
  return made;
}

results::target_stamp stamp_of(const target& of, std::size_t cells,
                               const target_introduction* met) {
  results::target_stamp made;
  made.name = of.name;
  made.title = of.title;
  made.cells = cells;
  for (const document one : of.follows) made.follows.emplace_back(to_string(one));
  if (met != nullptr) {
    made.driver = met->subject.driver;
    made.implementation = met->subject.implementation;
  }
  made.deviations = of.deviations.size();
  for (const auto& one : of.deviations) made.untriaged += one.untriaged ? 1 : 0;
  return made;
}

std::chrono::year_month_day today_in_utc() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

versions versions_of(const results::stamp& run, const target_introduction& met) {
  return {met.subject.implementation_version, run.kernel, run.system};
}

}  // namespace sockspec::conformance::cli

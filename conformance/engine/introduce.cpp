#include "engine/introduce.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

#include "engine/environment.hpp"
#include "engine/placeholders.hpp"
#include "engine/scratch_folder.hpp"
#include "protocol/program_output.hpp"

namespace sockspec::conformance {
namespace {

constexpr int pings = 11;
// A machine and driver that answer within this time are as fast as the budgets suppose.
constexpr auto usual_latency = std::chrono::milliseconds(1);
constexpr std::int64_t most_patience = 10;  // times as much

// The shortest: a slow driver or emulator is to be given time, and what else the machine does just
// now is what budgets are generous for.
std::chrono::nanoseconds latency_of(actor& by) {
  std::chrono::nanoseconds shortest = usual_latency * most_patience;
  for (int i = 0; i < pings; ++i) shortest = std::min(shortest, by.ping().value_or(shortest));
  return shortest;
}

void scale(budgets& all, std::chrono::nanoseconds latency) {
  const auto times = std::clamp<std::int64_t>(latency / usual_latency, 1, most_patience);
  for (auto* one : {&all.patience, &all.silence, &all.short_wait, &all.watchdog}) *one *= times;
}

void greet(session& in, const target& of) {
  try {
    in.begin(nullptr);
  } catch (const target_missing& error) {
    throw target_missing(error.what() +
                         (of.install.empty() ? std::string() : "; to install: " + of.install));
  }
}

// A manifest that says so hides cells that could be judged.
void check_what_it_lacks(const target& of, const actor& subject) {
  for (const auto& [name, why] : of.lacks) {
    const auto operation = op_from(name);
    if (!operation || !subject.has(*operation)) continue;
    throw driver_unusable("[lacks] of " + of.manifest.string() + " names " + name +
                          ", which the driver has; remove it there");
  }
}

std::string first_line_of(const std::string& text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

std::string version_of(const implementation_named& named, const placeholders& meant,
                       protocol::io_loop& loop, const budgets& all) {
  std::vector<std::string> command;
  for (const auto& word : named.version) command.push_back(expand(word, meant));
  try {
    auto version = first_line_of(protocol::output_of(loop, command, all.start));
    if (!version.empty()) return version;
  } catch (const std::runtime_error& error) {
    throw driver_unusable("the version of " + named.name + " is not to be had: " + error.what());
  }
  throw driver_unusable("the version of " + named.name + " is not to be had: " + command.front() +
                        " wrote nothing");
}

void name_implementation(introduction& of, const implementation_named& named,
                         const std::string& version) {
  of.implementation = named.name + ' ' + version;
  of.implementation_version = version;
}

}  // namespace

target_introduction introduce(const target& of, const installation& where, budgets& all,
                              const std::stop_token& stop) {
  protocol::io_loop loop;
  const std::stop_callback stopped(stop, [&loop] { loop.kill_drivers(); });
  const scratch_folder scratch;
  all.start = std::max(all.start, of.start_timeout);
  const auto folder = scratch.make(0);
  session in(loop, of, where, folder, 0, all);
  greet(in, of);
  check_what_it_lacks(of, in.of(role::subject));
  scale(all, std::max(latency_of(in.of(role::subject)), latency_of(in.of(role::peer))));
  target_introduction met{in.of(role::subject).introduced(), in.of(role::peer).introduced()};
  if (!of.implementation) return met;
  const placeholders meant{where.programs, of.manifest.parent_path(), folder};
  const auto version = version_of(*of.implementation, meant, loop, all);
  name_implementation(met.subject, *of.implementation, version);
  if (!of.peer_is_native) name_implementation(met.peer, *of.implementation, version);
  return met;
}

std::string what_is_missing(const target& of, const installation& where) {
  if (auto program = program_that_is_missing(of, where); !program.empty()) return program;
  if (of.preload.empty()) return {};
  try {
    budgets all;
    introduce(of, where, all);
  } catch (const target_missing& error) {
    return error.what();
  } catch (const driver_unusable&) {
    return {};  // told by whoever goes on to use the driver
  }
  return {};
}

}  // namespace sockspec::conformance

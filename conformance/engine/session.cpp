#include "engine/session.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "engine/placeholders.hpp"
#include "engine/scratch_folder.hpp"

namespace sockspec::conformance {
namespace {

// A lie below the driver is a library that breaks one call; a lie inside it is another build of the
// same driver.
void tell(protocol::launch& how, const mutant& lie, const installation& where) {
  how.environment.emplace_back("SOCKSPEC_LIE", lie.id);
  if (lie.level == mutant_level::below) {
    how.preload.insert(how.preload.begin(), (where.programs / "libsockspec_liar.so").string());
  }
  if (lie.level == mutant_level::driver) {
    how.command = {(where.programs / "sockspec-driver-native-lying").string()};
  }
}

protocol::launch launch_of_subject(const target& of, const installation& where,
                                   const std::filesystem::path& scratch, const mutant* lie,
                                   arena there) {
  auto how = launch_of(of, where, scratch);
  if (lie != nullptr) tell(how, *lie, where);
  how.own_network = there == arena::own_network;
  how.ordinary = !how.own_network;
  return how;
}

protocol::launch launch_of_native_peer(const installation& where,
                                       const std::filesystem::path& scratch) {
  protocol::launch how;
  how.command = {(where.programs / "sockspec-driver-native").string()};
  how.scratch = scratch;
  return how;
}

protocol::launch launch_of_peer(const target& of, const installation& where,
                                const std::filesystem::path& scratch, arena there) {
  auto how =
      of.peer_is_native ? launch_of_native_peer(where, scratch) : launch_of(of, where, scratch);
  how.ordinary = there != arena::own_network;
  return how;
}

}  // namespace

protocol::launch launch_of(const target& of, const installation& where,
                           const std::filesystem::path& scratch) {
  const placeholders meant{where.programs, of.manifest.parent_path(), scratch};
  protocol::launch how;
  for (const auto& word : of.command) how.command.push_back(expand(word, meant));
  for (const auto& [name, content] : of.environment) {
    how.environment.emplace_back(name, expand(content, meant));
  }
  for (const auto& library : of.preload) how.preload.push_back(expand(library, meant));
  how.scratch = scratch;
  return how;
}

session::session(protocol::io_loop& loop, const conformance::target& of, const installation& where,
                 const std::filesystem::path& scratch, int index, const conformance::budgets& all,
                 const mutant* lie, arena there)
    : target_(of),
      budgets_(all),
      scratch_(scratch),
      index_(index),
      arena_(there),
      subject_(loop, launch_of_subject(of, where, scratch, lie, there), budgets_),
      peer_(loop, launch_of_peer(of, where, scratch, there), budgets_) {}

session::~session() {
  subject_.stop();
  peer_.stop();
}

void session::begin(seam* between) {
  subject_.ensure_started();
  if (arena_ == arena::own_network) peer_.move_to_network_of(subject_.process_id());
  peer_.ensure_started();
  transcript_ = conformance::transcript();
  seam_ = between;
  handles_ = 0;
  lanes_[0] = lanes_[1] = 0;
}

actor::aftermath session::end() {
  seam_ = nullptr;
  for (const auto& one : std::exchange(in_flight_, {})) of(one.who).cancel(one.flight);
  auto after = subject_.reset();
  const auto peers = peer_.reset();
  if (!after.trouble.empty()) {
    after.trouble.insert(0, "the subject's driver ");
  } else if (!peers.trouble.empty()) {
    after.trouble = "the peer's driver " + peers.trouble;
  }
  // What a library below a driver leaves there (socket_wrapper: a file for each port) would be seen
  // by the next cell, whose verdict would hang on the order of cells.
  const auto left = empty_folder(scratch_);
  if (after.trouble.empty()) after.trouble = left;
  return after;
}

void session::in_flight(role who, const actor::flight& flight) {
  in_flight_.push_back({who, flight});
}

const actor::flight& session::flight_of(std::int64_t id) const {
  for (const auto& one : in_flight_) {
    if (one.flight.id == id) return one.flight;
  }
  throw std::logic_error("a pending call was finished twice");
}

void session::landed(std::int64_t id) {
  std::erase_if(in_flight_, [&](const airborne& one) { return one.flight.id == id; });
}

// Loopback has room for an address of each session, so that a case that wants a port finds nobody
// else's.
std::string session::inet_address() const {
  if (!target_.inet_address.empty()) return target_.inet_address;
  return "127." + std::to_string(64 + index_ / 250 % 64) + '.' + std::to_string(1 + index_ % 250) +
         ".1";
}

std::string session::inet_neighbour(int last_number) const {
  auto host = inet_address();
  if (!host.ends_with('1') || host == "127.0.0.1") return {};
  host.pop_back();
  return host + std::to_string(last_number);
}

std::string session::inet6_address() const {
  return target_.inet6_address.empty() ? "::1" : target_.inet6_address;
}

std::string session::unique_name(int n) const {
  return scratch_.parent_path().filename().string() + '-' + scratch_.filename().string() + '-' +
         std::to_string(n);
}

}  // namespace sockspec::conformance

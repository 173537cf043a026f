#pragma once
// A session: the pair of actors in which cells are run one after the other, and what they share.

#include <filesystem>
#include <string>

#include "engine/actor.hpp"
#include "engine/mutant.hpp"
#include "engine/seam.hpp"
#include "engine/target.hpp"
#include "engine/transcript.hpp"
#include "matrix/arena.hpp"

namespace sockspec::conformance {

/// Where sockspec's programs and targets are.
struct installation {
  std::filesystem::path programs;  // sockspec, the drivers
  std::filesystem::path targets;   // target manifests
};

/// How the driver of a target's subject is started.
protocol::launch launch_of(const target&, const installation&,
                           const std::filesystem::path& scratch);

class session {
 public:
  /// `index` tells sessions of a run apart: their addresses and names differ. `lie`: what a mutant
  /// below the driver is told, or empty.
  session(protocol::io_loop&, const conformance::target&, const installation&,
          const std::filesystem::path& scratch, int index, const budgets&,
          const mutant* lie = nullptr, arena where = arena::shared);
  ~session();
  session(const session&) = delete;
  session& operator=(const session&) = delete;

  const conformance::target& target() const { return target_; }
  const conformance::budgets& budgets() const { return budgets_; }
  actor& of(role who) { return who == role::subject ? subject_ : peer_; }

  /// Starts a cell: drivers run, a fresh transcript, a seam or none. Errors: driver_unusable;
  /// network_missing.
  void begin(seam*);
  /// Ends it: calls in flight are cancelled, both actors reset. Gives what the subject leaked, and
  /// what is wrong with either driver.
  actor::aftermath end();

  conformance::transcript& transcript() { return transcript_; }
  seam* between(role who) { return who == role::subject ? seam_ : nullptr; }
  int next_handle() { return ++handles_; }
  int next_name() { return ++names_; }
  int next_lane(role who) { return ++lanes_[static_cast<std::size_t>(who)]; }
  void in_flight(role who, const actor::flight&);
  const actor::flight& flight_of(std::int64_t id) const;
  void landed(std::int64_t id);

  std::string inet_address() const;  // "127.64.3.1"
  /// An address beside it that is for this pair alone, too: "127.64.3.2" for 2. Empty where there
  /// is none: the last number of inet_address is not 1, or it is 127.0.0.1, which many hosts have
  /// alone.
  std::string inet_neighbour(int last_number) const;
  std::string inet6_address() const;  // "::1"
  std::string unique_name(int n) const;

 private:
  struct airborne {
    role who;
    actor::flight flight;
  };

  const conformance::target& target_;
  conformance::budgets budgets_;
  std::filesystem::path scratch_;
  int index_;
  arena arena_;
  actor subject_, peer_;
  conformance::transcript transcript_;
  seam* seam_ = nullptr;
  int handles_ = 0, names_ = 0;
  int lanes_[2] = {0, 0};
  std::vector<airborne> in_flight_;
};

}  // namespace sockspec::conformance

#pragma once
// What the target below does in a cell that fails above it: whose fault it is.

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "engine/session.hpp"
#include "matrix/cell.hpp"

namespace sockspec::conformance {

/// What it said: "native: pass, so the fault is not the system's", and the symptom by which the
/// judge compares; no symptom where it could not be asked, nothing where there is no target below.
struct opinion {
  std::string text;
  std::string symptom;
};

class second_opinion {
 public:
  /// `below` may be null: then nothing is asked. Its driver is started when it is first needed.
  second_opinion(protocol::io_loop&, const target& above, const target* below, const installation&,
                 std::filesystem::path scratch, int index, const budgets&);

  /// By the documents of the target above.
  opinion on(const cell&);

 private:
  session& asked(arena);

  protocol::io_loop& loop_;
  const target& above_;
  const target* below_;
  const installation& where_;
  std::filesystem::path scratch_;
  int index_;
  budgets budgets_;
  target judged_as_above_;
  std::map<arena, session> sessions_;
};

}  // namespace sockspec::conformance

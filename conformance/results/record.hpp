#pragma once
// One cell's result, as it is stored, diffed and reported.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/value.hpp"
#include "results/verdict.hpp"

namespace sockspec::results {

struct record {
  std::string target;  // "native"
  std::string clause;  // "connect.refused"
  std::string kind;    // "tcp4"
  std::string mode;    // "blocking"
  std::string side;    // "accepting"; empty where the clause is not judged on both sides
  std::string cell;    // "connect.refused/tcp4.blocking"
  results::level level{};
  results::verdict verdict;
  results::outcome outcome{};
  std::string symptom;               // symptom_of(verdict)
  std::string says;                  // the clause's sentence
  std::vector<std::string> sources;  // "POSIX.1-2024 connect(), ERRORS"
  std::string allowed;    // what the clause allows here, in words: "error connection_refused"
  std::string observed;   // what was seen, in words: "error host_unreachable (EHOSTUNREACH 113)"
  std::string native;     // the native error number and name of the judged call, "errno 113
                          // EHOSTUNREACH", or empty
  std::string deviation;  // why it was expected or how a deviation no longer fits; empty where none
                          // speaks of the cell
  std::string
      below;  // what the target that this one stands on did in the same cell, where it was asked
  std::string below_symptom;  // symptom_of its verdict; empty where there is none
  std::int64_t duration_us = 0;
  std::string takes_long;  // why it may take over 300 ms; empty for most clauses
  std::vector<std::string>
      transcript;      // one line a call; kept where the verdict is neither pass nor observed
  std::string repeat;  // the command that runs this cell again; kept with the transcript
};

/// What the cell is within its clause: "tcp4.blocking".
std::string_view variant_of(const record&);

protocol::value to_value(const record&);
/// Errors: protocol::value_error, naming the member that is missing or wrong.
record record_from(const protocol::value&);

}  // namespace sockspec::results

#pragma once
// A run: the stamp that says what ran where, and the records that came of it.

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "results/record.hpp"

namespace sockspec::results {

/// What is known of one target when the run starts: from its manifest and its driver's hello.
struct target_stamp {
  std::string name;
  std::string title;                 // one line for people: "Linux, through its C library"
  std::vector<std::string> follows;  // documents, most specific first
  std::string driver;                // "native 0.1.0"
  std::string implementation;        // "Linux 6.18.44"
  std::size_t cells = 0;             // that were selected, in all shards
  std::size_t deviations = 0;        // entries in its deviations.toml
  std::size_t untriaged = 0;
};

/// What runs where: run.json.
struct stamp {
  std::string suite_version;  // "0.1.0"
  std::string commit;
  std::string clauses_hash;  // over ids, revisions and sentences: two runs with the same hash
                             // judged the same
  std::string system, kernel, machine, compiler;
  std::string started;  // ISO 8601, UTC
  std::vector<std::string> command_line;
  std::vector<target_stamp> targets;
};

protocol::value to_value(const stamp&);
/// Errors, here and below: protocol::value_error, naming the member that is missing or wrong.
stamp stamp_from(const protocol::value&);

/// Something that is wrong with the run as a whole rather than with a cell: a deviation that
/// matches nothing, a driver that was parked, a required kind that is not there, a leak.
struct finding {
  std::string target;
  std::string text;
  bool unexpected = true;

  bool operator==(const finding&) const = default;
};

protocol::value to_value(const finding&);
finding finding_from(const protocol::value&);

struct run {
  results::stamp stamp;
  std::vector<record> records;
  std::vector<finding> findings;
  bool interrupted = false;
};

/// Numbers of a set of records: by verdict and by outcome.
struct summary {
  std::map<verdict_kind, std::size_t> verdicts;
  std::map<outcome, std::size_t> outcomes;
  std::size_t cells = 0;
  std::size_t executed = 0;  // neither unsupported nor not_run
};
/// Of all records, or of those of one target.
summary summarise(const std::vector<record>&, const std::string& target = {});

/// 0 nothing unexpected; 1 something unexpected, in a cell or a finding; 3 nothing was executed;
/// 130 interrupted. (2 is for usage and a broken harness.)
int exit_status(const run&);

}  // namespace sockspec::results

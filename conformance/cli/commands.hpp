#pragma once
// The commands: what each was asked for, as typed, and the function that does it. Each returns the
// exit status. Errors: usage_error, and what the engine throws.

#include <string>
#include <vector>

#include "cli/output.hpp"
#include "cli/selecting.hpp"

namespace sockspec::conformance::cli {

inline constexpr int broken_status = 2;
inline constexpr int nothing_selected_status = 3;
inline constexpr int interrupted_status = 130;

/// How many pairs of drivers keep this machine busy.
int jobs_for_this_machine();

struct run_options {
  std::vector<std::string> targets;  // names or paths; empty: the default ones
  selecting which;
  std::vector<std::string> as;  // documents; empty: each target's own
  int jobs = 0;                 // pairs of actors; 0: as many as suit this machine
  std::string out;
  bool strict = false;
  bool dry = false;  // name the cells, and run none
  std::vector<std::string> command_line;
};
int run(const run_options&, output&);

struct list_options {
  std::string what;  // clauses, cells, kinds, targets, mutants, sources, documents
  std::string target;
  std::vector<std::string> documents;  // of sources; empty: all
  selecting which;
  std::string format = "text";
  std::string out;  // where markdown goes
};
int list(const list_options&, output&);

struct explain_options {
  std::string what;    // a clause, a cell, a mutant, an error's number or name
  bool names = false;  // every portable name of errors instead
};
int explain(const explain_options&, output&);

struct report_options {
  std::vector<std::string> directories;  // of one run, or of the shards of one
  std::string out;                       // empty: the directory itself
  bool observations = false;             // what was observed, in place of the summary
};
int report(const report_options&, output&);

struct diff_options {
  std::string before, after;  // directories of runs
};
int diff(const diff_options&, output&);

struct deviations_options {
  std::string target;
  bool update = false;    // remove what is gone
  bool baseline = false;  // accept what is unexpected, marked as untriaged
  int jobs = 0;
};
int deviations(const deviations_options&, output&);

struct driver_check_options {
  std::string target;
  std::vector<std::string> globs;  // of manners; empty: all
};
int driver_check(const driver_check_options&, output&);

struct mutants_options {
  std::vector<std::string> globs;  // of mutants; empty: all
  std::string
      target;  // empty: native, and for lies about what only the layer promises, portability
  bool thorough = false;  // looks for strays in every cell
  int jobs = 0;
};
int mutants(const mutants_options&, output&);

}  // namespace sockspec::conformance::cli

#pragma once
// Made-up records and runs for the tests of results and reports.

#include <string>
#include <vector>

#include "results/run.hpp"

namespace sockspec::results::sample {

/// A record of "connect.refused/tcp4.blocking" and the like, filled in as the engine would.
record cell(const std::string& target, const std::string& name, const verdict& seen,
            outcome meaning = outcome::expected);

inline record passed(const std::string& target, const std::string& name) {
  return cell(target, name, {verdict_kind::pass, {}});
}

/// A failure with symptom, transcript and repeat, unexpected unless said.
record failed(const std::string& target, const std::string& name, const std::string& symptom,
              outcome meaning = outcome::unexpected);

/// A stamp of suite 0.1.0 on a Linux with the targets of those names.
stamp stamp_of(const std::vector<std::string>& targets);

/// A finished run of these records, the stamp naming their targets.
run run_of(const std::vector<record>& records);

}  // namespace sockspec::results::sample

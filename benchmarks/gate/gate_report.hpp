#pragma once
// What the gate found, for people and for programs. Pure functions but for write_report.

#include <filesystem>
#include <ostream>
#include <string>

#include "benchmarks/gate/gate.hpp"

namespace sockspec::benchmarks {

/// A line for each row, with its verdict first, and the conclusion; never a number without a
/// verdict.
std::string gate_text(const gate_plan&, const gate_result&);

/// "1 of 12 rows is slower: send/tcp4/64/portability."
std::string conclusion_text(const gate_result&);

/// The same as JSON: docs/gate.md names its members.
std::string gate_json(const gate_plan&, const gate_result&);

/// Writes gate.json, and base.json and new.json: what was measured, as Google Benchmark writes it,
/// with a repetition for each process. Errors: std::runtime_error, naming what cannot be written.
void write_report(const std::filesystem::path& folder, const gate_plan&, const gate_result&);

}  // namespace sockspec::benchmarks

#pragma once
// Every report of a run as files.

#include <filesystem>

#include "results/run.hpp"

namespace sockspec::reports {

/// Writes junit.xml, summary.md and report.html into the directory, which is made where it is not
/// there. Errors: results::store_error, with file and reason.
void write_reports(const results::run&, const std::filesystem::path& directory);

}  // namespace sockspec::reports

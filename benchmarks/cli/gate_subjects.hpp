#pragma once
// What `--base` and `--new` of `sockspec bench gate` stand for.

#include <optional>
#include <string>

#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/gate/subject.hpp"

namespace sockspec::benchmarks::cli {

struct gate_subjects {
  subject base, fresh;
  bool ours = false;       // the benchmarks of sockspec
  bool revisions = false;  // built from sources
};

/// A file is a program; anything else is a revision of the clone in which the working directory
/// lies, and is built. \param fresh  empty: the working tree beside a revision; the benchmarks
/// beside this command, where the base is a program of that name
/// Errors: usage_error; cannot_build.
gate_subjects find_subjects(const std::string& base, const std::string& fresh, output& to);

}  // namespace sockspec::benchmarks::cli

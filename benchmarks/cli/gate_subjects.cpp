#include "benchmarks/cli/gate_subjects.hpp"

#include <filesystem>
#include <system_error>

#include "benchmarks/cli/usage_error.hpp"
#include "benchmarks/gate/revision.hpp"
#include "benchmarks/processes/own_program.hpp"

namespace sockspec::benchmarks::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* our_benchmarks = "sockspec_benchmarks";

bool is_program(const std::string& said) {
  std::error_code absent;
  return fs::is_regular_file(said, absent);
}

subject program(const char* role, const fs::path& file) {
  return {.role = role, .program = fs::absolute(file)};
}

subject built(const char* role, const std::string& name, output& to) {
  const auto clone = find_clone();
  if (clone.empty()) {
    throw usage_error(std::string(role) + ": there is no file " + name +
                      ", and no git clone here in which it could be a revision");
  }
  const auto say = [&](const std::string& line) { to.err << "gate: " << line << std::endl; };
  const auto folder = build_revision(clone, find_revision(clone, name), say);
  return program(role, folder / our_benchmarks);
}

}  // namespace

gate_subjects find_subjects(const std::string& base, const std::string& fresh, output& to) {
  if (base.empty()) throw usage_error("--base: say what it is compared with");
  gate_subjects found{.revisions = !is_program(base)};
  found.base = found.revisions ? built("base", base, to) : program("base", base);
  if (is_program(fresh)) {
    found.fresh = program("new", fresh);
  } else if (fresh.empty() && !found.revisions) {
    if (found.base.program.filename() != our_benchmarks) {
      throw usage_error("--new: say which program is compared with " + base);
    }
    found.fresh = program("new", program_beside(our_benchmarks));
  } else {
    found.fresh = built("new", fresh, to);
  }
  found.ours = found.fresh.program.filename() == our_benchmarks;
  return found;
}

}  // namespace sockspec::benchmarks::cli

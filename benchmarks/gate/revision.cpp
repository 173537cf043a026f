#include "benchmarks/gate/revision.hpp"

#include <array>
#include <chrono>
#include <system_error>
#include <thread>
#include <vector>

#include "benchmarks/gate/folder_lock.hpp"
#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

namespace fs = std::filesystem;
using words = std::vector<std::string>;

constexpr std::array built_programs{"sockspec_benchmarks", "repeat_row"};
constexpr std::size_t shown_lines = 20;

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::string last_lines(const std::string& text) {
  std::size_t begin = text.size();
  for (std::size_t i = 0; i <= shown_lines && begin != 0 && begin != text.npos; ++i) {
    begin = text.rfind('\n', begin - 1);
  }
  return begin == text.npos || begin == 0 ? text : text.substr(begin + 1);
}

program_end run_git(const fs::path& clone, words arguments) {
  program_run run{.command = {"git", "-C", clone.string()}};
  run.command.insert(run.command.end(), arguments.begin(), arguments.end());
  // A commit of the working directory needs an author, whom nobody sees.
  run.environment = {{"GIT_AUTHOR_NAME", "gate"},
                     {"GIT_AUTHOR_EMAIL", "gate"},
                     {"GIT_COMMITTER_NAME", "gate"},
                     {"GIT_COMMITTER_EMAIL", "gate"}};
  return run_program(run);
}

/// The object of that name; empty, if there is none.
std::string object_of(const fs::path& clone, const std::string& name) {
  return first_line(
      run_git(clone, {"rev-parse", "--verify", "--quiet", "--end-of-options", name}).output);
}

/// A commit of the files as they are, which no branch knows.
std::string commit_of_working_tree(const fs::path& clone) {
  const auto end = run_git(clone, {"stash", "create"});
  if (!end.succeeded()) {
    throw cannot_build("git stash create in " + clone.string() + ": " + end.error_output);
  }
  return end.output.empty() ? object_of(clone, "HEAD^{commit}") : first_line(end.output);
}

/// One step of building.
void run_step(const revision& wanted, words command) {
  const program_run run{.command = std::move(command), .deadline = std::chrono::hours(1)};
  const auto end = run_program(run);
  if (end.succeeded()) return;
  throw cannot_build("cannot build " + (wanted.name.empty() ? "the working tree" : wanted.name) +
                     " (" + wanted.commit.substr(0, 12) + "): " + command_text(run.command) + "\n" +
                     last_lines(end.output + end.error_output));
}

words configuring(const fs::path& source, const fs::path& build) {
  return {"cmake",
          "-S",
          source.string(),
          "-B",
          build.string(),
          "-DCMAKE_BUILD_TYPE=Release",
          "-DSOCKSPEC_BUILD_CONFORMANCE=OFF",
          "-DSOCKSPEC_BUILD_TESTS=OFF",
          "-DSOCKSPEC_BUILD_EXAMPLES=OFF",
          "-DSOCKSPEC_BUILD_BENCHMARKS=ON",
          "-DSOCKSPEC_BENCHMARK_RIVALS=OFF",
          "-DSOCKSPEC_WARNINGS_AS_ERRORS=OFF"};
}

words building(const fs::path& build) {
  const unsigned jobs = std::max(std::thread::hardware_concurrency(), 1U);
  words command{"cmake", "--build", build.string(), "--parallel", std::to_string(jobs), "--target"};
  command.insert(command.end(), built_programs.begin(), built_programs.end());
  return command;
}

/// A checkout in a place of its own, which git forgets with it.
class checkout {
 public:
  checkout(const fs::path& clone, const revision& wanted, fs::path place)
      : clone_(clone), place_(std::move(place)) {
    remove();  // what a gate that was killed has left
    run_step(wanted, {"git", "-C", clone.string(), "worktree", "add", "--detach", "--force",
                      place_.string(), wanted.commit});
  }
  checkout(const checkout&) = delete;
  checkout& operator=(const checkout&) = delete;
  ~checkout() { remove(); }

 private:
  void remove() const {
    std::error_code gone;
    fs::remove_all(place_, gone);
    run_git(clone_, {"worktree", "prune"});
  }

  fs::path clone_, place_;
};

bool is_built(const fs::path& folder) {
  std::error_code absent;
  return fs::exists(folder / built_programs.back(), absent);
}

/// All programs, or none: whoever looks meanwhile sees no half of them.
void keep_programs(const fs::path& build, const fs::path& kept) {
  const fs::path half = kept.string() + ".half";
  fs::remove_all(half);
  fs::create_directories(half);
  for (const char* program : built_programs) fs::copy_file(build / "bin" / program, half / program);
  fs::rename(half, kept);
}

}  // namespace

fs::path find_clone() {
  const auto end = run_git(".", {"rev-parse", "--show-toplevel"});
  return end.succeeded() ? fs::path(first_line(end.output)) : fs::path();
}

revision find_revision(const fs::path& clone, const std::string& name) {
  const bool as_it_is = name == working_tree;
  revision found{
      .name = name,
      .commit = as_it_is ? commit_of_working_tree(clone) : object_of(clone, name + "^{commit}")};
  if (found.commit.empty()) {
    throw cannot_build(name + " is neither a program nor a revision of " + clone.string() +
                       "; git fetch brings what others have");
  }
  found.tree = object_of(clone, found.commit + "^{tree}");
  return found;
}

fs::path build_revision(const fs::path& clone, const revision& wanted,
                        const std::function<void(const std::string&)>& say) {
  const fs::path all = clone / "build" / "gate";
  const fs::path kept = all / wanted.tree;
  fs::create_directories(all);
  const folder_lock alone(all);
  if (is_built(kept)) return kept;
  if (say) say("building " + (wanted.name.empty() ? "the working tree" : wanted.name));

  const checkout source(clone, wanted, all / "source");
  if (!fs::exists(all / "source" / "benchmarks" / "CMakeLists.txt")) {
    throw cannot_build(wanted.name + " (" + wanted.commit.substr(0, 12) +
                       ") has no benchmarks of sockspec; of other programs name the built files");
  }
  fs::remove_all(all / "objects");
  run_step(wanted, configuring(all / "source", all / "objects"));
  run_step(wanted, building(all / "objects"));
  keep_programs(all / "objects", kept);
  fs::remove_all(all / "objects");
  return kept;
}

}  // namespace sockspec::benchmarks

#include "benchmarks/history/branch_store.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

namespace files = std::filesystem;

constexpr std::string_view no_commit = "0000000000000000000000000000000000000000";

/// For git's index and for what becomes a blob; removed with this.
class work_folder {
 public:
  work_folder() {
    auto name = (files::temp_directory_path() / "sockspec_history_XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error(name + ": cannot be made");
    path_ = name;
  }
  ~work_folder() {
    std::error_code ignored;  // what is left in the temporary folder harms nobody
    files::remove_all(path_, ignored);
  }
  work_folder(const work_folder&) = delete;
  work_folder& operator=(const work_folder&) = delete;

  files::path index() const { return path_ / "index"; }
  files::path content(const std::string& text) const {
    const auto path = path_ / "content";
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) throw std::runtime_error(path.string() + ": cannot be written");
    return path;
  }

 private:
  files::path path_;
};

program_run git_run(const files::path& repository, std::vector<std::string> words) {
  words.insert(words.begin(), "git");
  return {.command = std::move(words),
          .environment = {},
          .directory = repository,
          .most_output = std::size_t{1} << 30,
          .on_error_output = {}};
}

/// What git printed, without the last end of line; nothing, if it did not succeed.
std::string said_if_successful(const program_run& asked) {
  const program_end end = run_program(asked);
  if (!end.succeeded()) return "";
  return end.output.substr(0, end.output.find_last_not_of('\n') + 1);
}

/// Of "COMMIT:FILE\0LINE\n" for each line, as `git grep -z` prints it.
file_lines lines_of_grep(std::string_view printed, std::size_t commit_length) {
  file_lines made;
  while (!printed.empty()) {
    const std::size_t end = std::min(printed.find('\n'), printed.size());
    const auto entry = printed.substr(0, end);
    const std::size_t zero = entry.find('\0');
    if (zero == std::string_view::npos || zero <= commit_length) {
      throw std::runtime_error("git grep printed what nobody expects: " + std::string(entry));
    }
    const std::string file(entry.substr(commit_length + 1, zero - commit_length - 1));
    made[file].emplace_back(entry.substr(zero + 1));
    printed.remove_prefix(std::min(end + 1, printed.size()));
  }
  return made;
}

}  // namespace

branch_store::branch_store(std::string branch, std::filesystem::path repository)
    : branch_(std::move(branch)), repository_(std::move(repository)) {
  const auto allowed = git_run(repository_, {"check-ref-format", "refs/heads/" + branch_});
  if (branch_.starts_with('-') || !run_program(allowed).succeeded()) {
    throw std::invalid_argument("branch:" + branch_ + ": git allows no such name");
  }
}

std::string branch_store::git(std::vector<std::string> words, variables environment) const {
  program_run asked = git_run(repository_, std::move(words));
  asked.environment = std::move(environment);
  const program_end end = run_program(asked);
  if (!end.succeeded()) {
    throw std::runtime_error(command_text(asked.command) + " " + describe(end, asked));
  }
  return end.output.substr(0, end.output.find_last_not_of('\n') + 1);
}

/// A machine of CI has no name for its commits.
branch_store::variables branch_store::identity() const {
  if (run_program(git_run(repository_, {"var", "GIT_COMMITTER_IDENT"})).succeeded()) return {};
  return {{"GIT_AUTHOR_NAME", "sockspec bench"},
          {"GIT_AUTHOR_EMAIL", "sockspec@localhost"},
          {"GIT_COMMITTER_NAME", "sockspec bench"},
          {"GIT_COMMITTER_EMAIL", "sockspec@localhost"}};
}

std::string branch_store::tip() const {
  return said_if_successful(git_run(
      repository_, {"rev-parse", "--verify", "--quiet", "refs/heads/" + branch_ + "^{commit}"}));
}

std::string branch_store::readable_tip() const {
  const std::string own = tip();
  if (!own.empty()) return own;
  return said_if_successful(git_run(
      repository_, {"rev-parse", "--verify", "--quiet", "refs/remotes/" + branch_ + "^{commit}"}));
}

bool branch_store::exists() const {
  return !readable_tip().empty();
}

file_lines branch_store::read() const {
  const std::string commit = readable_tip();
  if (commit.empty()) throw std::runtime_error("branch:" + branch_ + ": there is no such branch");
  return read_at(commit);
}

file_lines branch_store::read_at(const std::string& commit) const {
  // An empty pattern is in every line: all files by one program.
  const auto asked = git_run(repository_, {"-c", "color.ui=false", "grep", "--text", "-z",
                                           "--full-name", "--no-line-number", "--no-column", "-e",
                                           "", commit, "--", ":(top,glob)*.jsonl"});
  const program_end end = run_program(asked);
  const bool nothing = end.status == 1 && end.signal == 0 && end.error_output.empty();
  if (nothing) return {};
  if (!end.succeeded()) {
    throw std::runtime_error(command_text(asked.command) + " " + describe(end, asked));
  }
  return lines_of_grep(end.output, commit.size());
}

std::string branch_store::tree_with(const file_lines& changed, const std::string& on) const {
  const work_folder work;
  const variables with_index{{"GIT_INDEX_FILE", work.index().string()}};
  if (!on.empty()) git({"read-tree", on}, with_index);
  for (const auto& [name, lines] : changed) {
    const auto content = work.content(joined_lines(lines)).string();
    const auto blob = git({"hash-object", "-w", "--no-filters", "--", content});
    git({"update-index", "--add", "--cacheinfo", "100644," + blob + "," + name}, with_index);
  }
  return git({"write-tree"}, with_index);
}

void branch_store::refuse_if_checked_out() const {
  const auto worktrees = git({"worktree", "list", "--porcelain"}) + "\n";
  if (worktrees.find("branch refs/heads/" + branch_ + "\n") == std::string::npos) return;
  throw std::runtime_error("branch:" + branch_ +
                           ": is checked out; its work tree would no longer be what it is of. "
                           "Check out another one there, or name the folder instead");
}

/// Returns why the branch could not be moved; nothing, if it was, or if there is nothing new.
std::string branch_store::try_commit(const change& make, const std::string& why) {
  const std::string on = tip();
  const file_lines changed = make(on.empty() ? file_lines{} : read_at(on));
  const std::string tree = tree_with(changed, on);
  if (!on.empty() && tree == git({"rev-parse", on + "^{tree}"})) return "";
  std::vector<std::string> words{"commit-tree", tree, "-m", why};
  if (!on.empty()) words.insert(words.end(), {"-p", on});
  const std::string commit = git(words, identity());
  // Refuses, if the branch is not where it was.
  const auto update = git_run(repository_, {"update-ref", "-m", why, "refs/heads/" + branch_,
                                            commit, on.empty() ? std::string(no_commit) : on});
  const program_end end = run_program(update);
  return end.succeeded() ? "" : describe(end, update);
}

void branch_store::commit_changed(const change& make, const std::string& why) {
  constexpr int most_tries = 20;
  refuse_if_checked_out();
  std::string failure;
  for (int tries = 0; tries < most_tries; ++tries) {
    failure = try_commit(make, why);
    if (failure.empty()) return;
  }
  throw std::runtime_error("branch:" + branch_ + ": cannot be moved: " + failure);
}

void branch_store::append(const file_lines& added, const std::string& why) {
  commit_changed(
      [&](const file_lines& before) {
        file_lines changed = added;
        for (auto& [name, lines] : changed) {
          const auto found = before.find(name);
          if (found == before.end()) continue;
          lines.insert(lines.begin(), found->second.begin(), found->second.end());
        }
        return changed;
      },
      why);
}

void branch_store::replace(const file_lines& whole, const std::string& why) {
  commit_changed([&](const file_lines&) { return whole; }, why);
}

}  // namespace sockspec::benchmarks

#include "benchmarks/history/store.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

#include "benchmarks/history/branch_store.hpp"
#include "benchmarks/processes/run_program.hpp"
#include "benchmarks/tests/scratch_folder.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string failure_of(const std::function<void()>& does) {
  try {
    does();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no failure";
}

TEST(folder_store, what_is_appended_is_behind_what_is_there) {
  const scratch_folder folder;
  const auto store = open_store(folder / "new/history");
  EXPECT_FALSE(store->exists());
  store->append({{"c1.jsonl", {"a"}}}, "");
  store->append({{"c1.jsonl", {"b"}}, {"c2.jsonl", {"c"}}}, "");
  EXPECT_TRUE(store->exists());
  EXPECT_EQ(store->read(), (file_lines{{"c1.jsonl", {"a", "b"}}, {"c2.jsonl", {"c"}}}));
}

TEST(folder_store, a_half_written_last_line_stays_a_line_of_its_own) {
  const scratch_folder folder;
  folder.write("c1.jsonl", "a\nhal");
  open_store(folder / "")->append({{"c1.jsonl", {"b"}}}, "");
  EXPECT_EQ(folder.read("c1.jsonl"), "a\nhal\nb\n");
}

TEST(folder_store, other_files_are_no_part_of_it) {
  const scratch_folder folder;
  folder.write("README.md", "x");
  EXPECT_TRUE(open_store(folder / "")->read().empty());
}

TEST(folder_store, what_replaces_leaves_other_files) {
  const scratch_folder folder;
  const auto store = open_store(folder / "");
  store->append({{"c1.jsonl", {"a", "a"}}, {"c2.jsonl", {"c"}}}, "");
  store->replace({{"c1.jsonl", {"a"}}}, "");
  EXPECT_EQ(store->read(), (file_lines{{"c1.jsonl", {"a"}}, {"c2.jsonl", {"c"}}}));
}

TEST(folder_store, what_cannot_be_is_told) {
  const scratch_folder folder;
  folder.write("file", "x");
  EXPECT_THAT(failure_of([&] { open_store(folder / "none")->read(); }),
              HasSubstr("none: there is no such folder"));
  EXPECT_THAT(failure_of([&] {
                open_store(folder / "file")->append({{"c", {"a"}}}, "");
              }),
              HasSubstr("file: is no folder"));
}

/// A repository with one commit and a work tree that must stay as it is.
class branches : public ::testing::Test {
 protected:
  branches() {
    git({"init", "--quiet", "--initial-branch=main"});
    folder_.write("file", "content\n");
    git({"add", "file"});
    git({"commit", "--quiet", "-m", "first"});
  }

  std::string git(std::vector<std::string> words) const {
    words.insert(words.begin(), "git");
    program_run asked{.command = std::move(words),
                      .environment = {{"GIT_AUTHOR_NAME", "t"},
                                      {"GIT_AUTHOR_EMAIL", "t@localhost"},
                                      {"GIT_COMMITTER_NAME", "t"},
                                      {"GIT_COMMITTER_EMAIL", "t@localhost"}},
                      .directory = folder_.path(),
                      .on_error_output = {}};
    const auto end = run_program(asked);
    if (!end.succeeded()) throw std::runtime_error(describe(end, asked));
    return end.output;
  }

  branch_store store(const std::string& name = "bench") const {
    return branch_store(name, folder_.path());
  }

  scratch_folder folder_;
};

TEST_F(branches, what_is_appended_is_behind_what_is_there_one_commit_each) {
  auto bench = store();
  EXPECT_FALSE(bench.exists());
  bench.append({{"c1.jsonl", {"a", ""}}}, "c1");
  bench.append({{"c1.jsonl", {"b: \t\xff"}}, {"c2.jsonl", {"c"}}}, "c2");
  EXPECT_EQ(bench.read(), (file_lines{{"c1.jsonl", {"a", "", "b: \t\xff"}}, {"c2.jsonl", {"c"}}}));
  EXPECT_EQ(git({"log", "--format=%s", "bench"}), "c2\nc1\n");
}

TEST_F(branches, the_work_tree_and_its_index_stay_as_they_are) {
  folder_.write("staged", "x");
  git({"add", "staged"});
  const auto before = git({"status", "--porcelain", "--branch"});
  store().append({{"c1.jsonl", {"a"}}}, "c1");
  EXPECT_EQ(git({"status", "--porcelain", "--branch"}), before);
  EXPECT_EQ(git({"ls-tree", "--name-only", "bench"}), "c1.jsonl\n");
}

TEST_F(branches, a_folder_below_sees_the_whole_branch) {
  store().append({{"c1.jsonl", {"a"}}}, "c1");
  folder_.write("below/file", "x");
  branch_store below("bench", folder_ / "below");
  EXPECT_EQ(below.read(), (file_lines{{"c1.jsonl", {"a"}}}));
}

TEST_F(branches, a_half_written_last_line_stays_a_line_of_its_own) {
  folder_.write("c1.jsonl", "a\nhal");
  git({"checkout", "--quiet", "--orphan", "bench"});
  git({"add", "c1.jsonl"});
  git({"commit", "--quiet", "-m", "by hand"});
  git({"checkout", "--quiet", "main"});
  store().append({{"c1.jsonl", {"b"}}}, "c1");
  EXPECT_THAT(store().read().at("c1.jsonl"), ElementsAre("a", "hal", "b"));
}

TEST_F(branches, what_replaces_leaves_other_files_and_nothing_new_is_no_commit) {
  auto bench = store();
  bench.append({{"c1.jsonl", {"a", "a"}}, {"c2.jsonl", {"c"}}}, "both");
  bench.replace({{"c1.jsonl", {"a"}}}, "tidy");
  bench.replace({{"c1.jsonl", {"a"}}}, "tidy again");
  EXPECT_EQ(bench.read(), (file_lines{{"c1.jsonl", {"a"}}, {"c2.jsonl", {"c"}}}));
  EXPECT_EQ(git({"log", "--format=%s", "bench"}), "tidy\nboth\n");
}

TEST_F(branches, a_branch_of_a_remote_can_be_read) {
  store().append({{"c1.jsonl", {"a"}}}, "c1");
  git({"update-ref", "refs/remotes/origin/bench", "bench"});
  git({"branch", "--quiet", "-D", "bench"});
  EXPECT_EQ(store("origin/bench").read(), (file_lines{{"c1.jsonl", {"a"}}}));
}

TEST_F(branches, one_that_is_checked_out_is_refused) {
  EXPECT_THAT(failure_of([&] {
                store("main").append({{"c", {"a"}}}, "w");
              }),
              HasSubstr("branch:main: is checked out"));
  EXPECT_EQ(git({"log", "--format=%s", "main"}), "first\n");
}

TEST_F(branches, what_cannot_be_is_told) {
  EXPECT_THAT(failure_of([&] { store().read(); }), HasSubstr("bench: there is no such branch"));
  EXPECT_THAT(failure_of([&] { store("a..b"); }), HasSubstr("git allows no such name"));
  EXPECT_THAT(failure_of([&] { store("-b"); }), HasSubstr("git allows no such name"));
}

TEST(branch_store, outside_a_repository_git_says_so) {
  const scratch_folder folder;
  EXPECT_THAT(failure_of([&] {
                branch_store("bench", folder.path()).append({{"c", {"a"}}}, "why");
              }),
              HasSubstr("not a git repository"));
}

}  // namespace
}  // namespace sockspec::benchmarks

// What a store does on a full disk and in places where it cannot write. POSIX only: the faults are
// made with /dev/full, a limit of file size and files in the place of directories.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "results/store.hpp"
#include "results/text_file.hpp"
#include "sample.hpp"
#include "scratch_directory.hpp"

namespace sockspec::results {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const auto out_of_space = HasSubstr("No space left on device");
const auto way_out = HasSubstr("--out");

/// What `action` complains about.
template <typename Action>
std::string complaint_of(Action action) {
  try {
    action();
  } catch (const store_error& problem) {
    return problem.what();
  }
  return "no complaint";
}

/// While it lives, no file of this process can grow beyond so many bytes.
class file_size_limit {
 public:
  explicit file_size_limit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    EXPECT_EQ(::getrlimit(RLIMIT_FSIZE, &before_), 0);
    const rlimit limit{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    EXPECT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  }
  ~file_size_limit() {
    EXPECT_EQ(::setrlimit(RLIMIT_FSIZE, &before_), 0);
    std::signal(SIGXFSZ, handler_);
  }
  file_size_limit(const file_size_limit&) = delete;
  file_size_limit& operator=(const file_size_limit&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

class store_fault : public testing::Test {
 protected:
  const std::filesystem::path& directory() const { return scratch_.path(); }
  std::filesystem::path file(const char* name) const { return directory() / name; }
  void fill_the_disk_under(const char* name) const {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full on this system";
    std::filesystem::create_symlink("/dev/full", file(name));
  }

  const record cell_ = sample::passed("native", "connect.refused/tcp4.blocking");
  const stamp stamp_ = sample::stamp_of({"native"});

 private:
  scratch_directory scratch_;
};

TEST_F(store_fault, full_disk_is_reported_when_the_run_starts) {
  fill_the_disk_under("run.json");
  EXPECT_THAT(complaint_of([&] { writer(directory(), stamp_); }),
              AllOf(HasSubstr(file("run.json").string()), out_of_space, way_out));
}

TEST_F(store_fault, full_disk_is_reported_at_the_record_that_did_not_fit) {
  fill_the_disk_under("records.jsonl");
  writer out(directory(), stamp_);
  for (int again = 0; again < 2; ++again) {
    EXPECT_THAT(complaint_of([&] { out.append(cell_); }),
                AllOf(HasSubstr(file("records.jsonl").string()), way_out));
  }
}

TEST_F(store_fault, size_limit_is_reported_and_what_was_written_stays) {
  writer out(directory(), stamp_);
  out.append(cell_);
  const auto size = std::filesystem::file_size(file("records.jsonl"));
  {
    const file_size_limit limit(size + 10);
    EXPECT_THAT(complaint_of([&] { out.append(cell_); }), HasSubstr("File too large"));
  }
  EXPECT_EQ(std::filesystem::file_size(file("records.jsonl")), size + 10);
  EXPECT_EQ(read_run(directory()).records.size(), 1U);
}

TEST_F(store_fault, file_in_the_place_of_the_directory_is_reported) {
  write_file(file("report"), "");
  EXPECT_THAT(complaint_of([&] { writer(file("report"), stamp_); }),
              AllOf(HasSubstr(file("report").string()), HasSubstr("irectory"), way_out));
}

TEST_F(store_fault, file_in_the_place_of_a_parent_is_reported) {
  write_file(file("report"), "");
  const auto below = file("report") / "deeper";
  EXPECT_THAT(complaint_of([&] { writer(below, stamp_); }),
              AllOf(HasSubstr(below.string()), HasSubstr("Not a directory"), way_out));
}

TEST_F(store_fault, directory_in_the_place_of_a_file_is_reported) {
  std::filesystem::create_directory(file("run.json"));
  EXPECT_THAT(complaint_of([&] { writer(directory(), stamp_); }), HasSubstr("Is a directory"));
  EXPECT_THAT(complaint_of([&] { read_run(directory()); }), HasSubstr("cannot read"));
}

}  // namespace
}  // namespace sockspec::results

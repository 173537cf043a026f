#include "results/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "results/text_file.hpp"
#include "sample.hpp"
#include "scratch_directory.hpp"

namespace sockspec::results {
namespace {

using sample::failed;
using sample::passed;
using testing::AllOf;
using testing::HasSubstr;

class stored_run : public testing::Test {
 protected:
  std::filesystem::path directory() const { return scratch_.path() / "report"; }
  std::filesystem::path records_file() const { return directory() / "records.jsonl"; }

  run whole_ =
      sample::run_of({passed("native", "connect.refused/tcp4.blocking"),
                      failed("native", "connect.refused/tcp6.blocking", "error:host_unreachable")});

  void write_whole() const {
    writer out(directory(), whole_.stamp);
    for (const auto& cell : whole_.records) out.append(cell);
    out.finish(whole_);
  }

  void append_raw(std::string_view text) const {
    write_file(records_file(), read_file(records_file()) + std::string(text));
  }

  std::string complaint() const {
    try {
      read_run(directory());
    } catch (const store_error& problem) {
      return problem.what();
    }
    return "no complaint";
  }

 private:
  scratch_directory scratch_;
};

TEST_F(stored_run, is_read_back_whole) {
  whole_.findings = {{.target = "native", .text = "leaked 1 descriptor", .unexpected = true}};
  write_whole();
  const auto read = read_run(directory());
  ASSERT_EQ(read.records.size(), 2U);
  EXPECT_EQ(to_value(read.records[1]), to_value(whole_.records[1]));
  EXPECT_EQ(to_value(read.stamp), to_value(whole_.stamp));
  EXPECT_EQ(read.findings, whole_.findings);
  EXPECT_FALSE(read.interrupted);
}

TEST_F(stored_run, keeps_what_was_appended_before_a_crash) {
  writer out(directory(), whole_.stamp);
  out.append(whole_.records[0]);
  out.append(finding{.target = "native", .text = "restarted", .unexpected = false});
  const auto read = read_run(directory());
  EXPECT_EQ(read.records.size(), 1U);
  EXPECT_TRUE(read.interrupted);
  ASSERT_EQ(read.findings.size(), 2U);
  EXPECT_THAT(read.findings[0].text, HasSubstr("did not reach its end"));
  EXPECT_EQ(read.findings[1].text, "restarted");
}

TEST_F(stored_run, counts_a_finding_once_that_was_appended_and_known_at_the_end) {
  const finding leak{.target = "native", .text = "leaked 1 descriptor", .unexpected = true};
  whole_.findings = {leak};
  writer out(directory(), whole_.stamp);
  out.append(leak);
  out.finish(whole_);
  EXPECT_EQ(read_run(directory()).findings, whole_.findings);
}

TEST_F(stored_run, says_that_it_was_interrupted) {
  whole_.interrupted = true;
  write_whole();
  EXPECT_TRUE(read_run(directory()).interrupted);
  EXPECT_TRUE(read_run(directory()).findings.empty());
}

TEST_F(stored_run, replaces_an_earlier_one) {
  write_whole();
  whole_.records.pop_back();
  write_whole();
  EXPECT_EQ(read_run(directory()).records.size(), 1U);
}

TEST_F(stored_run, leaves_out_a_last_line_cut_short) {
  write_whole();
  const auto line = protocol::to_json(to_value(whole_.records[0]));
  append_raw(line.substr(0, line.size() / 2));
  EXPECT_EQ(read_run(directory()).records.size(), 2U);
}

TEST_F(stored_run, names_file_and_line_of_what_is_corrupt) {
  write_whole();
  append_raw("{\"target\":\n");
  EXPECT_THAT(complaint(), AllOf(HasSubstr(records_file().string() + ":3: "), HasSubstr("remove")));
}

TEST_F(stored_run, names_the_member_that_a_line_lacks) {
  write_whole();
  append_raw("{\"target\":\"native\"}\n");
  EXPECT_THAT(complaint(), AllOf(HasSubstr(":3: "), HasSubstr("member 'clause'")));
}

TEST_F(stored_run, refuses_a_run_file_that_is_cut_short) {
  write_whole();
  const auto file = directory() / "run.json";
  write_file(file, read_file(file).substr(0, 40));
  EXPECT_THAT(complaint(), AllOf(HasSubstr(file.string()), HasSubstr("run again")));
}

TEST_F(stored_run, refuses_a_state_that_it_does_not_know) {
  write_whole();
  auto content = to_value(whole_.stamp);
  content.set("state", "resting");
  write_file(directory() / "run.json", protocol::to_json(content));
  EXPECT_THAT(complaint(), HasSubstr("there is no 'resting'"));
}

TEST_F(stored_run, is_not_there_where_nothing_was_written) {
  EXPECT_THAT(complaint(), AllOf(HasSubstr("run.json"), HasSubstr("No such file"),
                                 HasSubstr("sockspec run --out")));
}

TEST_F(stored_run, keeps_strings_that_a_driver_made_up) {
  whole_.records[0].observed = "a\nb \x1b[31m \xe2\x80\xa8 \"quoted\" \xff";
  whole_.records[0].observed.push_back('\0');
  write_whole();
  const auto read = read_run(directory());
  ASSERT_EQ(read.records.size(), 2U);
  std::string kept = "a\nb \x1b[31m \xe2\x80\xa8 \"quoted\" \xef\xbf\xbd";
  kept.push_back('\0');
  EXPECT_EQ(read.records[0].observed, kept);
}

}  // namespace
}  // namespace sockspec::results

#include "benchmarks/gate/same_program.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>

#include "benchmarks/processes/own_program.hpp"

namespace sockspec::benchmarks {
namespace {

namespace fs = std::filesystem;

class same_program_test : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path file(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name) << bytes;
    return folder_ / name;
  }

 private:
  fs::path folder_ = fs::temp_directory_path() / ("sockspec-same-" + std::to_string(::getpid()));
};

TEST_F(same_program_test, is_one_of_the_same_bytes) {
  EXPECT_TRUE(same_program(file("one", "bytes"), file("other", "bytes")));
  EXPECT_FALSE(same_program(file("one", "bytes"), file("longer", "bytes more")));
}

TEST_F(same_program_test, a_hash_names_the_bytes) {
  // Fowler, Noll and Vo's own test vectors: "" and "foobar", 64 bits, 1a.
  EXPECT_EQ(hash_of(file("empty", "")), "cbf29ce484222325");
  EXPECT_EQ(hash_of(file("foobar", "foobar")), "85944171f73967e8");
}

TEST_F(same_program_test, what_cannot_be_read_has_no_hash) {
  EXPECT_THROW(hash_of("no/such/file"), std::runtime_error);
}

TEST_F(same_program_test, libraries_that_would_be_loaded_count) {
  const auto files = files_of(own_program());
  EXPECT_EQ(files.front(), own_program());
#ifdef __linux__
  EXPECT_GT(files.size(), 1U);
#endif
}

}  // namespace
}  // namespace sockspec::benchmarks

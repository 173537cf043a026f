// What is said where the program was built without SQLite.

#include <gmock/gmock.h>

#include <stdexcept>

#include "benchmarks/history/database.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;

template <typename Does>
std::string failure_of(Does does) {
  try {
    does();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no failure";
}

TEST(database_missing, says_what_to_install) {
  EXPECT_THAT(failure_of([] { query({}, "SELECT 1"); }),
              HasSubstr("apt-get install libsqlite3-dev"));
  EXPECT_THAT(failure_of([] { write_database({}, "store.db"); }), HasSubstr("libsqlite3-dev"));
}

}  // namespace
}  // namespace sockspec::benchmarks

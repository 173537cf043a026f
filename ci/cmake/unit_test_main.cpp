// The main function of every unit test program. GoogleTest's own answers 0 when every test was
// skipped, and when there was none to run: here both can be told from success.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  const int status = RUN_ALL_TESTS();
  const auto& results = *testing::UnitTest::GetInstance();
  if (status != 0 || testing::GTEST_FLAG(list_tests)) {
    return status;
  }
  if (results.test_to_run_count() == 0) {
    std::fputs("no test matches the filter, or the program holds none\n", stderr);
    return 1;
  }
  return results.skipped_test_count() == results.test_to_run_count() ? SOCKSPEC_SKIP_STATUS : 0;
}

#include "benchmarks/machine/sha256.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <string>

#include "sockspec/bytes.hpp"

namespace sockspec::benchmarks {
namespace {

std::string digest_of(const std::string& text) {
  sha256 digest;
  digest.add(bytes(text));
  return digest.finish();
}

// NIST's examples of SHA-256.
TEST(sha256, is_that_of_the_standard) {
  EXPECT_EQ(digest_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(digest_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(digest_of(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(sha256, does_not_depend_on_how_the_data_comes) {
  sha256 digest;
  for (int i = 0; i != 1000; ++i) digest.add(bytes("seventh"));
  std::string whole;
  for (int i = 0; i != 1000; ++i) whole += "seventh";
  EXPECT_EQ(digest.finish(), digest_of(whole));
}

TEST(sha256, of_a_file_is_that_of_what_it_holds) {
  const std::string path = ::testing::TempDir() + "sockspec_sha256_test";
  std::ofstream(path, std::ios::binary) << std::string(200'000, 'x');
  EXPECT_EQ(sha256_of_file(path), digest_of(std::string(200'000, 'x')));
  std::remove(path.c_str());
}

TEST(sha256, a_file_that_is_not_there_is_a_failure) {
  EXPECT_THROW(sha256_of_file("no such file"), std::runtime_error);
}

}  // namespace
}  // namespace sockspec::benchmarks

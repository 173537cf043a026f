#pragma once
// SHA-256 (FIPS 180-4), to tell one program from another.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace sockspec::benchmarks {

/// Takes data piece by piece.
class sha256 {
 public:
  void add(std::span<const std::byte> data) noexcept;

  /// The digest in 64 hexadecimal digits. Nothing can be added afterwards.
  std::string finish();

 private:
  void add_block() noexcept;

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::byte, 64> block_{};
  std::size_t filled_ = 0;    // bytes of the block
  std::uint64_t length_ = 0;  // bytes of all
};

/// The digest of a file. Errors: throws std::runtime_error if it cannot be read
std::string sha256_of_file(const std::filesystem::path&);

}  // namespace sockspec::benchmarks

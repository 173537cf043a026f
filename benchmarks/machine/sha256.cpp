#include "benchmarks/machine/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace sockspec::benchmarks {
namespace {

// FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the primes.
constexpr std::array<std::uint32_t, 64> constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using words = std::array<std::uint32_t, 64>;

/// FIPS 180-4, 6.2.2, step 1.
words schedule(const std::array<std::byte, 64>& block) noexcept {
  words all{};
  for (std::size_t i = 0; i != block.size(); ++i) {
    all[i / 4] = all[i / 4] << 8 | std::to_integer<std::uint32_t>(block[i]);
  }
  for (std::size_t i = 16; i != all.size(); ++i) {
    const std::uint32_t early = all[i - 15];
    const std::uint32_t late = all[i - 2];
    all[i] = all[i - 16] + (std::rotr(early, 7) ^ std::rotr(early, 18) ^ early >> 3) + all[i - 7] +
             (std::rotr(late, 17) ^ std::rotr(late, 19) ^ late >> 10);
  }
  return all;
}

}  // namespace

void sha256::add_block() noexcept {
  const words w = schedule(block_);
  auto [a, b, c, d, e, f, g, h] = state_;
  for (std::size_t i = 0; i != w.size(); ++i) {
    const std::uint32_t first = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
                                ((e & f) ^ (~e & g)) + constants[i] + w[i];
    const std::uint32_t second =
        (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = d + first;
    d = c;
    c = b;
    b = a;
    a = first + second;
  }
  const std::array<std::uint32_t, 8> mixed{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i != mixed.size(); ++i) state_[i] += mixed[i];
  filled_ = 0;
}

void sha256::add(std::span<const std::byte> data) noexcept {
  length_ += data.size();
  while (!data.empty()) {
    const auto part = data.first(std::min(data.size(), block_.size() - filled_));
    std::ranges::copy(part, block_.begin() + static_cast<std::ptrdiff_t>(filled_));
    filled_ += part.size();
    data = data.subspan(part.size());
    if (filled_ == block_.size()) add_block();
  }
}

std::string sha256::finish() {
  const std::uint64_t bits = length_ * 8;
  const std::byte one{0x80};
  add(std::span(&one, 1));
  const std::byte zero{0};
  while (filled_ != block_.size() - sizeof bits) add(std::span(&zero, 1));
  for (int shift = 56; shift >= 0; shift -= 8) {
    const auto part = static_cast<std::byte>(bits >> shift);
    add(std::span(&part, 1));
  }
  std::string digits;
  for (const std::uint32_t each : state_) digits += fmt::format("{:08x}", each);
  return digits;
}

std::string sha256_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  sha256 digest;
  std::vector<char> buffer(64 << 10);
  while (file.good()) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    digest.add(std::as_bytes(std::span(buffer).first(static_cast<std::size_t>(file.gcount()))));
  }
  if (!file.eof()) throw std::runtime_error("cannot read " + path.string());
  return digest.finish();
}

}  // namespace sockspec::benchmarks

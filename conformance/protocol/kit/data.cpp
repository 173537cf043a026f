#include "protocol/kit/data.hpp"

#include <algorithm>
#include <charconv>

#include "protocol/payload.hpp"

namespace sockspec::driver {
namespace {

constexpr std::size_t longest_hex = 1024;         // bytes that a reply shows in full
constexpr std::int64_t largest_buffer = 1 << 30;  // bytes; a request for more is a mistake

// Not the pattern's byte at any place that the buffer itself could have moved here.
constexpr char guard_byte = static_cast<char>(0xA5);

std::int64_t size_in(const value& number, const char* what) {
  const auto size = number.is_integer() ? number.integer() : -1;
  if (size < 0 || size > largest_buffer)
    throw broken_request(std::string(what) + " is no size: " + to_json(number));
  return size;
}

std::string ramp_bytes(const value& data) {
  if (data["pattern"] != value("ramp"))
    throw broken_request("no pattern " + to_json(data["pattern"]));
  return protocol::ramp(static_cast<std::uint64_t>(data["seed"].integer()),
                        static_cast<std::size_t>(size_in(data["length"], "length")));
}

const std::string& attachment(const value& index, const std::vector<std::string>& attachments) {
  const auto place = index.integer();
  if (place < 0 || static_cast<std::size_t>(place) >= attachments.size())
    throw broken_request("no attachment " + std::to_string(place));
  return attachments[static_cast<std::size_t>(place)];
}

}  // namespace

std::string from_hex(std::string_view digits) {
  if (digits.size() % 2 != 0) throw broken_request("hex digits come in pairs");
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    unsigned byte = 0;
    const auto* end = digits.data() + i + 2;
    if (std::from_chars(digits.data() + i, end, byte, 16).ptr != end)
      throw broken_request("not hex digits: " + std::string(digits.substr(i, 2)));
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

std::string to_hex(std::string_view bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string hex;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    hex.append({digits[byte >> 4], digits[byte & 15]});
  }
  return hex;
}

std::string to_bytes(const value& data, const std::vector<std::string>& attachments) {
  if (data.has("text")) return data["text"].text();
  if (data.has("hex")) return from_hex(data["hex"].text());
  if (data.has("pattern")) return ramp_bytes(data);
  if (data.has("attached")) return attachment(data["attached"], attachments);
  throw broken_request("no data: " + to_json(data));
}

std::string to_text(const value& text) {
  return text.is_text() ? text.text() : from_hex(text["hex"].text());
}

value describe_bytes(std::string_view bytes) {
  if (bytes.size() <= longest_hex) return value().set("hex", to_hex(bytes));
  return value().set("crc32", protocol::crc32(bytes)).set("length", bytes.size());
}

value describe_text(std::string_view bytes) {
  const auto printable = [](char each) { return each >= 0x20 && each < 0x7f; };
  if (std::all_of(bytes.begin(), bytes.end(), printable)) return bytes;
  return value().set("hex", to_hex(bytes));
}

output_buffer::output_buffer(const value& arguments) {
  if (!arguments.has("capacity")) throw broken_request("a buffer without capacity");
  is_null_ = arguments["capacity"].is_null();
  if (!is_null_) capacity_ = static_cast<std::size_t>(size_in(arguments["capacity"], "capacity"));
  const value& claims = arguments["claims"];
  claims_ = claims.is_null() ? capacity_ : static_cast<std::size_t>(claims.integer());
  if (!arguments["poison"].is_null())
    poison_ = static_cast<std::uint64_t>(arguments["poison"].integer());
  bytes_.resize(capacity_ + 2 * guard_size);
  for (std::size_t i = 0; i < bytes_.size(); ++i) bytes_[i] = expected(i);
}

char output_buffer::expected(std::size_t index) const {
  if (index < guard_size || index >= guard_size + capacity_) return guard_byte;
  return static_cast<char>(protocol::ramp_byte(poison_, index - guard_size));
}

std::string_view output_buffer::first(std::size_t count) const {
  return std::string_view(bytes_).substr(guard_size, std::min(count, capacity_));
}

std::size_t output_buffer::written() const {
  std::size_t last = capacity_;
  while (last > 0 && bytes_[guard_size + last - 1] == expected(guard_size + last - 1)) --last;
  return last;
}

const char* output_buffer::guard() const {
  for (std::size_t i = 0; i < guard_size; ++i) {
    const std::size_t behind = guard_size + capacity_ + i;
    if (bytes_[i] != guard_byte || bytes_[behind] != guard_byte) return "broken";
  }
  return "intact";
}

void output_buffer::describe(value& results, std::size_t count) const {
  results.set("data", describe_bytes(first(count)));
  results.set("written", written());
  results.set("guard", guard());
}

}  // namespace sockspec::driver

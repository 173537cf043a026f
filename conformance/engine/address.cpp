#include "engine/address.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/payload.hpp"

namespace sockspec::conformance {

using protocol::value;

namespace {

// Text travels as it is; bytes that are not plain printable ASCII as hex.
value text_or_hex(std::string_view bytes) {
  const bool plain =
      std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
  if (plain) return bytes;
  return value::object{{"hex", to_hex(bytes)}};
}

std::string bytes_of(const value& text_or_hex) {
  return text_or_hex.is_text() ? text_or_hex.text() : from_hex(text_or_hex["hex"].text());
}

}  // namespace

address address::inet(std::string_view host, int port) {
  return address(value::object{{"family", "inet"}, {"host", host}, {"port", port}});
}

address address::inet6(std::string_view host, int port, std::int64_t scope) {
  return address(value::object{
      {"family", "inet6"}, {"host", host}, {"port", port}, {"flow", 0}, {"scope", scope}});
}

address address::unix_path(std::string_view path) {
  return address(value::object{{"family", "unix"}, {"path", text_or_hex(path)}});
}

address address::unix_path_bytes(std::string_view bytes) {
  return address(
      value::object{{"family", "unix"}, {"path", value::object{{"hex", to_hex(bytes)}}}});
}

address address::unix_abstract(std::string_view name) {
  return address(value::object{{"family", "unix"}, {"abstract", text_or_hex(name)}});
}

address address::unix_unnamed() {
  return address(value::object{{"family", "unix"}});
}

address address::unspecified() {
  return address(value::object{{"family", "unspecified"}});
}

address address::raw(std::string_view bytes) {
  return address(value::object{{"raw", value::object{{"hex", to_hex(bytes)}}}});
}

address address::null() {
  return address(value());
}

address address::with_port(int port) const {
  address copy = *this;
  copy.fields_.set("port", port);
  return copy;
}

address address::with_host(std::string_view host) const {
  address copy = *this;
  copy.fields_.set("host", host);
  return copy;
}

address address::with_length(int length) const {
  address copy = *this;
  copy.fields_.set("length", length);
  return copy;
}

std::string address::family() const {
  return fields_["family"].text();
}
std::string address::host() const {
  return fields_["host"].text();
}
int address::port() const {
  return static_cast<int>(fields_["port"].integer());
}

std::string address::path() const {
  return bytes_of(is_abstract() ? fields_["abstract"] : fields_["path"]);
}

bool address::is_abstract() const {
  return fields_.has("abstract");
}
bool address::is_unnamed() const {
  return family() == "unix" && !fields_.has("path") && !is_abstract();
}

std::string to_string(const address& where) {
  const value& fields = where.fields();
  if (fields.is_null()) return "null";
  if (fields.has("raw")) return "raw:" + fields["raw"]["hex"].text();
  const std::string family = where.family();
  if (family == "inet") return where.host() + ':' + std::to_string(where.port());
  if (family == "inet6") return '[' + where.host() + "]:" + std::to_string(where.port());
  if (family != "unix") return family;
  if (where.is_unnamed()) return "unix:(unnamed)";
  return (where.is_abstract() ? "unix:@" : "unix:") + where.path();
}

payload::payload(const char* text) : bytes_(text) {}
payload::payload(std::string_view text) : bytes_(text) {}

payload payload::ramp(std::size_t length, int seed) {
  payload made;
  made.seed_ = seed;
  made.bytes_ = protocol::ramp(static_cast<std::uint64_t>(seed), length);
  return made;
}

payload payload::from(std::size_t offset) const {
  return payload(std::string_view(bytes_).substr(offset));
}

value payload::as_argument() const {
  if (seed_ >= 0) {
    return value::object{{"pattern", "ramp"}, {"seed", seed_}, {"length", bytes_.size()}};
  }
  const value content = text_or_hex(bytes_);
  return content.is_text() ? value(value::object{{"text", content}}) : content;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string from_hex(std::string_view text) {
  const auto digit = [&](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    throw protocol::value_error("not hexadecimal: " + std::string(text.substr(0, 40)));
  };
  if (text.size() % 2 != 0) throw protocol::value_error("an odd number of hexadecimal digits");
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
  }
  return bytes;
}

}  // namespace sockspec::conformance

#include <array>
#include <cstring>
#include <string>

#include "handles.hpp"
#include "operations.hpp"
#include "option_rows.hpp"
#include "protocol/kit/data.hpp"

namespace sockspec::driver {
namespace {

constexpr std::size_t raw_room = 256;  // bytes, where a request does not say how many

const option_row* row_of(const call& asked) {
  return asked["name"].is_text() ? find_option(asked["name"].text()) : nullptr;
}

int number_in(const value& named, std::optional<int> known) {
  if (named["raw"].is_integer()) return static_cast<int>(named["raw"].integer());
  if (!known) throw not_expressible("the layer has no name for " + to_json(named));
  return *known;
}

/// The option by the system's numbers.
raw_option raw_of(const call& asked) {
  const option_row* const row = row_of(asked);
  const auto level = asked["level"].is_text() ? level_number(asked["level"].text()) : std::nullopt;
  return {number_in(asked["level"], level),
          number_in(asked["name"], row ? std::optional(row->number) : std::nullopt)};
}

/// The layer's own option, if the request asks for it in the way that the layer offers it.
const option_row* typed_row_of(const call& asked) {
  const option_row* const row = row_of(asked);
  const bool by_name = row != nullptr && asked["level"].is_text();
  if (!by_name || level_number(asked["level"].text()) != row->level) return nullptr;
  return row;
}

outcome read_raw(sockspec::socket& on, call& asked) {
  const raw_option option = raw_of(asked);
  value room = asked.args();
  if (!room.has("capacity")) room.set("capacity", raw_room);
  output_buffer buffer(room);
  if (buffer.claims() > buffer.capacity()) {
    throw not_expressible("a span is never longer than what it spans");
  }
  const std::span into(static_cast<std::byte*>(buffer.data()), buffer.claims());
  std::error_code ec;
  const auto size = asked.timed([&] { return on.getsockopt(option, into, ec); });
  value results = ec ? error_object(ec) : value();
  results.set("written", buffer.written()).set("guard", buffer.guard());
  if (ec) return outcome::error(results);
  const value shown = value().set("raw", value().set("hex", to_hex(buffer.first(size))));
  return outcome::ok(results.set("value", shown).set("length", size));
}

outcome getsockopt(call& asked) {
  const auto on = socket_of(asked);
  if (asked["as_value"] == value("raw")) return read_raw(*on, asked);
  const option_row* const row = typed_row_of(asked);
  const bool sized = asked.args().has("capacity") || asked.args().has("claims");
  if (row == nullptr || row->read == nullptr || sized) {
    throw not_expressible("the layer reads this only as bytes");
  }
  std::error_code ec;
  const value content = asked.timed([&] { return row->read(*on, ec); });
  if (ec) return outcome::error(ec);
  const std::string& shape = asked["as_value"].text();
  if (!content.has(shape)) throw not_expressible("the layer's option has another type");
  return outcome::ok(value().set("value", value().set(shape, content[shape])));
}

/// What a value is as bytes, of the length that the request claims.
std::string bytes_of(const call& asked) {
  const value& content = asked["value"];
  std::string bytes;
  if (content.has("raw")) {
    bytes = from_hex(content["raw"]["hex"].text());
  } else if (content.has("int")) {
    const auto number = static_cast<int>(content["int"].integer());
    bytes.assign(reinterpret_cast<const char*>(&number), sizeof number);
  } else {
    throw not_expressible("the layer sets this only by its name");
  }
  if (asked["length"].is_null()) return bytes;
  const auto length = static_cast<std::size_t>(asked["length"].integer());
  if (length > bytes.size()) throw not_expressible("a span is never longer than what it spans");
  return bytes.substr(0, length);
}

outcome write_raw(sockspec::socket& on, call& asked) {
  const raw_option option = raw_of(asked);
  const std::string bytes = bytes_of(asked);
  std::error_code ec;
  asked.timed([&] { on.setsockopt(option, std::as_bytes(std::span(bytes)), ec); });
  return ec ? outcome::error(ec) : outcome::ok();
}

outcome setsockopt(call& asked) {
  const auto on = socket_of(asked);
  const option_row* const row = typed_row_of(asked);
  const bool typed = row != nullptr && row->set != nullptr && asked["length"].is_null();
  if (!typed || asked["value"].has("raw")) return write_raw(*on, asked);
  std::error_code ec;
  asked.timed([&] { row->set(*on, asked["value"], ec); });
  return ec ? outcome::error(ec) : outcome::ok();
}

}  // namespace

void add_option_operations(driver& to) {
  add(to, "getsockopt", getsockopt);
  add(to, "setsockopt", setsockopt);
}

}  // namespace sockspec::driver

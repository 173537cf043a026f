#include "control_values.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "control_numbers.hpp"
#include "handles.hpp"
#include "option_rows.hpp"
#include "protocol/kit/data.hpp"
#include "sockspec/bytes.hpp"

namespace sockspec::driver {
namespace {

value numbered(int number) {
  return value().set("raw", number);
}

value describe(const raw_ancillary& item) {
  const auto row = std::ranges::find_if(item_rows, [&](const item_row& each) {
    return each.level == item.level && each.type == item.type;
  });
  const bool named = row != item_rows.end();
  return value()
      .set("level", named ? value(row->level_name) : numbered(item.level))
      .set("type", named ? value(row->name) : numbered(item.type))
      .set("raw", value().set("hex", to_hex(text(item.data))));
}

void add_rights(ancillary_data& to, const value& rights) {
  std::vector<native_handle> descriptors;
  for (const value& one : rights.elements()) {
    if (!one.is_integer()) throw not_expressible("the layer passes sockets, not numbers");
    descriptors.push_back(handles()[static_cast<int>(one.integer())]->fileno());
  }
  to.add_descriptors(descriptors);
}

int number_in(const value& named, std::optional<int> known) {
  if (named["raw"].is_integer()) return static_cast<int>(named["raw"].integer());
  if (!known) throw not_expressible("the layer has no name for " + to_json(named));
  return *known;
}

void add_raw(ancillary_data& to, const value& item) {
  const auto row = std::ranges::find_if(
      item_rows, [&](const item_row& each) { return item["type"] == value(each.name); });
  const auto type = row == item_rows.end() ? std::nullopt : std::optional(row->type);
  const value& level = item["level"];
  const std::string data = to_text(item["raw"]);
  to.add(
      raw_ancillary{number_in(level, level.is_text() ? level_number(level.text()) : std::nullopt),
                    number_in(item["type"], type), bytes(data)});
}

/// A descriptor that was received becomes that handle, or is closed.
bool keep(native_handle received, int handle) {
  std::error_code ec;
  auto adopted = sockspec::socket::adopt(received, ec);
  if (ec) close_descriptor(received);  // it is no socket
  if (ec || handles().is_open(handle)) return false;
  handles().make(handle, std::move(adopted));
  return true;
}

value take_rights(received_ancillary_data& from, const value& rights_as) {
  value taken = value::list{};
  int closed = 0;
  int next = rights_as.is_null() ? 0 : static_cast<int>(rights_as.integer());
  while (!rights_as.is_null() && from.descriptors() > 0) {
    if (keep(from.take_descriptor(), next)) {
      taken.append(next++);
    } else {
      ++closed;
    }
  }
  closed += static_cast<int>(from.descriptors());
  value item =
      value().set("level", "SOL_SOCKET").set("type", "SCM_RIGHTS").set("rights", std::move(taken));
  if (closed > 0) item.set("closed", closed);
  return item;
}

}  // namespace

ancillary_data ancillary_data_from(const value& control) {
  ancillary_data made;
  if (control.is_null()) return made;
  if (!control.is_list()) throw not_expressible("the layer's ancillary data is made of items");
  for (const value& item : control.elements()) {
    if (item.has("claims"))
      throw not_expressible("an item of the layer has the length that it has");
    if (item.has("rights")) {
      add_rights(made, item["rights"]);
    } else {
      add_raw(made, item);
    }
  }
  return made;
}

value describe_control(received_ancillary_data& from, const value& rights_as) {
  value items = value::list{};
  for (std::size_t i = 0; const auto item = from.item(i); ++i) items.append(describe(*item));
  if (from.descriptors() > 0) items.append(take_rights(from, rights_as));
  return items;
}

}  // namespace sockspec::driver

#include "handles.hpp"
#include "operations.hpp"
#include "protocol/kit/data.hpp"
#include "readable_file.hpp"
#include "sockspec/sendfile.hpp"

namespace sockspec::driver {
namespace {

sendfile_way way_from(const value& name) {
  if (name.is_null() || name == value("system")) return sendfile_way::system;
  if (name == value("copy")) return sendfile_way::copy;
  throw not_expressible("the layer has no way " + to_json(name));
}

std::uint64_t size_from(const value& number) {
  return number.is_null() ? 0 : static_cast<std::uint64_t>(number.integer());
}

outcome sendfile(call& asked) {
  const auto on = socket_of(asked);
  const sendfile_options options{.offset = size_from(asked["offset"]),
                                 .count = size_from(asked["count"]),
                                 .way = way_from(asked["way"])};
  readable_file file(to_text(asked["path"]));
  file.stand_at(size_from(asked["position"]));
  std::error_code ec;
  const auto count = asked.timed([&] { return sockspec::sendfile(*on, file.get(), options, ec); });
  value results = ec ? error_object(ec) : value();
  results.set("count", count).set("position", file.position());
  return ec ? outcome::error(results) : outcome::ok(results);
}

}  // namespace

void add_sendfile_operation(driver& to) {
  add(to, "sendfile", sendfile);
}

}  // namespace sockspec::driver

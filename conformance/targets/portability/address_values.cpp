#include "address_values.hpp"

#include <cstring>
#include <string>

#include "handles.hpp"
#include "names.hpp"
#include "protocol/kit/data.hpp"

namespace sockspec::driver {
namespace {

int port_of(const value& fields) {
  return fields["port"].is_null() ? 0 : static_cast<int>(fields["port"].integer());
}

address inet6_from(const value& fields) {
  if (!fields["flow"].is_null() && fields["flow"].integer() != 0) {
    throw not_expressible("the layer's addresses are made without flow information");
  }
  const auto scope = fields["scope"].is_null() ? 0 : fields["scope"].integer();
  return address::inet6(to_text(fields["host"]), port_of(fields),
                        static_cast<std::uint32_t>(scope));
}

address unix_from(const value& fields) {
  if (fields.has("path")) return address::unix_path(to_text(fields["path"]));
  if (fields.has("abstract")) return address::unix_abstract(to_text(fields["abstract"]));
  return address::unix_unnamed();
}

address raw_from(const std::string& bytes) {
  if (bytes.size() > address::capacity) throw not_expressible("more bytes than an address holds");
  address made;
  std::memcpy(made.data(), bytes.data(), bytes.size());
  made.resize(bytes.size());
  return made;
}

address natural_from(const value& fields) {
  if (fields.has("raw")) return raw_from(from_hex(fields["raw"]["hex"].text()));
  switch (family_from(fields["family"])) {
    case address_family::inet:
      return address::inet(to_text(fields["host"]), port_of(fields));
    case address_family::inet6:
      return inet6_from(fields);
    case address_family::unix_domain:
      return unix_from(fields);
    default:
      return raw_from(std::string(16, '\0'));  // AF_UNSPEC is 0 everywhere
  }
}

}  // namespace

address address_from(const value& fields) {
  if (fields.is_null()) throw not_expressible("an address is a value and never null");
  address made = natural_from(fields);
  if (fields["length"].is_null()) return made;
  const auto length = fields["length"].integer();
  if (length < 0 || length > static_cast<std::int64_t>(address::capacity)) {
    throw not_expressible("no address has this length");
  }
  made.resize(static_cast<std::size_t>(length));
  return made;
}

value describe(const address& from) {
  value fields = value().set("family", name_of(from.family()));
  switch (from.family()) {
    case address_family::inet:
      return fields.set("host", from.host()).set("port", from.port());
    case address_family::inet6:
      return fields.set("host", from.host())
          .set("port", from.port())
          .set("flow", from.flow())
          .set("scope", from.scope());
    case address_family::unix_domain:
      if (from.is_unnamed()) return fields;
      return fields.set(from.is_abstract() ? "abstract" : "path", describe_text(from.path()));
    default:
      break;
  }
  return fields;
}

bool wants_address(const value& arguments) {
  if (arguments.has("address") && arguments["address"].is_null()) return false;
  for (const char* member : {"capacity", "claims"}) {
    const value& size = arguments["address"][member];
    if (!size.is_null() && size.integer() != static_cast<std::int64_t>(address::capacity)) {
      throw not_expressible("the layer has no address buffers");
    }
  }
  return true;
}

void describe_in(value& results, const address& from) {
  results.set("address", describe(from)).set("address_length", from.size());
}

}  // namespace sockspec::driver

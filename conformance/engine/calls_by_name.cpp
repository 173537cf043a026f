// The calls that take names and addresses instead of a handle.

#include "engine/calls.hpp"

namespace sockspec::conformance {

request create_connection(const std::vector<address>& where) {
  value all{value::list{}};
  for (const auto& one : where) all.append(one.fields());
  request r;
  r.what = op::create_connection;
  r.makes = 1;
  return r.with("addresses", std::move(all));
}
request create_connection(value host, value port) {
  request r;
  r.what = op::create_connection;
  r.makes = 1;
  return r.with("host", std::move(host)).with("port", std::move(port));
}
request create_server(const address& local) {
  request r;
  r.what = op::create_server;
  r.makes = 1;
  return r.with("address", local.fields());
}
request create_server(int port) {
  request r;
  r.what = op::create_server;
  r.makes = 1;
  return r.with("port", port);
}

request getaddrinfo(value host, value service, value hints) {
  request r;
  r.what = op::getaddrinfo;
  r.args = std::move(hints);
  r.with("host", std::move(host)).with("service", std::move(service));
  return r;
}

request getnameinfo(const address& where, const names& flags) {
  request r;
  r.what = op::getnameinfo;
  if (!flags.empty()) r.with("flags", value(value::list(flags.begin(), flags.end())));
  return r.with("address", where.fields());
}

request inet_pton(value family, value text) {
  request r;
  r.what = op::inet_pton;
  return r.with("family", std::move(family)).with("text", std::move(text));
}
request inet_ntop(value family, std::string_view bytes) {
  request r;
  r.what = op::inet_ntop;
  const value packed{value::object{{"hex", to_hex(bytes)}}};
  return r.with("family", std::move(family)).with("packed", packed);
}

}  // namespace sockspec::conformance

#include <string>
#include <vector>

#include "address_values.hpp"
#include "handles.hpp"
#include "lookup_argument.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/create_server.hpp"

namespace sockspec::driver {
namespace {

std::vector<address> addresses_from(const value& all) {
  std::vector<address> made;
  for (const value& one : all.elements()) made.push_back(address_from(one));
  return made;
}

connection_options connection_options_of(const call& asked) {
  connection_options options;
  options.timeout = timeout_from(asked["timeout"]);
  options.happy_eyeballs_delay = timeout_from(asked["happy_eyeballs_delay"]);
  if (!asked["source_address"].is_null()) {
    options.source_address = address_from(asked["source_address"]);
  }
  return options;
}

/// In the form that fits what the request names.
sockspec::socket connect_to(const call& asked, const connection_options& options,
                            std::error_code& ec) {
  if (!asked["addresses"].is_null()) {
    return sockspec::create_connection(addresses_from(asked["addresses"]), options, ec);
  }
  const lookup_argument host(asked["host"]);
  if (asked["port"].is_integer()) {
    const auto port = static_cast<int>(asked["port"].integer());
    return sockspec::create_connection(host.get(), port, options, ec);
  }
  const lookup_argument service(asked["service"]);
  return sockspec::create_connection(host.get(), service.get(), options, ec);
}

value describe_failures(const std::vector<failed_attempt>& failures) {
  value all = value::list{};
  for (const failed_attempt& one : failures) {
    all.append(value().set("address", describe(one.where)).set("error", error_object(one.error)));
  }
  return all;
}

outcome create_connection(call& asked) {
  connection_options options = connection_options_of(asked);
  std::vector<failed_attempt> failures;
  const bool tells_all = asked["all_errors"].is_boolean() && asked["all_errors"].boolean();
  if (tells_all) options.all_errors = &failures;
  std::error_code ec;
  auto made = asked.timed([&] { return connect_to(asked, options, ec); });
  value results = ec ? error_object(ec) : keep(asked, std::move(made));
  if (tells_all) results.set("errors", describe_failures(failures));
  return ec ? outcome::error(std::move(results)) : outcome::ok(std::move(results));
}

void read_switch(const call& asked, const char* name, bool& into) {
  if (!asked[name].is_null()) into = asked[name].boolean();
}

outcome create_server(call& asked) {
  server_options options;
  if (!asked["family"].is_null()) options.family = family_from(asked["family"]);
  if (!asked["backlog"].is_null()) options.backlog = static_cast<int>(asked["backlog"].integer());
  read_switch(asked, "reuse_address", options.reuse_address);
  read_switch(asked, "reuse_port", options.reuse_port);
  read_switch(asked, "dualstack_ipv6", options.dualstack_ipv6);
  if (asked["port"].is_integer()) {
    const auto port = static_cast<int>(asked["port"].integer());
    return outcome::ok(
        keep(asked, asked.timed([&] { return sockspec::create_server(port, options); })));
  }
  if (!asked.args().has("address")) throw broken_request("neither address nor port");
  const address local = address_from(asked["address"]);
  return outcome::ok(
      keep(asked, asked.timed([&] { return sockspec::create_server(local, options); })));
}

outcome tell_dualstack(call& asked) {
  return outcome::ok(
      value().set("value", asked.timed([] { return sockspec::has_dualstack_ipv6(); })));
}

}  // namespace

void add_creation_operations(driver& to) {
  add(to, "create_connection", create_connection);
  add(to, "create_server", create_server);
  add(to, "has_dualstack_ipv6", tell_dualstack);
}

}  // namespace sockspec::driver

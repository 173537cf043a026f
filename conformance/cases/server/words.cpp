#include "cases/server/words.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace sockspec::conformance {
namespace {

/// A list member has one element, an error of this name.
matcher tells(std::string_view member, errc error) {
  const std::string list(member), name(to_string(error));
  return {list + ' ' + name, [list, name](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            const auto& all = s.field(list).elements();
            if (all.size() == 1 && all[0]["name"] == value(name)) return std::nullopt;
            return all.empty() ? "no_" + list : "other_" + list;
          }};
}

}  // namespace

request server_of(context& c) {
  return server_at(c, c.free_address());
}
request server_at(context& c, const address& where) {
  return server_make(c.traits().type, where);
}

handle client_of(context& c, handle server) {
  const auto where = c.given(server_address(server)).address();
  const auto client = is_connection_oriented(c.which()) ? c.peer_socket() : c.bound(role::peer);
  c.given(connect(client, where));
  c.set_blocking(client, false);
  return client;
}

handle request_to(context& c, handle server) {
  const auto client = client_of(c, server);
  if (!is_connection_oriented(c.which())) c.given(send(client, asked));
  return client;
}

handle echo_wanted(context& c, handle server) {
  const auto client = client_of(c, server);
  c.given(send(client, asked));
  return client;
}

seen answer(context& c, handle client) {
  return c.eventually(recv(client, 64));
}

void has_request(context& c, handle server) {
  c.arrived(c.given(fromfd(server)).made());
}

matcher took_one() {
  return has("handled", true);
}
matcher took_none() {
  return has("handled", false);
}

matcher called(context& c, std::vector<std::string_view> hooks) {
  if (is_connection_oriented(c.which())) hooks.emplace_back("shutdown_request");
  return has("hooks", value(value::list(hooks.begin(), hooks.end())));
}

matcher times(int count, std::string_view hook) {
  const std::string name(hook);
  return {std::to_string(count) + " times " + name,
          [count, name](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            const auto& all = s.field("hooks").elements();
            const auto called = std::count(all.begin(), all.end(), value(name));
            if (called == count) return std::nullopt;
            return (called < count ? "too_few:" : "too_many:") + name;
          }};
}

matcher was_thrown(errc error) {
  return tells("thrown", error);
}
matcher was_told(errc error) {
  return tells("errors", error);
}

}  // namespace sockspec::conformance

#include "sockspec/create_connection.hpp"

#include <new>

#include "connection_attempts.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

bool is_allowed(const connection_options& options) noexcept {
  if (options.timeout && options.timeout->count() <= 0) return false;
  const auto& delay = options.happy_eyeballs_delay;
  return !delay || (*delay >= shortest_attempt_delay && *delay <= longest_attempt_delay);
}

/// The timeouts of the attempts were what was left, or zero.
void restore_timeout(socket& made, timeout time, std::error_code& ec) noexcept {
  if (made.gettimeout() != time) made.settimeout(time, ec);
  if (ec) made = socket();
}

socket connect_to(std::span<const address> where, connection_attempts& attempts,
                  std::error_code& ec) {
  const bool in_turn = !attempts.options().happy_eyeballs_delay;
  socket made = in_turn ? connect_in_turn(where, attempts) : connect_in_a_race(where, attempts);
  if (made.is_open()) {
    restore_timeout(made, attempts.options().timeout, ec);
  } else if (attempts.end().passed()) {
    fail(ec, errc::timed_out);
  } else {
    ec = attempts.last_error();
  }
  return made;
}

socket look_up_and_connect(lookup_text host, lookup_text service, connection_attempts& attempts,
                           std::error_code& ec) {
  std::vector<address> where;
  for (const auto& found : getaddrinfo(host, service, {.type = socket_type::stream}, ec)) {
    where.push_back(found.where);
  }
  return ec ? socket() : connect_to(where, attempts, ec);
}

/// Makes a connection, or says that memory is short.
template <typename Connect>
socket connect_by(const Connect& connect, const connection_options& options,
                  std::error_code& ec) noexcept {
  succeed(ec);
  if (!is_allowed(options)) {
    fail(ec, errc::argument_rejected);
    return {};
  }
  try {
    connection_attempts attempts(options);
    return connect(attempts);
  } catch (const std::bad_alloc&) {
    fail(ec, errc::not_enough_memory);
    return {};
  }
}

}  // namespace

socket create_connection(lookup_text host, lookup_text service, const connection_options& options,
                         std::error_code& ec) noexcept {
  const auto connect = [&](connection_attempts& attempts) {
    return look_up_and_connect(host, service, attempts, ec);
  };
  return connect_by(connect, options, ec);
}

socket create_connection(lookup_text host, int port, const connection_options& options,
                         std::error_code& ec) noexcept {
  const auto connect = [&](connection_attempts& attempts) {
    return look_up_and_connect(host, std::to_string(port), attempts, ec);
  };
  if (port >= 0 && port <= 65535) return connect_by(connect, options, ec);
  fail(ec, errc::argument_rejected);
  return {};
}

socket create_connection(std::span<const address> where, const connection_options& options,
                         std::error_code& ec) noexcept {
  const auto connect = [&](connection_attempts& attempts) {
    return connect_to(where, attempts, ec);
  };
  if (!where.empty()) return connect_by(connect, options, ec);
  fail(ec, errc::argument_rejected);
  return {};
}

}  // namespace sockspec

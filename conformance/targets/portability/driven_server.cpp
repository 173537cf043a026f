#include "driven_server.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "sockspec/errc.hpp"

namespace sockspec::driver {
namespace {

/// What a hook is to do; empty: it is not given.
std::string choice(const value& arguments, const char* hook,
                   std::initializer_list<std::string_view> known) {
  if (arguments[hook].is_null()) return {};
  const std::string& chosen = arguments[hook].text();
  if (std::ranges::find(known, chosen) == known.end()) {
    throw broken_request(std::string(hook) + " cannot do " + chosen);
  }
  return chosen;
}

void fail_if(const std::string& chosen) {
  if (chosen == "fail") throw std::system_error(make_error_code(errc::operation_canceled), "hook");
}

/// Sends back what one receive brings.
void echo_once(sockspec::socket& connection) {
  std::array<std::byte, 65536> room;
  const std::size_t count = connection.recv(room);
  connection.sendall(std::span(room).first(count));
}

}  // namespace

driven_server::driven_server(const value& arguments)
    : handle_(choice(arguments, "handle", {"echo", "return", "fail", "hold", "shutdown", "close"})),
      verify_request_(choice(arguments, "verify_request", {"accept", "refuse", "fail"})),
      shutdown_request_(choice(arguments, "shutdown_request", {"return"})),
      handle_error_(choice(arguments, "handle_error", {"return", "fail"})),
      get_request_failed_(choice(arguments, "get_request_failed", {"return", "fail"})) {}

void driven_server::open(const address& local, bool serves_streams,
                         const serving_options& options) {
  if (serves_streams) {
    server_ = std::make_shared<stream_server>(local, connection_hooks(), options);
  } else {
    server_ = std::make_shared<datagram_server>(local, packet_hooks(), options);
  }
}

void driven_server::open(sockspec::socket taken, bool serves_streams,
                         const serving_options& options) {
  if (serves_streams) {
    server_ = std::make_shared<stream_server>(std::move(taken), connection_hooks(), options);
  } else {
    server_ = std::make_shared<datagram_server>(std::move(taken), packet_hooks(), options);
  }
}

stream_hooks driven_server::connection_hooks() {
  stream_hooks hooks;
  hooks.handle = [this](sockspec::socket& connection, const address& client) {
    notes_.began_to_handle(client);
    handle(connection, [&] { echo_once(connection); });
  };
  if (!verify_request_.empty()) {
    hooks.verify_request = [this](const auto&, const auto&) { return verify(); };
  }
  if (!shutdown_request_.empty()) {
    hooks.shutdown_request = [this](const auto&) { notes_.began("shutdown_request"); };
  }
  hooks.failures = reporting_hooks();
  return hooks;
}

datagram_hooks driven_server::packet_hooks() {
  datagram_hooks hooks;
  hooks.handle = [this](std::span<const std::byte> data, const address& client,
                        sockspec::socket& from) {
    notes_.began_to_handle(client);
    handle(from, [&] { from.sendto(data, client); });
  };
  if (!verify_request_.empty()) {
    hooks.verify_request = [this](const auto&, const auto&) { return verify(); };
  }
  hooks.failures = reporting_hooks();
  return hooks;
}

failure_hooks driven_server::reporting_hooks() {
  failure_hooks hooks;
  if (!handle_error_.empty()) {
    hooks.handle_error = [this](const std::exception_ptr& thrown, const address&) {
      notes_.began_to_tell(thrown);
      fail_if(handle_error_);
    };
  }
  if (!get_request_failed_.empty()) {
    hooks.get_request_failed = [this](const std::error_code& error) {
      notes_.began_to_tell(error);
      fail_if(get_request_failed_);
    };
  }
  return hooks;
}

bool driven_server::verify() {
  notes_.began("verify_request");
  fail_if(verify_request_);
  return verify_request_ == "accept";
}

void driven_server::handle(sockspec::socket& over, const std::function<void()>& echo) {
  const request_hold::use in_use(hold_, over);
  fail_if(handle_);
  if (handle_ == "hold") return hold_.wait();
  if (handle_ == "shutdown") return server_->shutdown();
  if (handle_ == "close") return server_->close();
  if (handle_ != "return") echo();
}

}  // namespace sockspec::driver

#include "server/default_hooks.hpp"

#include <iostream>
#include <string>
#include <utility>

#include "result.hpp"

namespace sockspec {
namespace {

std::string text_of(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const std::exception& known) {
    return known.what();
  } catch (...) {
    return "something that is no std::exception was thrown";
  }
}

/// In one piece, for other threads write, too.
void write(const std::string& line) {
  std::cerr << line;
}

void write_error(const std::exception_ptr& thrown, const address& client) {
  write("sockspec: the request of " + to_string(client) + " failed: " + text_of(thrown) + "\n");
}

void write_failure(const std::error_code& ec) {
  write("sockspec: a request could not be taken: " + ec.message() + "\n");
}

void end_connection(socket& connection) {
  std::error_code over;
  connection.shutdown(shutdown_how::write, over);
  connection.close(over);
}

void complete(failure_hooks& hooks) {
  if (!hooks.handle_error) hooks.handle_error = write_error;
  if (!hooks.get_request_failed) hooks.get_request_failed = write_failure;
}

template <typename Hooks>
void require_handle(const Hooks& hooks) {
  if (!hooks.handle) throw std::system_error(make_error_code(errc::argument_rejected), "server");
}

}  // namespace

stream_hooks complete(stream_hooks hooks) {
  require_handle(hooks);
  complete(hooks.failures);
  if (!hooks.verify_request) hooks.verify_request = [](const auto&, const auto&) { return true; };
  if (!hooks.shutdown_request) hooks.shutdown_request = end_connection;
  return hooks;
}

datagram_hooks complete(datagram_hooks hooks) {
  require_handle(hooks);
  complete(hooks.failures);
  if (!hooks.verify_request) hooks.verify_request = [](auto, const auto&) { return true; };
  return hooks;
}

}  // namespace sockspec

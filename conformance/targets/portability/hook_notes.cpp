#include "hook_notes.hpp"

#include <system_error>

#include "address_values.hpp"
#include "protocol/kit/outcome.hpp"

namespace sockspec::driver {
namespace {

value describe_thrown(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const std::system_error& known) {
    return error_object(known.code());
  } catch (...) {
    return {};
  }
}

}  // namespace

void hook_notes::began(const char* hook) {
  const std::lock_guard lock(guard_);
  hooks_.append(hook);
}

void hook_notes::began_to_handle(const address& client) {
  const std::lock_guard lock(guard_);
  hooks_.append("handle");
  clients_.append(describe(client));
}

void hook_notes::began_to_tell(const std::exception_ptr& thrown) {
  const std::lock_guard lock(guard_);
  hooks_.append("handle_error");
  thrown_.append(describe_thrown(thrown));
}

void hook_notes::began_to_tell(const std::error_code& error) {
  const std::lock_guard lock(guard_);
  hooks_.append("get_request_failed");
  errors_.append(error_object(error));
}

value hook_notes::to_value() const {
  const std::lock_guard lock(guard_);
  return value()
      .set("hooks", hooks_)
      .set("clients", clients_)
      .set("thrown", thrown_)
      .set("errors", errors_);
}

}  // namespace sockspec::driver

// Drives the portability layer: every operation is one call of its interface. Calls that tell what
// they did even when they fail are made in their error_code form, others in the throwing one.

#include "files.hpp"
#include "handles.hpp"
#include "operations.hpp"
#include "servers.hpp"
#include "sockspec/version.hpp"

namespace sockspec::driver {

void add(driver& to, const char* name, operation does) {
  to.add(name, done::direct, [does = std::move(does)](call& asked) {
    try {
      return does(asked);
    } catch (const not_expressible& cannot) {
      return outcome::unsupported(cannot.what());
    }
  });
}

namespace {

void wake(const value& on) {
  if (!on.is_integer()) return;
  const int handle = static_cast<int>(on.integer());
  if (const auto server = servers().find(handle)) return end_serving(*server);
  const auto file = files().find(handle);
  const auto blocked = file ? file->over : handles()[handle];
  std::error_code ec;
  blocked->shutdown(shutdown_how::both, ec);
  if (ec != errc::not_connected || !blocked->getsockopt(so::acceptconn, ec)) return;
  // Where a listener cannot be shut down, somebody comes.
  const address name = blocked->getsockname();
  sockspec::socket visitor(name.family(), socket_type::stream);
  visitor.setblocking(false);
  visitor.connect(name, ec);
}

int serve(int count, char** arguments) {
  driver made({.name = "portability",
               .version = std::string(header_version),
               .implementation = "sockspec portability layer",
               .implementation_version = std::string(library_version())});
  add_socket_operations(made);
  add_connection_operations(made);
  add_creation_operations(made);
  add_send_operations(made);
  add_receive_operations(made);
  add_message_operations(made);
  add_batch_operations(made);
  add_segment_operations(made);
  add_sendfile_operation(made);
  add_handle_operations(made);
  add_mode_operations(made);
  add_option_operations(made);
  add_lookup_operations(made);
  add_file_operations(made);
  add_name_operations(made);
  add_server_operations(made);
  made.hooks().close_all = close_all;
  made.hooks().wake = wake;
  let_children_inherit(made.hooks());
  return made.run(count, arguments);
}

}  // namespace
}  // namespace sockspec::driver

int main(int count, char** arguments) {
  return sockspec::driver::serve(count, arguments);
}

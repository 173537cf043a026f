#include "handles.hpp"

#include "files.hpp"
#include "servers.hpp"
#include "sockspec/default_timeout.hpp"

namespace sockspec::driver {

handle_table<sockspec::socket>& handles() {
  static handle_table<sockspec::socket> table;
  return table;
}

std::shared_ptr<sockspec::socket> socket_of(const call& asked) {
  if (asked.on().is_object()) {
    throw not_expressible("the layer makes calls on sockets, not on numbers");
  }
  return handles()[asked.handle()];
}

native_handle handle_of(const call& asked) {
  if (asked.on().is_integer()) {
    if (const auto server = servers().find(asked.handle())) return (**server).fileno();
  }
  return socket_of(asked)->fileno();
}

value number_of(native_handle handle) {
  return static_cast<std::int64_t>(handle);
}

value keep(const call& asked, sockspec::socket made, std::size_t index) {
  value results = value().set("number", number_of(made.fileno()));
  handles().make(asked.makes(index), std::move(made));
  return results;
}

std::vector<int> close_all() {
  setdefaulttimeout(std::nullopt);
  std::vector<int> closed;
  for (const auto& [handle, open] : handles().take_open()) {
    std::error_code unimportant;
    open->setsockopt(so::linger, std::chrono::seconds(0), unimportant);
    open->close(unimportant);
    closed.push_back(handle);
  }
  for (const int file : drop_files()) closed.push_back(file);
  for (const int server : drop_servers()) closed.push_back(server);
  return closed;
}

}  // namespace sockspec::driver

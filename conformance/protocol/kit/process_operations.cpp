#include "protocol/kit/process_operations.hpp"

#include <algorithm>

#include "protocol/kit/posix/child.hpp"
#include "protocol/kit/posix/descriptors.hpp"
#include "protocol/kit/posix/identity.hpp"
#include "protocol/kit/posix/limit.hpp"
#include "protocol/kit/posix/signals.hpp"

namespace sockspec::driver {

process_operations::process_operations(executor& performs,
                                       const std::vector<std::unique_ptr<lane>>& lanes,
                                       const driver_hooks& hooks)
    : executor_(performs), lanes_(lanes), hooks_(hooks) {}

void process_operations::add_to(table& operations, std::vector<std::string>& capabilities) {
  const auto add = [&](const char* name, operation does) {
    operations.try_emplace(name, registered_operation{done::direct, std::move(does)});
  };
  // Those that take a handle are shared with the author's: his handles are his, those of files are
  // ours.
  const auto add_for_files = [&](const char* name, outcome (files::*does)(call&)) {
    const auto authors = operations.find(name);
    operation otherwise = authors == operations.end() ? nullptr : authors->second.does;
    const done how = authors == operations.end() ? done::direct : authors->second.how;
    operations.insert_or_assign(name,
                                registered_operation{how, [this, does, otherwise](call& asked) {
                                                       if (!otherwise || files_.has(asked.on()))
                                                         return (files_.*does)(asked);
                                                       return otherwise(asked);
                                                     }});
  };
  add("whoami", whoami);
  add("limit", limit_descriptors);
  add("census", [this](call&) { return take_census(); });
  add("signal_action", signal_action);
  add("signal_count", signal_count);
  add("signal_mask", signal_mask);
  add("interrupt", [this](call& asked) { return interrupt(asked); });
  add("child", [this](call& asked) { return run_child(asked, executor_, hooks_); });
  add("pipe", [this](call& asked) { return files_.pipe(asked); });
  add("open_file", [this](call& asked) { return files_.open_file(asked); });
  add_for_files("read", &files::read);
  add_for_files("write", &files::write);
  add_for_files("close", &files::close);
  add("file_status", file_status);
  add("unlink", unlink_name);
  add("mkdir", make_folder);
  add("symlink", make_symlink);
  add("chmod", change_mode);
  capabilities.insert(capabilities.end(), {"limit", "census", "signal", "child", "file"});
}

outcome process_operations::take_census() const {
  const std::vector<int> open = all_descriptors();
  int lowest_free = 0;
  while (std::binary_search(open.begin(), open.end(), lowest_free)) ++lowest_free;
  value::list numbers;
  for (const int each : open)
    if (!known_descriptors_.contains(each) && !is_own(each)) numbers.emplace_back(each);
  return outcome::ok(value().set("numbers", std::move(numbers)).set("lowest_free", lowest_free));
}

outcome process_operations::interrupt(call& asked) const {
  const auto number = asked["lane"].integer();
  if (number < 0 || static_cast<std::size_t>(number) >= lanes_.size())
    throw broken_request("no lane " + std::to_string(number));
  lanes_[static_cast<std::size_t>(number)]->signal(signal_number(asked["signal"]));
  return outcome::ok();
}

void process_operations::remember_descriptors(const std::vector<int>& open) {
  known_descriptors_.insert(open.begin(), open.end());
}

std::vector<int> process_operations::leaked() {
  std::vector<int> found;
  for (const int each : all_descriptors())
    if (!is_own(each) && known_descriptors_.insert(each).second) found.push_back(each);
  return found;
}

std::vector<int> process_operations::restore() {
  restore_limit();
  restore_signal_actions();
  return files_.close_all();
}

}  // namespace sockspec::driver

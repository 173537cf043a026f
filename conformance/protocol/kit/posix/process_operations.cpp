#include "protocol/kit/process_operations.hpp"

#include <algorithm>
#include <set>

#include "protocol/kit/files.hpp"
#include "protocol/kit/posix/child.hpp"
#include "protocol/kit/posix/descriptors.hpp"
#include "protocol/kit/posix/identity.hpp"
#include "protocol/kit/posix/limit.hpp"
#include "protocol/kit/posix/names.hpp"
#include "protocol/kit/posix/signals.hpp"
#include "protocol/kit/posix/thread_state.hpp"

namespace sockspec::driver {

struct process_operations::state {
  executor& performs;
  const std::vector<std::unique_ptr<lane>>& lanes;
  const driver_hooks& hooks;
  files own_files;
  std::set<int> known_descriptors;

  outcome take_census() const;
  outcome interrupt(call&) const;
};

process_operations::process_operations(executor& performs,
                                       const std::vector<std::unique_ptr<lane>>& lanes,
                                       const driver_hooks& hooks)
    : state_(new state{performs, lanes, hooks, {}, {}}) {}

process_operations::~process_operations() = default;

void process_operations::add_to(table& operations, std::vector<std::string>& capabilities) {
  state& of = *state_;
  const auto add = [&](const char* name, operation does) {
    operations.try_emplace(name, registered_operation{done::direct, std::move(does)});
  };
  add("whoami", whoami);
  add("limit", limit_descriptors);
  add("census", [&of](call&) { return of.take_census(); });
  add("signal_action", signal_action);
  add("signal_count", signal_count);
  add("signal_mask", signal_mask);
  add("interrupt", [&of](call& asked) { return of.interrupt(asked); });
  add("child", [&of](call& asked) { return run_child(asked, of.performs, of.hooks); });
  add("pipe", [&of](call& asked) { return make_pipe(of.own_files.handles(), asked); });
  add("open_file", [&of](call& asked) { return of.own_files.open_file(asked); });
  share_with_files(operations, of.own_files);
  add("file_status", file_status);
  add("unlink", unlink_name);
  add("mkdir", make_folder);
  add("symlink", make_symlink);
  add("chmod", change_mode);
  capabilities.insert(capabilities.end(), {"limit", "census", "signal", "child", "file"});
}

outcome process_operations::state::take_census() const {
  const std::vector<int> open = all_descriptors();
  int lowest_free = 0;
  while (std::binary_search(open.begin(), open.end(), lowest_free)) ++lowest_free;
  value::list numbers;
  for (const int each : open)
    if (!known_descriptors.contains(each) && !is_own(each)) numbers.emplace_back(each);
  return outcome::ok(value().set("numbers", std::move(numbers)).set("lowest_free", lowest_free));
}

outcome process_operations::state::interrupt(call& asked) const {
  const auto number = asked["lane"].integer();
  if (number < 0 || static_cast<std::size_t>(number) >= lanes.size())
    throw broken_request("no lane " + std::to_string(number));
  lanes[static_cast<std::size_t>(number)]->thread().signal(signal_number(asked["signal"]));
  return outcome::ok();
}

void process_operations::prepare() {
  prepare_signals();
  prepare_children();
  prepare_census();
}

void process_operations::begin() {
  leave_signals_to_lanes();
  remember_descriptors(all_descriptors());
}

void process_operations::remember_descriptors(const std::vector<int>& open) {
  state_->known_descriptors.insert(open.begin(), open.end());
}

void process_operations::restore_lane() {
  restore_signal_mask();
}

std::vector<int> process_operations::leaked() {
  std::vector<int> found;
  for (const int each : all_descriptors())
    if (!is_own(each) && state_->known_descriptors.insert(each).second) found.push_back(each);
  return found;
}

std::vector<int> process_operations::restore() {
  restore_limit();
  restore_signal_actions();
  return state_->own_files.close_all();
}

void process_operations::note_files(const value& call, const value& result) {
  state_->own_files.note(call, result);
}

std::optional<int> run_as_child(int count, char** arguments, process_operations::table& operations,
                                const driver_hooks& hooks) {
  if (!is_executed_child(count, arguments)) return std::nullopt;
  return run_executed_child(arguments, operations, hooks);
}

}  // namespace sockspec::driver

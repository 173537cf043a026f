// What Windows has of these operations: it has no signals, no fork, and no limit to how many
// handles a process may have.
#include "protocol/kit/process_operations.hpp"

#include <cstdlib>
#include <set>

#include "protocol/kit/files.hpp"
#include "protocol/kit/windows/names.hpp"
#include "protocol/kit/windows/open_sockets.hpp"

namespace sockspec::driver {

struct process_operations::state {
  files own_files;
  std::set<int> known_sockets;

  outcome take_census() const;
};

process_operations::process_operations(executor&, const std::vector<std::unique_ptr<lane>>&,
                                       const driver_hooks&)
    : state_(new state{}) {}

process_operations::~process_operations() = default;

void process_operations::add_to(table& operations, std::vector<std::string>& capabilities) {
  state& of = *state_;
  const auto add = [&](const char* name, operation does) {
    operations.try_emplace(name, registered_operation{done::direct, std::move(does)});
  };
  add("census", [&of](call&) { return of.take_census(); });
  add("open_file", [&of](call& asked) { return of.own_files.open_file(asked); });
  share_with_files(operations, of.own_files);
  add("file_status", file_status);
  add("unlink", unlink_name);
  add("mkdir", make_folder);
  capabilities.insert(capabilities.end(), {"census", "file"});
}

outcome process_operations::state::take_census() const {
  value::list numbers;
  for (const int each : open_sockets())
    if (!known_sockets.contains(each)) numbers.emplace_back(each);
  // Handles are given out in no order: there is no lowest free one.
  return outcome::ok(value().set("numbers", std::move(numbers)).set("lowest_free", value()));
}

void process_operations::prepare() {
  // A number that is not open is a question, not a reason to end the process.
  _set_invalid_parameter_handler(
      [](const wchar_t*, const wchar_t*, const wchar_t*, unsigned, std::uintptr_t) {});
}

void process_operations::begin() {
  remember_descriptors(open_sockets());
}

void process_operations::remember_descriptors(const std::vector<int>& open) {
  state_->known_sockets.insert(open.begin(), open.end());
}

void process_operations::restore_lane() {}

std::vector<int> process_operations::leaked() {
  std::vector<int> found;
  for (const int each : open_sockets())
    if (state_->known_sockets.insert(each).second) found.push_back(each);
  return found;
}

std::vector<int> process_operations::restore() {
  return state_->own_files.close_all();
}

void process_operations::note_files(const value& call, const value& result) {
  state_->own_files.note(call, result);
}

std::optional<int> run_as_child(int, char**, process_operations::table&, const driver_hooks&) {
  return std::nullopt;
}

}  // namespace sockspec::driver

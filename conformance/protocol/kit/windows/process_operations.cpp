// Of these operations Windows has none as yet: it has no signals, no fork and no small numbers that
// descriptors take, and files are no sockets there.
#include "protocol/kit/process_operations.hpp"

namespace sockspec::driver {

struct process_operations::state {};

process_operations::process_operations(executor&, const std::vector<std::unique_ptr<lane>>&,
                                       const driver_hooks&) {}

process_operations::~process_operations() = default;

void process_operations::add_to(table&, std::vector<std::string>&) {}
void process_operations::prepare() {}
void process_operations::begin() {}
void process_operations::remember_descriptors(const std::vector<int>&) {}
void process_operations::restore_lane() {}

std::vector<int> process_operations::restore() {
  return {};
}
std::vector<int> process_operations::leaked() {
  return {};
}
void process_operations::note_files(const value&, const value&) {}

std::optional<int> run_as_child(int, char**, process_operations::table&, const driver_hooks&) {
  return std::nullopt;
}

}  // namespace sockspec::driver

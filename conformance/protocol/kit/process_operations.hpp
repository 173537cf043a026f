#pragma once
// The operations that do not depend on what is judged: docs/protocol.md, section 8. Each platform
// has those that it can do, in the folder of its name.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/kit/driver.hpp"
#include "protocol/kit/executor.hpp"
#include "protocol/kit/lane.hpp"

namespace sockspec::driver {

class process_operations {
 public:
  using table = std::map<std::string, registered_operation>;

  process_operations(executor& performs, const std::vector<std::unique_ptr<lane>>& lanes,
                     const driver_hooks& hooks);
  ~process_operations();
  process_operations(const process_operations&) = delete;
  process_operations& operator=(const process_operations&) = delete;

  /// Adds those that the author has not registered; `capabilities` gets theirs.
  void add_to(table& operations, std::vector<std::string>& capabilities);
  /// Makes what they need of the driver's own. Before there are lanes.
  void prepare();
  /// Leaves signals to the lanes and remembers what is open, to tell what leaks. After everything
  /// of the driver's own was made.
  void begin();
  /// These descriptors are not told as leaks.
  void remember_descriptors(const std::vector<int>& open);

  /// Undoes what the operations changed in the lane whose thread calls.
  static void restore_lane();
  /// Undoes what they changed in the process; returns the handles of files that were open.
  std::vector<int> restore();
  /// Descriptors that are open, were not at the start and belong to no handle; each is told once.
  std::vector<int> leaked();
  /// Looks whether a call made a file in the scratch folder, which reset removes.
  void note_files(const value& call, const value& result);

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// The exit status, if this program was started by the operation `child` to run a script.
std::optional<int> run_as_child(int count, char** arguments, process_operations::table& operations,
                                const driver_hooks& hooks);

}  // namespace sockspec::driver

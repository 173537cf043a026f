#pragma once
// The operations that do not depend on what is judged: docs/protocol.md, section 8.

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "protocol/kit/driver.hpp"
#include "protocol/kit/executor.hpp"
#include "protocol/kit/handle_table.hpp"
#include "protocol/kit/lane.hpp"
#include "protocol/kit/posix/files.hpp"

namespace sockspec::driver {

class process_operations {
 public:
  using table = std::map<std::string, registered_operation>;

  process_operations(executor& performs, const std::vector<std::unique_ptr<lane>>& lanes,
                     const driver_hooks& hooks);

  /// Adds those that the author has not registered; `capabilities` gets theirs.
  void add_to(table& operations, std::vector<std::string>& capabilities);
  /// Remembers what is open, to tell what leaks. After everything of the driver's own was made.
  void remember_descriptors(const std::vector<int>& open);

  /// Undoes what the operations changed; returns the handles of files that were open.
  std::vector<int> restore();
  /// Descriptors that are open, were not at the start and belong to no handle; each is told once.
  std::vector<int> leaked();
  /// Looks whether a call made a file in the scratch folder, which reset removes.
  void note_files(const value& call, const value& result) { files_.note(call, result); }

 private:
  outcome take_census() const;
  outcome interrupt(call&) const;

  executor& executor_;
  const std::vector<std::unique_ptr<lane>>& lanes_;
  const driver_hooks& hooks_;
  files files_;
  std::set<int> known_descriptors_;
};

}  // namespace sockspec::driver

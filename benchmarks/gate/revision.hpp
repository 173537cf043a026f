#pragma once
// A revision of sockspec as a program: its benchmarks, built.

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>

namespace sockspec::benchmarks {

/// What the name of a revision stands for, where no revision is named: the files that git knows, as
/// they are now. New ones must be added (`git add`).
inline constexpr const char* working_tree = "";

struct revision {
  std::string name;  // as it was said
  std::string commit;
  std::string tree;  // what git calls all of its files: two revisions with one tree are the same
};

/// What cannot be built: what() says which revision, which step, and its last lines.
class cannot_build : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The root of the clone in which the working directory lies; empty, if it is in none.
std::filesystem::path find_clone();

/// Errors: cannot_build, if the clone has no such revision.
revision find_revision(const std::filesystem::path& clone, const std::string& name);

/// The folder with sockspec_benchmarks and repeat_row of that revision: build/gate/TREE of the
/// clone. What is not there is built, optimised and without other libraries, always in the same
/// place, so that sources which say the same become the same program; another gate at work there is
/// awaited. The clone's working directory is not touched. \param say  is told what goes on Errors:
/// cannot_build; std::system_error, if a file cannot be written.
std::filesystem::path build_revision(const std::filesystem::path& clone, const revision&,
                                     const std::function<void(const std::string&)>& say);

}  // namespace sockspec::benchmarks

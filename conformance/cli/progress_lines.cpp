#include "cli/progress_lines.hpp"

#include "reports/words.hpp"

namespace sockspec::conformance::cli {

std::function<void(std::size_t done, std::size_t all)> progress_lines(output& to) {
  return [&to](std::size_t done, std::size_t all) {
    const bool tenth = done * 10 / all != (done - 1) * 10 / all;
    if (to.quiet || !tenth) return;
    to.out << reports::grouped(done) << " of " << reports::counted(all, "cell") << std::endl;
  };
}

}  // namespace sockspec::conformance::cli

// sockspec driver check: whether a target's driver keeps the protocol.

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/installation.hpp"
#include "cli/interruption.hpp"
#include "cli/plan.hpp"
#include "engine/environment.hpp"
#include "engine/introduce.hpp"
#include "engine/nearest_name.hpp"
#include "engine/scratch_folder.hpp"
#include "matrix/cell.hpp"
#include "protocol/check/manners.hpp"
#include "reports/escape.hpp"
#include "reports/words.hpp"

namespace sockspec::conformance::cli {
namespace {

using protocol::manner_result;
using reports::printable;

bool matches_any(const std::vector<std::string>& globs, std::string_view name) {
  return globs.empty() || std::ranges::any_of(globs, [&](const std::string& glob) {
           return matches_glob(glob, name);
         });
}

void show(const manner_result& one, output& to) {
  const auto paint = to.paint();
  switch (one.became) {
    case manner_result::verdict::passed:
      if (!to.quiet) to.out << paint.good("pass") << "  " << one.name << '\n';
      break;
    case manner_result::verdict::skipped:
      if (!to.quiet) {
        to.out << paint.quiet("skip") << "  " << one.name << ": " << printable(one.seen) << '\n';
      }
      break;
    case manner_result::verdict::failed:
      to.out << paint.bad("FAIL") << "  " << one.name << "\n  rule      " << one.rule
             << "\n  source    docs/protocol.md, " << one.section << "\n  observed  "
             << printable(one.seen) << '\n';
      break;
  }
  to.out << std::flush;
}

std::size_t count(const std::vector<manner_result>& all, manner_result::verdict which) {
  return static_cast<std::size_t>(std::ranges::count(all, which, &manner_result::became));
}

}  // namespace

int driver_check(const driver_check_options& asked, output& to) {
  const auto names = protocol::manner_names();
  if (std::ranges::none_of(names,
                           [&](const auto& name) { return matches_any(asked.globs, name); })) {
    const std::vector<std::string_view> known(names.begin(), names.end());
    to.err << "sockspec: no manner matches; " << name_advice(asked.globs.front(), known) << '\n';
    return nothing_selected_status;
  }
  const auto where = find_installation();
  const auto of = load_named_target(asked.target, where);
  if (const auto missing = what_is_missing(of, where); !missing.empty()) {
    throw target_missing(missing);
  }
  const environment surroundings(of, where);
  const interruption interrupted(to.err);
  const scratch_folder scratch;
  protocol::manner_options options;
  options.start = of.start_timeout;
  if (!of.inet_address.empty()) options.address = of.inet_address;
  options.selects = [&](std::string_view name) { return matches_any(asked.globs, name); };
  options.stop = interrupted.token();
  const auto all = protocol::check_manners(launch_of(of, where, scratch.make(0)), options,
                                           [&](const manner_result& one) { show(one, to); });
  if (interrupted.requested()) return interrupted_status;

  using verdict = manner_result::verdict;
  const auto failed = count(all, verdict::failed);
  to.out << "The driver of " << of.name << " keeps "
         << reports::grouped(count(all, verdict::passed)) << " of "
         << reports::counted(all.size(), "manner") << ", breaks " << reports::grouped(failed)
         << "; " << reports::grouped(count(all, verdict::skipped)) << " could not be tried\n";
  return failed == 0 ? 0 : 1;
}

}  // namespace sockspec::conformance::cli

#pragma once
// What was seen in a cell, held against its clause; and what that means once the target's
// deviations are considered.

#include <optional>
#include <string>
#include <string_view>

namespace sockspec::results {

/// How binding a clause is.
enum class level { must, should, unspecified };

/// What was seen. `detail` of a verdict: the symptom of a fail, the class of an observation, who
/// lacks what is unsupported (host, target, driver), what was unresolved (setup, peer, race,
/// driver), the call that timed out, the signal of a crash, why it did not run (selected out,
/// interrupted, parked, budget).
enum class verdict_kind { pass, fail, observed, unsupported, unresolved, timeout, crash, not_run };

struct verdict {
  verdict_kind kind{};
  std::string detail;

  bool operator==(const verdict&) const = default;
};

/// What the verdict means for the run: `inherited` is a failure of the layer below, `unmeasured`
/// one under versions that no deviation speaks of.
enum class outcome { expected, unexpected, stale, inherited, unmeasured };

std::string_view to_string(level);
std::string_view to_string(verdict_kind);
std::string_view to_string(outcome);
/// "fail(error:host_unreachable)", "pass".
std::string to_string(const verdict&);

/// The reverse of to_string; nothing where the text is none of them.
std::optional<level> level_from(std::string_view);
std::optional<verdict> verdict_from(std::string_view);
std::optional<outcome> outcome_from(std::string_view);

/// The stable token by which a deviation names this verdict: the symptom of a fail ("eof", or "ok"
/// where a call succeeded that must not), otherwise "timeout:recv", "crash:SIGSEGV", "pass", ...
std::string symptom_of(const verdict&);

/// Whether calls were made to judge the cell: it is neither unsupported nor not_run.
bool was_executed(verdict_kind);

/// Whether one cell with this outcome is enough for the run to fail.
bool fails_the_run(outcome);

}  // namespace sockspec::results

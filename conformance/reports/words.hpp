#pragma once
// How verdicts, numbers and durations are put into words, the same in every report.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "results/run.hpp"

namespace sockspec::reports {

/// "pass", "not run".
std::string word_of(results::verdict_kind);

/// The verdict in a few words: "fail, error:host_unreachable", "unsupported, host".
std::string in_words(const results::verdict&);

/// "1,502".
std::string grouped(std::size_t count);

/// "1 cell", "2 cells".
std::string counted(std::size_t count, std::string_view noun);

/// "0.14 ms", "12 ms", "1.20 s", "2 min 05 s".
std::string in_words(std::chrono::microseconds);

/// In whole seconds: "4 s", "2 min 05 s".
std::string clock_words(std::chrono::seconds);

/// What a target is called in texts: its implementation, with the target's name where that does not
/// begin with it: "socket_wrapper 1.3.5", "native (Linux 6.18.44)".
std::string display_name(const results::stamp&, const std::string& target);

/// The call that a clause belongs to: what stands before the first dot.
std::string call_of(const std::string& clause);

/// The command that runs the cell again; that of the record where it has one.
std::string repeat_command(const results::record&);

}  // namespace sockspec::reports

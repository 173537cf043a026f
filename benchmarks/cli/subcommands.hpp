#pragma once
// The subcommands of `sockspec bench`: each is a file of its own with one function, which describes
// its arguments to CLI11 and says what is to be done when it is chosen.

#include <functional>
#include <ostream>
#include <span>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's name
class App;
}

namespace sockspec::benchmarks::cli {

inline constexpr int broken_status = 2;

struct output {
  std::ostream& out;  // what was asked for
  std::ostream& err;  // progress, and what went wrong
};

/// What the command line asks for; returns the exit status. Errors: whatever std::exception it
/// throws is printed, and the exit status is 2.
using action = std::function<int(output&)>;

/// Adds a subcommand with its arguments, its help and an example; when the command line names it,
/// `chosen` is set. What arguments are written into must live as long as the two.
using add_subcommand = void (*)(CLI::App& root, action& chosen);

void add_beside(CLI::App& root, action& chosen);
void add_counts(CLI::App& root, action& chosen);
void add_gate(CLI::App& root, action& chosen);
void add_limits(CLI::App& root, action& chosen);
/// What is done without a subcommand: its options are the root's.
void add_measure(CLI::App& root, action& chosen);
void add_history(CLI::App& root, action& chosen);
void add_page(CLI::App& root, action& chosen);
void add_path(CLI::App& root, action& chosen);
void add_query(CLI::App& root, action& chosen);
void add_suite(CLI::App& root, action& chosen);

/// All of them, in the order of the help.
std::span<const add_subcommand> subcommands();

}  // namespace sockspec::benchmarks::cli

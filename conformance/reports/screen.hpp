#pragma once
// What standard output is: a terminal that can be redrawn, how wide, with colour or without.

#include <optional>
#include <string_view>

namespace sockspec::reports {

/// What --color says.
enum class colour_choice { automatic, always, never };

/// From "auto", "always", "never"; nothing where it is none of them.
std::optional<colour_choice> colour_choice_from(std::string_view);

struct screen {
  bool is_terminal = false;
  bool has_colour = false;
  int columns = 80;
};

/// What the environment says about colour; empty where a variable is not set.
struct colour_environment {
  std::string_view no_color;  // NO_COLOR: none, if it holds anything
  std::string_view term;      // TERM: "dumb" has none
};

/// Whether to colour: as chosen, otherwise on terminals, unless the environment forbids it.
bool wants_colour(colour_choice, bool is_terminal, const colour_environment&);

/// Asks the system and the environment about standard output.
screen standard_output(colour_choice);

// Asked of the system, in posix/ and windows/.
bool standard_output_is_terminal();
/// Nothing where there is no terminal or it does not say.
std::optional<int> terminal_columns();

}  // namespace sockspec::reports

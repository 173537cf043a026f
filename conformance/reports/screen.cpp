#include "reports/screen.hpp"

#include <cstdlib>

namespace sockspec::reports {
namespace {

std::string_view variable(const char* name) {
  const auto* content = std::getenv(name);
  return content == nullptr ? std::string_view{} : std::string_view{content};
}

}  // namespace

std::optional<colour_choice> colour_choice_from(std::string_view text) {
  if (text == "auto") return colour_choice::automatic;
  if (text == "always") return colour_choice::always;
  if (text == "never") return colour_choice::never;
  return std::nullopt;
}

bool wants_colour(colour_choice choice, bool is_terminal, const colour_environment& environment) {
  if (choice != colour_choice::automatic) return choice == colour_choice::always;
  return is_terminal && environment.no_color.empty() && environment.term != "dumb";
}

screen standard_output(colour_choice choice) {
  const bool is_terminal = standard_output_is_terminal();
  const colour_environment environment{.no_color = variable("NO_COLOR"), .term = variable("TERM")};
  return screen{
      .is_terminal = is_terminal && environment.term != "dumb",
      .has_colour = wants_colour(choice, is_terminal, environment),
      .columns = terminal_columns().value_or(screen{}.columns),
  };
}

}  // namespace sockspec::reports

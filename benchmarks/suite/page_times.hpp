#pragma once
// How long a browser needs until a page is shown.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace sockspec::benchmarks {

/// Milliseconds from the start of the navigation, of each load of one page and of a blank one
/// beside it, in the same browser and by turns.
struct page_times {
  std::vector<double> blank;        // the first paint of one word
  std::vector<double> blank_again;  // the same once more
  std::vector<double> first_paint;  // of the report: its first content
  std::vector<double> matrix;       // its matrix is there, painted, and its scripts have run
};

/// What there is instead, where this machine cannot tell.
struct page_seen {
  page_times times;
  std::string absent;  // what is not here, and how it gets here; empty: the times are there
};

/// \param loads  at least one
/// Errors: throws std::runtime_error, if the browser or the page breaks
page_seen show_in_browser(const std::filesystem::path& page, std::size_t loads);

/// What the script writes: a line for each time, NAME and milliseconds.
/// Errors: throws std::runtime_error with a line that is none, or if one of the four was not told
page_times parse_page_times(const std::string& text);

}  // namespace sockspec::benchmarks

#pragma once
// What every page of the benchmarks has around its content.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "benchmarks/pages/markup.hpp"

namespace sockspec::benchmarks {

/// One self-contained file: no network, no script, light and dark as the reader's system has it.
/// \param content  what stands in the body
/// \param series  how many series boxes of the page show or hide: of the elements "#showN" and
/// ".sN"
std::string whole_page(std::string_view title, const markup& content, std::size_t series);

/// The name of the program, what is said in one sentence, and what it rests on.
void write_masthead(markup&, std::string_view sentence, const std::map<std::string, std::string>&);

/// Names and values of an environment.
void write_environment(markup&, const std::map<std::string, std::string>&);

/// The style sheet that all pages have: page.css.
extern const std::string_view page_style;

}  // namespace sockspec::benchmarks

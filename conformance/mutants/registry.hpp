#pragma once
// The explicit list that joins the files of mutants.

#include <string_view>
#include <vector>

#include "engine/mutant.hpp"

namespace sockspec::conformance {

const std::vector<const mutant*>& all_mutants();
/// Null where there is none of that id.
const mutant* find_mutant(std::string_view id);

}  // namespace sockspec::conformance

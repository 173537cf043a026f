#include "benchmarks/history/store.hpp"

#include "benchmarks/history/branch_store.hpp"
#include "benchmarks/history/folder_store.hpp"

namespace sockspec::benchmarks {

std::unique_ptr<line_store> open_store(std::string_view place) {
  constexpr std::string_view of_branch = "branch:";
  if (!place.starts_with(of_branch)) return std::make_unique<folder_store>(place);
  return std::make_unique<branch_store>(std::string(place.substr(of_branch.size())));
}

}  // namespace sockspec::benchmarks

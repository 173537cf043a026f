#pragma once
// A work whose threads run wherever the system puts them: what a program sees that does nothing
// about it. On two processors its figures swing by 20 %: they are for information.

#include <memory>

#include "benchmarks/shapes/work.hpp"

namespace sockspec::benchmarks {

/// \param two_threads  what is let run free
std::unique_ptr<work> run_free(std::unique_ptr<work> two_threads);

}  // namespace sockspec::benchmarks

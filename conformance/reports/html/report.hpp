#pragma once
// report.html: the whole run in one file that needs no network and can be read without scripts.

#include <string>

#include "results/run.hpp"

namespace sockspec::reports {

std::string html_report(const results::run&);

}  // namespace sockspec::reports

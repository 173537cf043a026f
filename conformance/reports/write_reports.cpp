#include "reports/write_reports.hpp"

#include "reports/html/report.hpp"
#include "reports/junit.hpp"
#include "reports/markdown.hpp"
#include "results/text_file.hpp"

namespace sockspec::reports {

void write_reports(const results::run& whole, const std::filesystem::path& directory) {
  results::make_directory(directory);
  results::write_file(directory / "junit.xml", junit_xml(whole));
  results::write_file(directory / "summary.md", summary_markdown(whole));
  results::write_file(directory / "report.html", html_report(whole));
}

}  // namespace sockspec::reports

// sockspec bench page: a run as HTML.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "benchmarks/cli/files.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/pages/ratio_page.hpp"

namespace sockspec::benchmarks::cli {
namespace {

struct page_options {
  std::string run;
  std::string page;
};

int write_page(const page_options& asked, output& to) {
  write_file(asked.page, ratio_page(read_run(asked.run)));
  to.err << "page: " << asked.page << '\n';
  return 0;
}

}  // namespace

void add_page(CLI::App& root, action& chosen) {
  const auto asked = std::make_shared<page_options>();
  CLI::App& command = *root.add_subcommand("page", "Draws a run of Google Benchmark as a page");
  command.footer(
      "Exit status: 0; 2 if the run cannot be read or the page not written.\n"
      "example: sockspec bench page report/benchmarks/benchmarks.json --out page.html");
  command.add_option("run", asked->run, "What a program of Google Benchmark wrote: JSON")
      ->type_name("FILE.json")
      ->required();
  command.add_option("--out", asked->page, "One self-contained file")
      ->type_name("FILE.html")
      ->required();
  command.final_callback(
      [&chosen, asked] { chosen = [asked](output& to) { return write_page(*asked, to); }; });
}

}  // namespace sockspec::benchmarks::cli

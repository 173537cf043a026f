#include "benchmarks/cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <string>

namespace sockspec::benchmarks::cli {
namespace {

// The innermost command that was named.
const CLI::App& named_command(const CLI::App& root) {
  const auto below = root.get_subcommands();
  return below.empty() ? root : named_command(*below.front());
}

std::string full_name(const CLI::App& command) {
  const auto* above = command.get_parent();
  return above == nullptr ? command.get_name() : full_name(*above) + ' ' + command.get_name();
}

int complain(const CLI::App& root, const std::string& what, std::ostream& err) {
  err << "sockspec bench: " << what << "\nTry `" << full_name(named_command(root)) << " --help`.\n";
  return broken_status;
}

// What cannot be written at last (a full disk) was not said.
int finish(std::ostream& out, std::ostream& err, int status) {
  out.flush();
  if (out) return status;
  err << "sockspec bench: cannot write all of standard output; free space where it goes\n";
  return broken_status;
}

int carry_out(const action& chosen, std::ostream& out, std::ostream& err) {
  output to{out, err};
  try {
    return chosen(to);
  } catch (const std::exception& error) {
    err << "sockspec bench: " << error.what() << '\n';
    return broken_status;
  }
}

}  // namespace

int command_line(int argc, const char* const* argv, std::span<const add_subcommand> known,
                 std::ostream& out, std::ostream& err) {
  CLI::App root("Measures what sockets cost, and judges whether it changed", "sockspec bench");
  root.footer(
      "Without a subcommand: measures, and prints how fast each contender is with raw calls as 1.\n"
      "Exit status: 0; 1 if a row failed, or none matches; 2 if a name is unknown, or it is "
      "broken.\n\n"
      "example: sockspec bench --question sendall_by_size,ping_pong_pinned --against asio,libuv "
      "--out report");
  action chosen;
  for (const auto add : known) add(root, chosen);
  try {
    root.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return finish(out, err, root.exit(help, out, err));
  } catch (const CLI::ParseError& error) {
    return complain(root, error.what(), err);
  }
  if (!chosen) return complain(root, "say what to do", err);
  return finish(out, err, carry_out(chosen, out, err));
}

}  // namespace sockspec::benchmarks::cli

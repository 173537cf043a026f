#pragma once
// A driver, started as the runner starts it, and the few lines of docs/protocol.md that are said
// to it here.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/processes/line_program.hpp"

namespace sockspec::benchmarks {

/// The program that judges a target's calls, beside this program. Errors: as program_beside
std::string driver_program(std::string_view target);

/// How the runner starts a program of that name: through sockspec-launch. Errors: as program_beside
std::vector<std::string> launched(const std::string& program);

/// A driver that has said hello.
class driver {
 public:
  /// \param folder  its scratch folder, where it works
  /// Errors: throws std::runtime_error with the command, if it does not start, ends, is silent for
  /// ten seconds, or refuses
  driver(std::vector<std::string> command, const std::filesystem::path& folder);

  /// Says a request, a line with its end, and waits for the reply. Errors: as the constructor, if
  /// the reply is not `ok`
  void ask(std::string_view request);

  /// Says good-bye and waits for the end. Errors: as the constructor, if that is not with status 0
  void end();

 private:
  program_run wanted_;
  line_program program_;
};

/// What is asked of a driver again and again: lines of one length each, with their ends.
/// The request that makes the socket whose name is asked for.
inline constexpr std::string_view make_socket =
    R"({"type":"call","id":2,"op":"socket","as":1,"args":{"family":"inet","type":"stream"}})"
    "\n";
inline constexpr std::string_view ask_socket_name =
    R"({"type":"call","id":3,"op":"getsockname","on":1})"
    "\n";
inline constexpr std::string_view ping = R"({"type":"ping","id":4})"
                                         "\n";

}  // namespace sockspec::benchmarks

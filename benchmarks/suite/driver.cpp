#include "benchmarks/suite/driver.hpp"

#include <stdexcept>
#include <utility>

#include "benchmarks/processes/own_program.hpp"

namespace sockspec::benchmarks {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view hello =
    R"({"type":"hello","id":1,"protocol":1,"suite":"sockspec bench"})"
    "\n";
constexpr std::string_view bye = R"({"type":"bye","id":9})"
                                 "\n";

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

}  // namespace

std::string driver_program(std::string_view target) {
  return program_beside("sockspec-driver-" + std::string(target)).string();
}

std::vector<std::string> launched(const std::string& program) {
  return {program_beside("sockspec-launch").string(), "--ordinary", "--", program};
}

driver::driver(std::vector<std::string> command, const std::filesystem::path& folder)
    : wanted_{.command = std::move(command), .directory = folder, .deadline = 10s},
      program_(wanted_) {
  ask(hello);
}

void driver::ask(std::string_view request) {
  program_.write(request);
  std::string reply = program_.read_line();
  while (contains(reply, R"("type":"log")")) reply = program_.read_line();
  if (contains(reply, R"("type":"reply")") && contains(reply, R"("ok":)")) return;
  throw std::runtime_error(command_text(wanted_.command) + " answered " +
                           std::string(request.substr(0, request.size() - 1)) + " with " + reply);
}

void driver::end() {
  ask(bye);
  const program_end how = program_.finish();
  if (how.succeeded()) return;
  throw std::runtime_error(command_text(wanted_.command) + ' ' + describe(how, wanted_));
}

}  // namespace sockspec::benchmarks

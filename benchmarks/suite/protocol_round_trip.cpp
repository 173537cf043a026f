// A request to a driver, and its reply.

#include <string>

#include "benchmarks/counts/scratch_folder.hpp"
#include "benchmarks/processes/line_program.hpp"
#include "benchmarks/shapes/by_turns.hpp"
#include "benchmarks/suite/driver.hpp"
#include "benchmarks/suite/suite.hpp"

namespace sockspec::benchmarks {
namespace {

/// A line through `cat` and back.
operation through_cat(line_program& cat, std::string_view line) {
  return [&cat, line](std::size_t times) {
    for (; times != 0; --times) {
      cat.write(line);
      cat.read_line();
    }
  };
}

operation asked_of(driver& one, std::string_view request) {
  return [&one, request](std::size_t times) {
    for (; times != 0; --times) one.ask(request);
  };
}

void measure(const suite_task& task, measures& all, driver& one, std::string_view target,
             const std::string& name, std::string_view request) {
  line_program cat({.command = {"cat"}}), other_cat({.command = {"cat"}});
  std::vector<contestant> those{{"raw", through_cat(cat, request)},
                                {"raw_again", through_cat(other_cat, request)},
                                {name, asked_of(one, request)}};
  for (contestant& each : those) each.times = times_of_slice(each.run, task.effort.slice);
  measure_by_turns(all, {"protocol_round_trip", std::string(target), request.size(), {}}, those,
                   task.effort.rounds);
}

}  // namespace

void ask_protocol_round_trip(const suite_task& task, suite_results& results) {
  const scratch_folder folder;
  measures all;
  for (const std::string_view target : measured_targets) {
    task.told("protocol_round_trip of " + std::string(target));
    driver one(launched(driver_program(target)), folder.path());
    one.ask(make_socket);
    measure(task, all, one, target, "ping", ping);
    measure(task, all, one, target, "getsockname", ask_socket_name);
    one.end();
  }
  add_rows(results, all);
}

}  // namespace sockspec::benchmarks

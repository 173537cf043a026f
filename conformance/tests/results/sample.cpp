#include "sample.hpp"

#include <algorithm>

namespace sockspec::results::sample {

record cell(const std::string& target, const std::string& name, const verdict& seen,
            outcome meaning) {
  const auto slash = name.rfind('/');
  const auto dot = name.rfind('.');
  return record{
      .target = target,
      .clause = name.substr(0, slash),
      .kind = name.substr(slash + 1, dot - slash - 1),
      .mode = name.substr(dot + 1),
      .cell = name,
      .level = level::must,
      .verdict = seen,
      .outcome = meaning,
      .symptom = symptom_of(seen),
      .says = "Connecting to an address where nobody listens fails with connection_refused.",
      .sources = {"POSIX.1-2024 connect(), ERRORS", "RFC 9293 3.10.7.1", "connect(2)"},
      .allowed = "error connection_refused",
      .observed = "error connection_refused (ECONNREFUSED 111)",
      .native = "errno 111 ECONNREFUSED",
      .duration_us = 140,
  };
}

record failed(const std::string& target, const std::string& name, const std::string& symptom,
              outcome meaning) {
  auto made = cell(target, name, {verdict_kind::fail, symptom}, meaning);
  made.observed = "error host_unreachable (EHOSTUNREACH 113)";
  made.native = "errno 113 EHOSTUNREACH";
  made.below = "native: pass, so the fault is not the system's";
  made.below_symptom = "pass";
  made.transcript = {"0.000 ms  subject  socket #1 inet stream -> ok",
                     "0.041 ms  subject  connect #1 127.0.0.1:40113 -> error EHOSTUNREACH"};
  made.repeat = "sockspec run " + target + " --select " + name;
  return made;
}

stamp stamp_of(const std::vector<std::string>& targets) {
  stamp made{
      .suite_version = "0.1.0",
      .commit = "0123abc",
      .clauses_hash = "c1a05e5",
      .system = "Linux",
      .kernel = "6.18.44",
      .machine = "x86_64",
      .compiler = "gcc 12.2",
      .started = "2026-11-20T05:00:00Z",
      .command_line = {"sockspec", "run"},
      .targets = {},
  };
  for (const auto& name : targets) {
    made.targets.push_back({.name = name,
                            .title = name + ", for a test",
                            .follows = {"linux-man", "posix-2024"},
                            .driver = "native 0.1.0",
                            .implementation = name + " 1.3.5",
                            .cells = 1,
                            .deviations = 2,
                            .untriaged = 0});
  }
  return made;
}

run run_of(const std::vector<record>& records) {
  std::vector<std::string> targets;
  for (const auto& each : records) {
    if (std::ranges::find(targets, each.target) == targets.end()) targets.push_back(each.target);
  }
  return run{.stamp = stamp_of(targets), .records = records, .findings = {}, .interrupted = false};
}

}  // namespace sockspec::results::sample

// The stamp and the findings as JSON: what stands in run.json.
#include "results/members.hpp"
#include "results/run.hpp"

namespace sockspec::results {
namespace {

using protocol::value;

std::size_t count_member(const value& object, std::string_view name) {
  const auto count = integer_member(object, name);
  if (count >= 0) return static_cast<std::size_t>(count);
  throw protocol::value_error("member '" + std::string(name) + "': is negative");
}

value to_value(const target_stamp& target) {
  value object;
  object.set("name", target.name);
  object.set("title", target.title);
  object.set("follows", list_of(target.follows));
  object.set("driver", target.driver);
  object.set("implementation", target.implementation);
  object.set("cells", target.cells);
  object.set("deviations", target.deviations);
  object.set("untriaged", target.untriaged);
  return object;
}

target_stamp target_from(const value& object) {
  return target_stamp{
      .name = text_member(object, "name"),
      .title = text_member(object, "title"),
      .follows = texts_member(object, "follows"),
      .driver = text_member(object, "driver"),
      .implementation = text_member(object, "implementation"),
      .cells = count_member(object, "cells"),
      .deviations = count_member(object, "deviations"),
      .untriaged = count_member(object, "untriaged"),
  };
}

}  // namespace

value to_value(const stamp& what) {
  value targets{value::list{}};
  for (const auto& target : what.targets) targets.append(to_value(target));

  value object;
  object.set("suite_version", what.suite_version);
  object.set("commit", what.commit);
  object.set("clauses_hash", what.clauses_hash);
  object.set("system", what.system);
  object.set("kernel", what.kernel);
  object.set("machine", what.machine);
  object.set("compiler", what.compiler);
  object.set("started", what.started);
  object.set("command_line", list_of(what.command_line));
  object.set("targets", targets);
  return object;
}

stamp stamp_from(const value& object) {
  stamp what{
      .suite_version = text_member(object, "suite_version"),
      .commit = text_member(object, "commit"),
      .clauses_hash = text_member(object, "clauses_hash"),
      .system = text_member(object, "system"),
      .kernel = text_member(object, "kernel"),
      .machine = text_member(object, "machine"),
      .compiler = text_member(object, "compiler"),
      .started = text_member(object, "started"),
      .command_line = texts_member(object, "command_line"),
      .targets = {},
  };
  for (const auto& target : list_member(object, "targets")) {
    what.targets.push_back(target_from(target));
  }
  return what;
}

value to_value(const finding& what) {
  value object;
  object.set("target", what.target);
  object.set("text", what.text);
  object.set("unexpected", what.unexpected);
  return object;
}

finding finding_from(const value& object) {
  return finding{
      .target = text_member(object, "target"),
      .text = text_member(object, "text"),
      .unexpected = boolean_member(object, "unexpected"),
  };
}

}  // namespace sockspec::results

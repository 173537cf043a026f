// Lies about what children have of their parent's sockets.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr int more_than_a_cell_makes = 16;

bool executes(const value& call) {
  return argument(call, "how") == value("exec");
}

/// The calls of a child, each rewritten.
template <typename Rewrite>
void rewrite_calls(value& call, Rewrite&& rewrite) {
  value calls{value::list{}};
  for (value one : argument(call, "calls").elements()) {
    rewrite(one);
    calls.append(std::move(one));
  }
  change_argument(call, "calls", std::move(calls));
}

template <typename Rewrite>
void rewrite_results(value& result, Rewrite&& rewrite) {
  if (!member(result, "results").is_list()) return;
  value results{value::list{}};
  for (value one : member(result, "results").elements()) {
    rewrite(one);
    results.append(std::move(one));
  }
  change(result, "results", std::move(results));
}

// What the child does has no effect on what is its parent's.
void work_on_copies(lie_state&, value& call) {
  rewrite_calls(call, [](value& one) {
    if (one["op"] != value("close") && one["op"] != value("census")) {
      one = own_call("whoami", value());
    }
  });
}

void have_no_descriptors(lie_state&, const value&, value& result) {
  rewrite_results(result, [](value& one) { report_error(one, errc::bad_file_descriptor); });
}

void shut_before_closing(lie_state&, value& call) {
  rewrite_calls(call, [](value& one) {
    if (one["op"] != value("close")) return;
    one.set("op", "shutdown").set("args", value::object{{"how", "both"}});
  });
}

// A duplicate that nobody knows of keeps the connection.
void keep_a_duplicate(lie_state& state, value& call) {
  const auto& calls = argument(call, "calls").elements();
  if (calls.empty() || calls.front()["op"] != value("recv")) return;
  value kept = own_call("dup", calls.front()["on"]);
  state.make_call(kept.set("as", own_handle));
}

void share_descriptor_flags(lie_state& state, const value& call, value&) {
  for (const auto& one : argument(call, "calls").elements()) {
    if (one["args"]["command"] == value("F_SETFD")) {
      state.make_call(own_call("fcntl", one["on"], one["args"].members()));
    }
  }
}

void make_it_blocking(lie_state&, const value& call, value& result) {
  if (!executes(call)) return;
  rewrite_results(result, [](value& one) { drop_element(one, "flags", "O_NONBLOCK"); });
}

void have_nothing(lie_state&, const value& call, value& result) {
  if (!executes(call)) return;
  rewrite_results(result, [](value& one) { change(one, "numbers", value::list{}); });
}

// FD_CLOEXEC is off when the program is executed.
void have_everything(lie_state& state, value& call) {
  if (!executes(call)) return;
  for (int handle = 0; handle < more_than_a_cell_makes; ++handle) {
    state.make_call(own_call("fcntl", handle, {{"command", "F_SETFD"}, {"flags", value::list{}}}));
  }
}

constexpr mutant mutants[] = {
    lie("child.works_on_copies", op::child, altered::effect,
        "What a child does with sockets is not seen by its parent, nor by the peer.",
        work_on_copies, nullptr, {"child.*"}),
    lie("child.has_no_descriptors", op::child, altered::effect,
        "A child has no descriptors of its parent.", nullptr, have_no_descriptors,
        {"child.*", "*_in_new_programs"}),
    lie("child.close_ends_the_connection", op::child, altered::effect,
        "A child that closes a socket ends its connection.", shut_before_closing, nullptr),
    lie("child.leaves_connections_open", op::child, altered::effect,
        "When a process ends, its connections stay open.", keep_a_duplicate, nullptr),
    lie("child.shares_descriptor_flags", op::child, altered::option,
        "A flag that a child sets on its descriptor is set on its parent's.", nullptr,
        share_descriptor_flags),
    lie("child.programs_make_it_blocking", op::child, altered::option,
        "An executed program finds its sockets blocking.", nullptr, make_it_blocking),
    lie("child.programs_have_nothing", op::child, altered::effect,
        "An executed program has no sockets of the program before.", nullptr, have_nothing,
        {"recvmsg.closed_in_new_programs"}),
    lie("child.programs_have_everything", op::child, altered::effect,
        "FD_CLOEXEC reads back, and an executed program has the descriptor.", have_everything,
        nullptr),
};

}  // namespace

std::span<const mutant> child_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

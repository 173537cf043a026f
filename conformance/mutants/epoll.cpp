// Lies about Linux's epoll.

#include <algorithm>
#include <array>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_way(const value& call, std::string_view way) {
  return is_call(call, "epoll_ctl") && argument(call, "how") == value(way);
}

bool has_event(const value& call, std::string_view event) {
  const value& events = argument(call, "events");
  return events.is_list() &&
         std::ranges::find(events.elements(), value(event)) != events.elements().end();
}
/// The events of a call without this one; with it.
value::list other_events(const value& call, std::string_view event) {
  value::list kept;
  if (!argument(call, "events").is_list()) return kept;
  for (const auto& each : argument(call, "events").elements()) {
    if (each != value(event)) kept.push_back(each);
  }
  return kept;
}
void drop_wanted(value& call, std::string_view event) {
  if (has_event(call, event)) change_argument(call, "events", other_events(call, event));
}
void add_wanted(value& call, std::string_view event) {
  if (!argument(call, "events").is_list() || has_event(call, event)) return;
  value::list all = other_events(call, event);
  all.emplace_back(event);
  change_argument(call, "events", std::move(all));
}

/// The call becomes one that succeeds on any descriptor, and does nothing.
void only_look(value& call) {
  call.set("op", "fileno");
  call.set("args", value::object{});
}
void delete_nothing(lie_state&, value& call) {
  if (is_way(call, "delete")) only_look(call);
}
void modify_nothing(lie_state&, value& call) {
  if (is_way(call, "modify")) only_look(call);
}
void add_nothing(lie_state&, value& call) {
  if (is_way(call, "add")) only_look(call);
}

/// Where it is ready, tells no such event; what has none left is not told.
template <std::size_t Event>
void hide(lie_state&, const value&, value& result) {
  constexpr std::array<std::string_view, 6> names{"EPOLLIN",  "EPOLLOUT", "EPOLLPRI",
                                                  "EPOLLERR", "EPOLLHUP", "EPOLLRDHUP"};
  drop_event(result, names[Event]);
}

/// What was not asked about is told to be writable, where nothing is.
void tell_room(lie_state&, const value&, value& result) {
  if (member(result, "count") != value(0)) return;
  const value told = value::object{{"data", 77}, {"events", value::list{"EPOLLOUT"}}};
  change(result, "count", 1);
  change(result, "ready", value::list{told});
}

void cut_data(lie_state&, value& call) {
  const value& data = argument(call, "data");
  if (data.is_integer()) change_argument(call, "data", data.integer() & 0xFFFFFFFF);
}

/// A second descriptor of the socket, made before the first one is closed, keeps it watched.
void keep_what_is_closed(lie_state& state, value& call) {
  if (is_way(call, "add")) state.memory[key("watched", argument(call, "target"))] = true;
  if (!is_call(call, "close") || !state.memory.contains(key("watched", call["on"]))) return;
  value copy = own_call("dup", call["on"]);
  state.make_call(copy.set("as", own_handle));
}

/// Deletes from its instance what is about to be closed.
void forget_with_the_descriptor(lie_state& state, value& call) {
  if (is_way(call, "add")) state.memory[key("by", argument(call, "target"))] = call["on"];
  const auto by = state.memory.find(key("by", call["on"]));
  if (!is_call(call, "close") || by == state.memory.end()) return;
  state.make_call(own_call("epoll_ctl", by->second, {{"how", "delete"}, {"target", call["on"]}}));
}

void refuse_duplicates(lie_state& state, const value& call, value& result) {
  if (is_call(call, "dup")) state.memory[key("copy", call["as"])] = true;
  const bool is_copy = state.memory.contains(key("copy", argument(call, "target")));
  if (is_way(call, "add") && is_copy) report_error(result, errc::file_exists);
}

/// What was told for its edge is deleted, and so never told again.
void tell_edges_once(lie_state& state, const value& call, value& result) {
  if (is_way(call, "add") && has_event(call, "EPOLLET")) {
    state.memory[key("edge", call["on"])] = argument(call, "target");
  }
  const auto edge = state.memory.find(key("edge", call["on"]));
  const bool told = is_call(call, "epoll_wait") && member(result, "count") == value(1);
  if (!told || edge == state.memory.end()) return;
  state.make_call(own_call("epoll_ctl", call["on"], {{"how", "delete"}, {"target", edge->second}}));
}

void tell_first_alone(lie_state& state, const value& call, value& result) {
  if (argument(call, "capacity") != value(1) || member(result, "count") != value(1)) return;
  const auto [first, is_new] = state.memory.emplace("first", member(result, "ready"));
  change(result, "ready", first->second);
}

void tell_none(lie_state&, const value&, value& result) {
  report_success(result, {{"count", 0}, {"ready", value::list{}}});
}

template <errc Refusal>
void wait_for_none(lie_state& state, const value& call, value& result) {
  if (is_error(result, Refusal)) tell_none(state, call, result);
}

constexpr mutant making[] = {
    lie(
        "epoll_create1.close_on_exec_is_dropped", op::epoll_create1, altered::effect,
        "EPOLL_CLOEXEC is dropped.",
        [](lie_state&, value& call) { drop_flag(call, "EPOLL_CLOEXEC"); }, nullptr),
    lie(
        "epoll_create1.always_closes_on_exec", op::epoll_create1, altered::effect,
        "Every instance is closed in new programs.",
        [](lie_state&, value& call) { add_flag(call, "EPOLL_CLOEXEC"); }, nullptr),
    lie("epoll_create1.takes_unknown_flags", op::epoll_create1, altered::error,
        "Flags that do not exist are taken.", nullptr, pretend<errc::invalid_argument>),
    lie("epoll_create1.full_process_is_a_full_system", op::epoll_create1, altered::error,
        "The process's limit is reported as the system's.", nullptr,
        misreport<errc::too_many_files_open, errc::too_many_files_open_in_system>),
};

constexpr mutant watching_lies[] = {
    lie("epoll_ctl.adding_twice_modifies", op::epoll_ctl, altered::effect,
        "What is watched can be added again.", nullptr, pretend<errc::file_exists>),
    watching(lie("epoll_ctl.duplicates_are_the_same", op::epoll_ctl, altered::effect,
                 "A duplicate of what is watched cannot be added.", nullptr, refuse_duplicates)),
    lie("epoll_ctl.modifying_adds", op::epoll_ctl, altered::effect,
        "What is not watched can be modified.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool unknown = is_error(result, errc::no_such_file_or_directory);
          if (unknown && is_way(call, "modify")) report_success(result);
        }),
    lie("epoll_ctl.deletes_the_unknown", op::epoll_ctl, altered::effect,
        "What is not watched can be deleted.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool unknown = is_error(result, errc::no_such_file_or_directory);
          if (unknown && is_way(call, "delete")) report_success(result);
        }),
    lie("epoll_ctl.modifies_nothing", op::epoll_ctl, altered::effect,
        "What is watched stays as it was added.", modify_nothing, nullptr,
        {"epoll_ctl.modified_unknown", "epoll_ctl.exclusive_*"}),
    lie("epoll_ctl.deletes_nothing", op::epoll_ctl, altered::effect,
        "What was deleted is watched still.", delete_nothing, nullptr,
        {"epoll_ctl.deleted_unknown"}),
    lie("epoll_ctl.adds_nothing", op::epoll_ctl, altered::effect, "Nothing is ever watched.",
        add_nothing, nullptr, {"epoll_ctl.*", "epoll_wait.*"}),
    lie("epoll_ctl.closed_is_unknown", op::epoll_ctl, altered::error,
        "What is closed is reported as not watched.", nullptr,
        misreport<errc::bad_file_descriptor, errc::no_such_file_or_directory>),
    lie("epoll_ctl.takes_what_is_invalid", op::epoll_ctl, altered::effect,
        "What makes no sense is taken, and does nothing.", nullptr,
        pretend<errc::invalid_argument>),
    lie("epoll_ctl.loops_are_taken", op::epoll_ctl, altered::effect,
        "Instances can watch one another.", nullptr, pretend<errc::too_many_symbolic_link_levels>),
    lie("epoll_ctl.files_are_taken", op::epoll_ctl, altered::effect, "A file can be watched.",
        nullptr, pretend<errc::operation_not_permitted>),
    lie("epoll_ctl.data_has_32_bits", op::epoll_ctl, altered::effect,
        "Of what is handed over with a socket, 32 bits are kept.", cut_data, nullptr),
    lie("epoll_ctl.everything_is_edge_triggered", op::epoll_ctl, altered::readiness,
        "What was told is told again after something has happened, EPOLLET or not.",
        [](lie_state&, value& call) { add_wanted(call, "EPOLLET"); }, nullptr, {"epoll_wait.*"}),
    lie(
        "epoll_ctl.nothing_is_edge_triggered", op::epoll_ctl, altered::readiness,
        "EPOLLET is dropped.", [](lie_state&, value& call) { drop_wanted(call, "EPOLLET"); },
        nullptr),
    watching(lie("epoll_ctl.edges_are_told_once", op::epoll_ctl, altered::readiness,
                 "With EPOLLET, one event is told, and no other one ever.", nullptr,
                 tell_edges_once)),
    lie("epoll_ctl.shots_go_on", op::epoll_ctl, altered::readiness, "EPOLLONESHOT is dropped.",
        [](lie_state&, value& call) { drop_wanted(call, "EPOLLONESHOT"); }, nullptr,
        {"epoll_ctl.exclusive_once"}),
    lie("epoll_ctl.exclusive_hears_nothing", op::epoll_ctl, altered::readiness,
        "Who watches with EPOLLEXCLUSIVE is told nothing.",
        [](lie_state&, value& call) {
          if (is_way(call, "add") && has_event(call, "EPOLLEXCLUSIVE")) only_look(call);
        },
        nullptr, {"epoll_ctl.exclusive_*"}),
    watching(lie("epoll_ctl.keeps_what_is_closed", op::epoll_ctl, altered::effect,
                 "What was closed is watched still.", keep_what_is_closed, nullptr)),
    watching(lie("epoll_ctl.forgets_with_the_descriptor", op::epoll_ctl, altered::effect,
                 "A socket is forgotten with the descriptor that was added.",
                 forget_with_the_descriptor, nullptr)),
};

constexpr mutant waiting[] = {
    lie("epoll_wait.never_readable", op::epoll_wait, altered::readiness,
        "Nothing is ever readable.", nullptr, hide<0>, {"epoll_wait.*", "epoll_ctl.*"}),
    lie("epoll_wait.never_writable", op::epoll_wait, altered::readiness,
        "Nothing is ever writable.", nullptr, hide<1>, {"epoll_wait.*", "epoll_ctl.*"}),
    lie("epoll_wait.never_urgent", op::epoll_wait, altered::readiness, "Urgent data is not told.",
        nullptr, hide<2>),
    lie("epoll_wait.never_an_error", op::epoll_wait, altered::readiness, "Errors are not told.",
        nullptr, hide<3>),
    lie("epoll_wait.never_hung_up", op::epoll_wait, altered::readiness, "Hang-ups are not told.",
        nullptr, hide<4>, {"epoll_wait.agrees_*"}),
    lie("epoll_wait.ends_are_data", op::epoll_wait, altered::readiness,
        "The peer's end is told as data alone.", nullptr, hide<5>, {"epoll_wait.agrees_*"}),
    lie("epoll_wait.always_writable", op::epoll_wait, altered::readiness,
        "Where nothing is ready, there is room.", nullptr, tell_room,
        {"epoll_wait.*", "epoll_ctl.*", "epoll_create1.*"}),
    lie("epoll_wait.overlooks_its_capacity", op::epoll_wait, altered::count,
        "More events are told than there is room for.",
        [](lie_state&, value& call) {
          if (argument(call, "capacity") == value(1)) change_argument(call, "capacity", 16);
        },
        nullptr, {"epoll_wait.takes_turns"}),
    lie("epoll_wait.tells_the_first_alone", op::epoll_wait, altered::effect,
        "Where there is room for one event, it is always the same.", nullptr, tell_first_alone),
    lie("epoll_wait.returns_at_once", op::epoll_wait, altered::timing, "Nothing is waited for.",
        nullptr, [](lie_state&, const value&, value& result) { end_by(result, 1); }),
    lie(
        "epoll_wait.never_blocks", op::epoll_wait, altered::timing,
        "A call without a timeout does not wait.",
        [](lie_state&, value& call) {
          if (argument(call, "timeout").is_null()) change_argument(call, "timeout", 0);
        },
        nullptr),
    lie("epoll_wait.interruption_is_no_event", op::epoll_wait, altered::error,
        "A wait that was interrupted is over.", nullptr, wait_for_none<errc::interrupted>),
    lie(
        "epoll_wait.mask_is_dropped", op::epoll_wait, altered::effect, "The mask is left out.",
        [](lie_state&, value& call) { change_argument(call, "mask", nullptr); }, nullptr),
    lie("epoll_wait.tells_nothing_of_what_is_invalid", op::epoll_wait, altered::effect,
        "What makes no sense has no events.", nullptr, wait_for_none<errc::invalid_argument>),
    lie("epoll_wait.closed_is_no_instance", op::epoll_wait, altered::error,
        "A closed instance is reported as none.", nullptr,
        misreport<errc::bad_file_descriptor, errc::invalid_argument>),
};

}  // namespace

std::span<const mutant> epoll_making_mutants() {
  return making;
}
std::span<const mutant> epoll_watching_mutants() {
  return watching_lies;
}
std::span<const mutant> epoll_waiting_mutants() {
  return waiting;
}

}  // namespace sockspec::conformance

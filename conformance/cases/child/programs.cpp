// Which sockets an executed program has.

#include "cases/child/scripts.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

/// The descriptors that an executed program has.
seen descriptors_of_a_program(context& c) {
  return in_a_program(c, census(role::subject));
}

matcher is_open(bool wanted, std::int64_t number) {
  const std::string word = wanted ? "open" : "not open";
  return {"descriptor " + word, [=](const seen& s) -> std::optional<std::string> {
            bool open = false;
            for (const auto& one : s.field("numbers").elements()) open |= one == value(number);
            return open == wanted ? std::nullopt : std::optional<std::string>("other_value");
          }};
}

/// Whether the descriptor that this call made is open in a program.
void judge_new(context& c, const seen& made, bool wanted) {
  const auto number = made.field("number").integer();
  c.expect(descriptors_of_a_program(c), is_open(wanted, number));
}

seen made_with(context& c, const names& flags) {
  return c.given(socket(c.traits().family, c.traits().type, "default", flags));
}

constexpr source_list of_exec(source creation) {
  return {posix("exec", "DESCRIPTION"), linux_man("execve(2)", "Effect on process attributes"),
          creation};
}

// What is closed, and what is not, does not depend on the kind of socket.
constexpr clause about(std::string_view id, std::string_view says, op what, source creation,
                       std::string_view mutant, void (*run)(context&)) {
  return {.id = id,
          .says = says,
          .sources = of_exec(creation),
          .kinds = what == op::socketpair || what == op::recvmsg ? unix_stream : tcp4 | unix_stream,
          .modes = any_mode,
          .needs = {op::child, op::census, what},
          .catches = {mutant},
          .run = run};
}

void accepts_closing(context& c) {
  const auto listener = c.listening();
  c.given(connect(c.peer_socket(), c.local(listener)));
  judge_new(c, c.given(accept4(listener, {"close_on_exec"})), false);
}

void receives_closing(context& c) {
  const auto [mine, theirs] = c.own_pair();
  c.given(passing(sendmsg(theirs, {"x"}), {theirs}));
  const auto asked = receiving_rights(recvmsg(mine, {8}, {"MSG_CMSG_CLOEXEC"}), 24, 1);
  c.given(asked);
  const auto before = c.given(census(role::subject)).field("numbers").elements().size();
  // the program has all the others: the two ends, and the listener that made them
  const auto there = descriptors_of_a_program(c).field("numbers").elements().size();
  c.expect(seen::fact(static_cast<std::int64_t>(before - there)), has_value(1));
}

void sets_closing(context& c) {
  const auto made = made_with(c, {});
  c.given(fcntl_set(made.made(), "F_SETFD", {"FD_CLOEXEC"}));
  judge_new(c, made, false);
}

void pairs_closing(context& c) {
  const auto pair = c.given(socketpair("unix", "stream", "default", {"close_on_exec"}));
  const auto second = pair.field("numbers").elements()[1].integer();
  c.expect(descriptors_of_a_program(c), is_open(false, second));
}

void duplicates_open(context& c) {
  judge_new(c, c.given(dup(made_with(c, {"close_on_exec"}).made())), true);
}

constexpr clause programs[] = {
    about("socket.open_in_new_programs", "A new socket is open in the programs that are executed.",
          op::socket, posix("socket", "DESCRIPTION"), "child.programs_have_nothing",
          [](context& c) { judge_new(c, made_with(c, {}), true); }),
    about("socket.closed_in_new_programs",
          "A socket that was made with SOCK_CLOEXEC is closed in the programs that are executed.",
          op::socket, linux_man("socket(2)", "DESCRIPTION"), "child.programs_have_everything",
          [](context& c) { judge_new(c, made_with(c, {"close_on_exec"}), false); }),
    about("accept4.closed_in_new_programs",
          "A socket that was accepted with SOCK_CLOEXEC is closed in the programs that are "
          "executed.",
          op::accept4, linux_man("accept(2)", "DESCRIPTION"), "child.programs_have_everything",
          accepts_closing),
    about("socketpair.closed_in_new_programs",
          "A pair that was made with SOCK_CLOEXEC is closed in the programs that are executed.",
          op::socketpair, posix("socketpair", "DESCRIPTION"), "child.programs_have_everything",
          pairs_closing),
    about("fcntl.closed_in_new_programs",
          "A socket on which FD_CLOEXEC was set is closed in the programs that are executed.",
          op::fcntl, posix("fcntl", "DESCRIPTION"), "child.programs_have_everything", sets_closing),
    about("dup.open_in_new_programs",
          "A duplicate is open in the programs that are executed, though the original is closed.",
          op::dup, posix("dup", "DESCRIPTION"), "child.programs_have_nothing", duplicates_open),
    about("recvmsg.closed_in_new_programs",
          "A descriptor that was received with MSG_CMSG_CLOEXEC is closed in the programs that are "
          "executed.",
          op::recvmsg, linux_man("recv(2)", "DESCRIPTION"), "child.programs_have_everything",
          receives_closing),
};

}  // namespace

std::span<const clause> new_program_clauses() {
  return programs;
}

}  // namespace sockspec::conformance

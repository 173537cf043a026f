#include "benchmarks/processes/line_program.hpp"

#include <csignal>
#include <utility>

#include "benchmarks/processes/child.hpp"

namespace sockspec::benchmarks {
namespace {

using namespace std::chrono_literals;

/// How long a program that has closed its output may take to end, and what it said to arrive.
constexpr std::chrono::milliseconds patience_after_end = 500ms;

}  // namespace

struct line_program::state {
  explicit state(program_run how)
      : wanted(std::move(how)),
        one(wanted, standard_input::pipe,
            {.output = [this](std::string_view text) { take(end.output, text); },
             .error_output = [this](std::string_view text) { take(end.error_output, text); }}) {}

  bool is_over() const { return one.exited() || end.killed != killed_for::nothing; }
  bool has_line() const { return end.output.find('\n') != end.output.npos; }

  void take(std::string& kept, std::string_view more) {
    kept.append(more.substr(0, wanted.most_output - kept.size()));
    if (kept.size() >= wanted.most_output) end.killed = killed_for::its_output;
  }

  /// Waits for what is asked for, or its end.
  /// \return false, if it has ended, was silent for too long, or said too much
  template <typename Condition>
  bool wait_for(const Condition& holds) {
    if (!one.run_until([&] { return holds() || is_over(); }, wanted.deadline)) {
      end.killed = killed_for::its_deadline;
    }
    return holds();
  }

  void end_it() {
    if (!one.exited() && end.killed != killed_for::nothing) one.kill_group();
    one.run_until([this] { return one.exited(); }, patience_after_kill);
    one.run_until([this] { return one.closed_its_outputs(); }, patience_after_end);
    end.status = one.status();
    end.signal = one.signal();
  }

  program_run wanted;
  program_end end;  // its output is what was not read yet
  child one;        // last: it calls take()
};

line_program::line_program(program_run wanted) {
  std::signal(SIGPIPE, SIG_IGN);
  state_ = std::make_unique<state>(std::move(wanted));
}

line_program::~line_program() = default;

void line_program::write(std::string_view text) {
  state_->one.write(text);
}

std::string line_program::read_line() {
  state& self = *state_;
  if (!self.wait_for([&] { return self.has_line(); })) {
    self.end_it();
    // What it said last may have arrived with its end.
    if (!self.has_line() || self.end.killed != killed_for::nothing) {
      throw std::runtime_error(command_text(self.wanted.command) + ' ' +
                               describe(self.end, self.wanted));
    }
  }
  const std::size_t length = self.end.output.find('\n');
  std::string line = self.end.output.substr(0, length);
  self.end.output.erase(0, length + 1);
  return line;
}

program_end line_program::finish() {
  state_->one.close_input();
  state_->wait_for([this] { return state_->one.exited(); });
  state_->end_it();
  return state_->end;
}

}  // namespace sockspec::benchmarks

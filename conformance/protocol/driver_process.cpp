#include "protocol/driver_process.hpp"

#include <atomic>
#include <stdexcept>
#include <utility>

#include "protocol/child_process.hpp"
#include "protocol/conversation.hpp"
#include "protocol/launcher.hpp"

namespace sockspec::protocol {
namespace {

// A process that was sent SIGKILL ends at once, unless the system itself is stuck.
constexpr budget kill_patience = std::chrono::seconds(5);

int count_calls(const value& request) {
  const value& calls = request["calls"];
  return calls.is_list() ? static_cast<int>(calls.elements().size()) : 1;
}

std::string without_line_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

struct driver_process::state {
  conversation talk;
  std::shared_ptr<child_process> child;  // null if there is not even a launcher
  std::atomic<bool> killed = false;

  loss reason(const process_end& end) const;
};

loss driver_process::state::reason(const process_end& end) const {
  using cause = loss::cause;
  if (end.start_error != 0)
    return {cause::could_not_start, end.start_error,
            std::string("could not be started: ") + uv_strerror(end.start_error)};
  const auto said = talk.error_output_tail();
  if (end.status != 0 && said.starts_with(launcher_complaint))
    return {cause::could_not_start, end.status,
            "could not be started: " +
                without_line_end(said.substr(std::string_view(launcher_complaint).size()))};
  if (end.signal == 0)
    return {cause::exited, end.status, "exited with status " + std::to_string(end.status),
            end.left_children};
  if (killed) return {cause::killed, end.signal, "was killed by the runner"};
  return {cause::signalled, end.signal, "died of signal " + std::to_string(end.signal)};
}

driver_process::driver_process(io_loop& loop, const launch& how)
    : state_(std::make_shared<state>()) {
  const std::shared_ptr<state> self = state_;  // the process may outlive this object by a moment
  const process_events events{
      .output = [self](std::string_view bytes) { return self->talk.receive(bytes); },
      .error_output = [self](std::string_view bytes) { self->talk.receive_error_output(bytes); },
      .ended = [self](const process_end& end) { self->talk.end(self->reason(end)); },
  };
  try {
    if (!how.scratch.empty() && !std::filesystem::is_directory(how.scratch))
      throw std::runtime_error("there is no folder " + how.scratch.string());
    state_->child =
        child_process::start(loop.state_->events, launcher_command(how), how.scratch, events);
  } catch (const std::runtime_error& error) {
    state_->talk.end(
        {loss::cause::could_not_start, 0, std::string("could not be started: ") + error.what()});
  }
}

driver_process::~driver_process() {
  if (!state_->child) return;
  kill();
  state_->talk.wait_end(kill_patience);
  state_->child->abandon();
}

std::int64_t driver_process::send(value request, std::vector<std::string> attachments) {
  const std::int64_t id = state_->talk.open_request(count_calls(request));
  request.set("id", id);
  attachments.insert(attachments.begin(), frame_line(std::move(request), attachments));
  if (state_->child) state_->child->write(std::move(attachments));
  return id;
}

answer driver_process::wait(std::int64_t id, budget patience) {
  return state_->talk.wait(id, patience);
}

bool driver_process::wait_entered(std::int64_t id, int call, budget patience) {
  return state_->talk.wait_entered(id, call, patience);
}

answer driver_process::ask(value request, budget patience, std::vector<std::string> attachments) {
  return wait(send(std::move(request), std::move(attachments)), patience);
}

void driver_process::send_raw(std::string bytes) {
  state_->talk.expect_complaints();
  if (state_->child) state_->child->write({std::move(bytes)});
}

std::optional<value> driver_process::wait_complaint(budget patience) {
  return state_->talk.wait_complaint(patience);
}

void driver_process::close_input() {
  if (state_->child) state_->child->close_input();
}

std::optional<loss> driver_process::wait_end(budget patience) {
  if (!state_->talk.wait_end(patience)) return std::nullopt;
  return state_->talk.lost();
}

loss driver_process::finish(budget patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  if (!state_->talk.lost()) ask(value().set("type", "bye"), patience);
  if (const auto how = wait_end(until - std::chrono::steady_clock::now())) return *how;
  kill();
  if (const auto how = wait_end(kill_patience)) return *how;
  return {loss::cause::killed, 0, "does not end although it was killed"};
}

void driver_process::kill() {
  state_->killed = true;
  if (state_->child) state_->child->kill();
}

bool driver_process::running() const {
  return !state_->talk.has_ended();
}

int driver_process::process_id() const {
  return state_->child ? state_->child->id() : 0;
}

std::string driver_process::standard_error_tail() const {
  return state_->talk.error_output_tail();
}

std::vector<std::string> driver_process::take_log() {
  return state_->talk.take_log();
}

}  // namespace sockspec::protocol

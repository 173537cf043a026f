#include "protocol/program_output.hpp"

#include <future>
#include <memory>
#include <stdexcept>

#include "protocol/child_process.hpp"

namespace sockspec::protocol {
namespace {

// As in driver_process: what was killed ends at once, unless the system itself is stuck.
constexpr budget kill_patience = std::chrono::seconds(5);
constexpr std::size_t most_output = 65'536;
constexpr std::size_t most_complaint = 1'024;

struct heard {
  std::string output, complaint;
  std::promise<process_end> ended;
};

process_events events_into(const std::shared_ptr<heard>& all) {
  return {.output =
              [all](std::string_view bytes) {
                all->output += bytes;
                return all->output.size() <= most_output;
              },
          .error_output =
              [all](std::string_view bytes) {
                all->complaint += bytes.substr(0, most_complaint - all->complaint.size());
              },
          .ended = [all](const process_end& end) { all->ended.set_value(end); }};
}

// Empty: all is well.
std::string trouble_of(const process_end& end, const heard& all) {
  if (end.start_error != 0)
    return std::string("could not be started: ") + uv_strerror(end.start_error);
  if (all.output.size() > most_output) return "wrote more than is wanted";
  if (end.signal != 0) return "died of signal " + std::to_string(end.signal);
  if (end.status == 0) return {};
  return "exited with status " + std::to_string(end.status) +
         (all.complaint.empty() ? "" : "; it wrote: " + all.complaint);
}

}  // namespace

std::string output_of(io_loop& loop, const std::vector<std::string>& command, budget patience) {
  const auto all = std::make_shared<heard>();
  auto ended = all->ended.get_future();
  const auto child = child_process::start(loop.state_->events, command, {}, events_into(all));
  child->close_input();
  if (ended.wait_for(patience) != std::future_status::ready) {
    child->kill();
    ended.wait_for(kill_patience);
    child->abandon();
    throw std::runtime_error(command.front() + " did not end in time");
  }
  const auto trouble = trouble_of(ended.get(), *all);
  if (!trouble.empty()) throw std::runtime_error(command.front() + ' ' + trouble);
  return all->output;
}

}  // namespace sockspec::protocol

#include "cli/interruption.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <future>

#include "cli/commands.hpp"
#include "protocol/event_loop.hpp"

namespace sockspec::conformance::cli {
namespace {

#ifdef SIGHUP
constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
#else
constexpr std::array signals{SIGINT, SIGTERM};
#endif

bool is_ignored(int number) {
  const auto before = std::signal(number, SIG_IGN);
  if (before != SIG_IGN && before != SIG_ERR) std::signal(number, before);
  return before == SIG_IGN;
}

}  // namespace

struct interruption::state {
  explicit state(std::ostream& where) : err(where) {}

  void listen_for(int number, uv_signal_t& handle) {
    uv_signal_init(loop.native(), &handle);
    handle.data = this;
    const auto heard = [](uv_signal_t* by, int) { static_cast<state*>(by->data)->on_signal(); };
    uv_signal_start(&handle, heard, number);
  }

  // On the loop's thread, as ordinary code.
  void on_signal() {
    if (source.stop_requested()) std::_Exit(interrupted_status);  // drivers were killed before
    err << "\nsockspec: interrupted; drivers are ended, results so far are kept\n" << std::flush;
    source.request_stop();
  }

  std::ostream& err;
  std::stop_source source;
  std::array<uv_signal_t, signals.size()> handles{};
  protocol::event_loop loop;  // ends before what it uses
};

interruption::interruption(std::ostream& err) : state_(std::make_unique<state>(err)) {
#ifdef SIGPIPE
  std::signal(SIGPIPE, SIG_IGN);
#endif
  std::promise<void> listening;
  state_->loop.post([this, &listening] {
    for (std::size_t i = 0; i < signals.size(); ++i) {
      if (!is_ignored(signals[i])) state_->listen_for(signals[i], state_->handles[i]);
    }
    listening.set_value();
  });
  listening.get_future().wait();
}

interruption::~interruption() = default;

std::stop_token interruption::token() const {
  return state_->source.get_token();
}

}  // namespace sockspec::conformance::cli

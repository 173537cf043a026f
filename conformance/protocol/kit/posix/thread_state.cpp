#include "protocol/kit/posix/thread_state.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <string_view>

#include "protocol/kit/posix/descriptors.hpp"

namespace sockspec::driver {
namespace {

// The number behind a field's name, as in "voluntary_ctxt_switches:\t150"; 0 where there is no such
// field.
std::int64_t number_of(std::string_view status, std::string_view field) {
  const auto found = status.find(field);
  if (found == status.npos) return 0;
  std::int64_t number = 0;
  const auto* digits = status.data() + found + field.size();
  std::from_chars(digits, status.data() + status.size(), number);
  return number;
}

}  // namespace

thread_state::thread_state()
    : status_file_(open("/proc/thread-self/status", O_RDONLY | O_CLOEXEC)) {
  if (status_file_ != -1) status_file_ = move_high(status_file_);
}

thread_state::~thread_state() {
  if (status_file_ != -1) close(status_file_);
}

std::optional<thread_look> thread_state::look() const {
  std::array<char, 4096> text{};
  const auto count = status_file_ == -1 ? -1 : pread(status_file_, text.data(), text.size(), 0);
  if (count <= 0) return std::nullopt;
  const std::string_view status(text.data(), static_cast<std::size_t>(count));
  const auto state = status.find("\nState:\t");
  if (state == status.npos) return std::nullopt;
  const char letter = status[state + 8];
  return thread_look{letter == 'S' || letter == 'D',
                     number_of(status, "\nvoluntary_ctxt_switches:\t") +
                         number_of(status, "\nnonvoluntary_ctxt_switches:\t")};
}

}  // namespace sockspec::driver

#include "benchmarks/gate/self_test/test_counting.hpp"

#include <array>
#include <stdexcept>

#include "benchmarks/counts/counting.hpp"
#include "benchmarks/gate/counting_rows.hpp"
#include "benchmarks/gate/self_test/slowdown.hpp"

namespace sockspec::benchmarks {
namespace {

const std::vector<std::string>& counted_rows() {
  static const std::vector<std::string> rows{
      "sendall_by_size/unix_stream/64/portability_slowed",
      "sendall_by_size/tcp4/16384/portability_slowed",
  };
  return rows;
}

struct injection {
  const char* name;
  const char* variable;
};

constexpr std::array injections{
    injection{"nothing", "none"},
    injection{"a system call", "system_call"},
    injection{"8 instructions", "instructions"},
};

counts count_slowed(const subject& who, const std::string& row) {
  return count_row(who.program, row, who.environment);
}

}  // namespace

std::vector<counted_rate> test_counting(const std::filesystem::path& slowed_row, bool busy) {
  if (const auto why = why_not_counted(); !why.empty()) throw std::runtime_error(why);
  const auto slowed = [&](const char* by) {
    return subject{.program = slowed_row, .environment = {{slowdown_variable, by}}};
  };
  std::vector<counted_rate> rates;
  for (const auto& [name, variable] : injections) {
    const auto found =
        count_rows(slowed("none"), slowed(variable), counted_rows(), count_slowed, {});
    counted_rate& rate = rates.emplace_back(counted_rate{.busy = busy, .injected = name});
    rate.trials = static_cast<int>(counted_rows().size());
    rate.not_counted = static_cast<int>(found.not_counted.size());
    for (const auto& [row, change] : found.exact) {
      rate.more += change_of(change) == count_change::more ? 1 : 0;
    }
  }
  return rates;
}

}  // namespace sockspec::benchmarks

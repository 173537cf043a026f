#include "benchmarks/path/path_comparison.hpp"

#include <array>
#include <utility>

#include "benchmarks/shapes/by_turns.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::array<const char*, 3> contenders{"raw", "raw_again", "through"};

/// What the questions have in common: the ends, and where the figures go.
class path_run {
 public:
  path_run(const way& straight, const way& through, const identity& far, const path_effort& effort)
      : ways_{straight, straight, through},
        ends_{near_end(straight, far), near_end(straight, far), near_end(through, far)},
        effort_(effort) {}

  void throughput(std::size_t bytes) {
    ask({"path_throughput", family(), bytes, {}}, [this, bytes](std::size_t who) {
      return [&end = ends_.at(who), bytes](std::size_t times) {
        for (; times != 0; --times) end.send(bytes);
      };
    });
  }

  void round_trip() {
    ask({"path_round_trip", family(), near_end::round_trip_bytes, {}}, [this](std::size_t who) {
      return [&end = ends_.at(who)](std::size_t times) { end.round_trips(times); };
    });
  }

  void connect() {
    const auto connecting = [this](std::size_t who) {
      return [&by = ways_.at(who)](std::size_t times) { connect_and_close(by, times); };
    };
    ask({"path_connect", family(), 0, {}}, connecting, effort_.connections);
  }

  const measures& all() const noexcept { return all_; }

 private:
  std::string family() const {
    return ways_[0].entrance.family() == address_family::inet6 ? "tcp6" : "tcp4";
  }

  /// \param times  in a slice; 0: as many as take long enough
  void ask(const row_name& row, const std::function<operation(std::size_t who)>& operation_of,
           std::size_t times = 0) {
    std::vector<contestant> those;
    for (std::size_t who = 0; who != contenders.size(); ++who) {
      const operation run = operation_of(who);
      if (times != 0) run(1);  // the first is slower
      those.push_back({contenders.at(who), run,
                       times != 0 ? times : times_of_slice(run, effort_.shortest_slice)});
    }
    measure_by_turns(all_, row, those, effort_.rounds);
  }

  std::array<way, contenders.size()> ways_;
  std::array<near_end, contenders.size()> ends_;
  path_effort effort_;
  measures all_;
};

}  // namespace

measures compare_paths(const way& straight, const way& through, const identity& far,
                       const path_effort& effort,
                       const std::function<void(const std::string&)>& told) {
  path_run run(straight, through, far, effort);
  told("throughput");
  run.throughput(64 << 10);
  run.throughput(1 << 20);
  told("round trips");
  run.round_trip();
  told("connections");
  run.connect();
  return run.all();
}

}  // namespace sockspec::benchmarks

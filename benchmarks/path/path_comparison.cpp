#include "benchmarks/path/path_comparison.hpp"

#include <array>
#include <utility>

#include "benchmarks/shapes/paired_slices.hpp"

namespace sockspec::benchmarks {
namespace {

using clock = std::chrono::steady_clock;
using operation = std::function<void(std::size_t times)>;

constexpr std::array<const char*, 3> contenders{"raw", "raw_again", "through"};

/// One way at work for one question.
struct contestant {
  operation run;
  std::size_t times = 0;  // in a slice
};

using contestants = std::array<contestant, contenders.size()>;

std::chrono::nanoseconds timed(const contestant& who, std::size_t times) {
  const auto begun = clock::now();
  who.run(times);
  return clock::now() - begun;
}

/// Nanoseconds of one operation.
double slice(const contestant& who) {
  return nanoseconds_of(timed(who, who.times)) / static_cast<double>(who.times);
}

/// Every way once in each round; another one is the first each time.
void add_rounds(measures& all, const row_name& row, const contestants& ways, std::size_t rounds) {
  for (std::size_t round = 0; round != rounds; ++round) {
    std::array<double, contenders.size()> took{};
    for (std::size_t i = 0; i != ways.size(); ++i) {
      const std::size_t turn = (round + i) % ways.size();
      took.at(turn) = slice(ways.at(turn));
    }
    for (std::size_t i = 0; i != ways.size(); ++i) {
      row_measures& own = all[{row.question, row.family, row.size, contenders.at(i)}];
      own.nanoseconds.push_back(took.at(i));
      if (i != 0) own.ratios.push_back(took[0] / took.at(i));
    }
  }
}

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
    contestants those;
    for (std::size_t who = 0; who != those.size(); ++who) {
      contestant& one = those.at(who);
      one.run = operation_of(who);
      one.run(1);  // the first is slower
      one.times = times != 0 ? times : count_for(effort_.shortest_slice, [&](std::size_t count) {
        return timed(one, count);
      });
    }
    add_rounds(all_, row, those, effort_.rounds);
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

std::vector<measurement> as_measurements(const measures& all) {
  std::vector<measurement> entries;
  for (const auto& [name, measured] : all) {
    for (std::size_t i = 0; i != measured.nanoseconds.size(); ++i) {
      measurement one;
      one.name = one.run_name = to_string(name);
      one.repetition = static_cast<int>(i);
      one.iterations = 1;
      one.real_time = one.cpu_time = measured.nanoseconds[i];
      if (i < measured.ratios.size()) one.counters["of_raw"] = measured.ratios[i];
      entries.push_back(std::move(one));
    }
  }
  return entries;
}

}  // namespace sockspec::benchmarks

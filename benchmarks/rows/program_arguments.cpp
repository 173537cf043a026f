#include "benchmarks/rows/program_arguments.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace sockspec::benchmarks {
namespace {

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    if (end != 0) names.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

/// The arguments from first to last, one after the other.
class reader {
 public:
  explicit reader(const std::vector<std::string>& arguments) : arguments_(arguments) {}

  bool is_at_end() const noexcept { return next_ == arguments_.size(); }
  const std::string& take() { return arguments_[next_++]; }

  /// The names of `--option=a,b` or `--option a,b`, if the next argument is that option.
  std::optional<std::vector<std::string>> take_list(const std::string& option) {
    const std::string& argument = arguments_[next_];
    if (argument.starts_with(option + "=")) {
      return checked(option, take().substr(option.size() + 1));
    }
    if (argument != option) return std::nullopt;
    take();
    return checked(option, is_at_end() ? std::string() : take());
  }

 private:
  static std::vector<std::string> checked(const std::string& option, const std::string& list) {
    std::vector<std::string> names = split(list);
    if (names.empty()) throw std::invalid_argument(option + " needs a list of names");
    return names;
  }

  const std::vector<std::string>& arguments_;
  std::size_t next_ = 0;
};

bool asks_for_other_output(const std::string& argument) {
  return argument.starts_with("--benchmark_format=") ||
         argument.starts_with("--benchmark_list_tests");
}

/// Before what was said: the last one counts.
std::vector<std::string> defaults(measuring how) {
  if (how == measuring::briefly) {
    return {"--benchmark_repetitions=1", "--benchmark_min_time=0.000001"};
  }
  return {"--benchmark_enable_random_interleaving=true", "--benchmark_repetitions=15",
          "--benchmark_min_time=0.02"};
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

void read_word(const std::string& argument, program_arguments& said) {
  if (argument == "--help" || argument == "-h") {
    said.help = true;
  } else if (argument == "--brief") {
    said.how = measuring::briefly;
  } else {
    said.other_output = said.other_output || asks_for_other_output(argument);
    said.remaining.push_back(argument);
  }
}

}  // namespace

program_arguments parse_program_arguments(const std::vector<std::string>& arguments) {
  program_arguments said;
  reader from(arguments);
  const std::string program = from.take();
  while (!from.is_at_end()) {
    if (const auto questions = from.take_list("--questions")) {
      append(said.wanted.questions, *questions);
    } else if (const auto contenders = from.take_list("--against")) {
      append(said.wanted.against, *contenders);
    } else {
      read_word(from.take(), said);
    }
  }
  std::vector<std::string> all{program};
  append(all, defaults(said.how));
  append(all, said.remaining);
  said.remaining = std::move(all);
  return said;
}

}  // namespace sockspec::benchmarks

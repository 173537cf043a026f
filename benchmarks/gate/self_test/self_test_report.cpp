#include <fmt/format.h>

#include "benchmarks/gate/self_test/self_test.hpp"
#include "benchmarks/results/json_text.hpp"

namespace sockspec::benchmarks {
namespace {

const char* load_text(const self_test_rate& rate) {
  return rate.busy ? "busy" : "quiet";
}

std::string rate_line(const self_test_rate& rate) {
  const std::string injected =
      rate.injected == 0 ? "nothing" : fmt::format("{:g} %", 100 * rate.injected);
  return fmt::format("{:<6} {:<9} {:>7} {:>7} {:>7} {:>10} {:>+9.1f} %  {}\n", load_text(rate),
                     injected, rate.trials, rate.slower, rate.faster, rate.too_noisy,
                     100 * rate.realised, is_good(rate) ? "" : "NOT GOOD ENOUGH");
}

std::string counted_line(const counted_rate& rate) {
  return fmt::format("{:<6} {:<16} {:>6} {:>6} {:>12}  {}\n", rate.busy ? "busy" : "quiet",
                     rate.injected, rate.trials, rate.more, rate.not_counted,
                     rate.good() ? "" : "NOT GOOD ENOUGH");
}

std::string counted_text(const self_test_result& result) {
  if (!result.why_not_counted.empty()) return "\nnot counted: " + result.why_not_counted + '\n';
  std::string text = fmt::format("\n{:<6} {:<16} {:>6} {:>6} {:>12}\n", "load", "added", "rows",
                                 "more", "not counted");
  for (const counted_rate& rate : result.counted) text += counted_line(rate);
  return text;
}

std::string counted_json(const counted_rate& rate) {
  return fmt::format(R"({{"load": {}, "injected": {}, "trials": {}, "more": {}, )"
                     R"("not_counted": {}}})",
                     json_text(rate.busy ? "busy" : "quiet"), json_text(rate.injected), rate.trials,
                     rate.more, rate.not_counted);
}

template <typename Rate, typename Write>
std::string list_json(const std::vector<Rate>& rates, const Write& write) {
  std::string text;
  for (const Rate& rate : rates) text += (text.empty() ? "\n    " : ",\n    ") + write(rate);
  return "[" + text + "\n  ]";
}

std::string rate_json(const self_test_rate& rate) {
  return fmt::format(R"({{"load": {}, "injected": {}, "trials": {}, "slower": {}, "faster": {}, )"
                     R"("too_noisy": {}, "realised": {}, "by_interval_rule": {}}})",
                     json_text(load_text(rate)), json_number(rate.injected), rate.trials,
                     rate.slower, rate.faster, rate.too_noisy, json_number(rate.realised),
                     rate.by_interval_rule);
}

}  // namespace

std::string self_test_text(const self_test_result& result) {
  std::string text = fmt::format("{:<6} {:<9} {:>7} {:>7} {:>7} {:>10} {:>11}\n", "load",
                                 "injected", "trials", "slower", "faster", "too noisy", "measured");
  for (const self_test_rate& rate : result.rates) text += rate_line(rate);
  text += counted_text(result);
  text += fmt::format("\n{} s", result.took.count());
  if (!result.complete) text += "; the time limit came before the last trial";
  text += result.good() ? "; the gate is good" : "; the gate is NOT good enough";
  return text + '\n';
}

std::string self_test_json(const self_test_plan& plan, const self_test_result& result) {
  return fmt::format(
      "{{\n  \"version\": 1,\n  \"good\": {},\n  \"complete\": {},\n  \"seconds\": {},\n"
      "  \"pairs\": {},\n  \"seed\": {},\n  \"rates\": {},\n  \"counted\": {}\n}}\n",
      result.good(), result.complete, result.took.count(), plan.pairs, plan.seed,
      list_json(result.rates, rate_json), list_json(result.counted, counted_json));
}

}  // namespace sockspec::benchmarks

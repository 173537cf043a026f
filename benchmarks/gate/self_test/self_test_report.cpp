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
  text += fmt::format("\n{} s", result.took.count());
  if (!result.complete) text += "; the time limit came before the last trial";
  text += result.good() ? "; the gate is good" : "; the gate is NOT good enough";
  return text + '\n';
}

std::string self_test_json(const self_test_plan& plan, const self_test_result& result) {
  std::string rates;
  for (const self_test_rate& rate : result.rates) {
    rates += (rates.empty() ? "\n    " : ",\n    ") + rate_json(rate);
  }
  return fmt::format(
      "{{\n  \"version\": 1,\n  \"good\": {},\n  \"complete\": {},\n  \"seconds\": {},\n"
      "  \"pairs\": {},\n  \"seed\": {},\n  \"rates\": [{}\n  ]\n}}\n",
      result.good(), result.complete, result.took.count(), plan.pairs, plan.seed, rates);
}

}  // namespace sockspec::benchmarks

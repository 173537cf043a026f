#include "protocol/check/manners.hpp"

#include <array>

#include "protocol/check/manner.hpp"

namespace sockspec::protocol {
namespace {

using verdict = manner_result::verdict;

std::vector<manner> all_manners() {
  std::vector<manner> all;
  for (const auto part : {hello_manners, transport_manners, frame_manners, outcome_manners,
                          call_manners, script_manners, gate_manners, blocking_manners,
                          reset_manners, handle_manners, value_manners, capability_manners}) {
    const auto some = part();
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

manner_result result_of(const manner& tried, verdict became, std::string seen = {}) {
  return {tried.name, became, std::move(seen), tried.rule, tried.section};
}

manner_result try_manner(const manner& tried, io_loop& loop, const launch& how,
                         const manner_options& options) {
  try {
    subject driver(loop, how, options);
    if (tried.before == manner::greeting::said) driver.greet();
    tried.tries(driver);
    return result_of(tried, verdict::passed);
  } catch (const broken_manner& broken) {
    return result_of(tried, verdict::failed, broken.seen);
  } catch (const skipped_manner& skipped) {
    return result_of(tried, verdict::skipped, skipped.why);
  } catch (const value_error& error) {
    return result_of(tried, verdict::failed,
                     std::string("a reply has another shape than it must: ") + error.what());
  }
}

}  // namespace

std::vector<manner_result> check_manners(const launch& how, const manner_options& options,
                                         const std::function<void(const manner_result&)>& tell) {
  io_loop loop;
  const std::stop_callback stopped(options.stop, [&loop] { loop.kill_drivers(); });
  std::vector<manner_result> results;
  bool answers = true;
  for (const auto& each : all_manners()) {
    const bool is_hello = std::string_view(each.name) == first_manner;
    if (options.stop.stop_requested()) break;
    if (!is_hello && options.selects && !options.selects(each.name)) continue;
    results.push_back(answers ? try_manner(each, loop, how, options)
                              : result_of(each, verdict::skipped, "it does not answer hello"));
    if (is_hello) answers = results.back().became == verdict::passed;
    if (tell) tell(results.back());
  }
  return results;
}

std::vector<std::string> manner_names() {
  std::vector<std::string> names;
  for (const auto& each : all_manners()) names.emplace_back(each.name);
  return names;
}

}  // namespace sockspec::protocol

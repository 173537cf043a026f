// Lies about WSAStartup and WSACleanup. What Wine says of early calls is not what Windows says: the
// lies say something else than both.

#include <array>
#include <utility>

#include "cases/winsock/startup_rows.hpp"
#include "engine/mutant.hpp"
#include "mutants/joined.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_early(lie_state& state, const value& call) {
  if (is_call(call, "cleanup")) state.memory["early"] = true;
  if (is_call(call, "startup")) state.memory["early"] = value();
  return state.memory.contains("early") && !state.memory["early"].is_null();
}

template <std::size_t Row>
void be_unsupported(lie_state& state, const value& call, value& result) {
  if (!is_early(state, call) || !is_call(call, to_string(early_calls[Row].what))) return;
  report_error(result, errc::operation_not_supported);
}

template <std::size_t... Rows>
constexpr auto make_table(std::index_sequence<Rows...>) {
  return std::array{watching(lie(early_calls[Rows].mutant, early_calls[Rows].what, altered::error,
                                 "Before WSAStartup the call is not supported.", nullptr,
                                 be_unsupported<Rows>, {"startup.is_counted"}))...};
}

constexpr auto early_lies = make_table(std::make_index_sequence<early_calls.size()>{});

constexpr std::array counting_lies{
    lie("startup.does_not_count", op::startup, altered::effect, "Starting twice is starting once.",
        [](lie_state&, value& call) {
          if (call["op"] == value("startup")) call.set("op", "gethostname");
        },
        nullptr, {"*.before_startup", "cleanup.*"}),
    lie("cleanup.needs_no_startup", op::cleanup, altered::error, "Cleaning up always succeeds.",
        nullptr, pretend<errc::not_initialised>),
    lie("cleanup.leaves_sockets_open", op::cleanup, altered::effect, "Cleaning up does nothing.",
        [](lie_state&, value& call) { call.set("op", "gethostname"); }, nullptr,
        {"*.before_startup", "cleanup.*"})};

constexpr auto all = joined(early_lies, counting_lies);

}  // namespace

std::span<const mutant> winsock_startup_mutants() {
  return all;
}

}  // namespace sockspec::conformance

// Lies inside the driver: what it observes and counts is wrong, while the system behaves. The build
// of the native driver that tells them is sockspec-driver-native-lying. Lies about its manners
// (gates, scripts, repetition, what is blocked) are the business of `sockspec driver check`.

#include "engine/mutant.hpp"

namespace sockspec::conformance {
namespace {

// Whatever rests on that observation may turn red, not only the clauses that name the lie.
constexpr mutant inside(std::string_view id, op scope, altered what, std::string_view says) {
  return {.id = id,
          .level = mutant_level::driver,
          .what = what,
          .scope = scope,
          .says = says,
          .may_redden = {"*"}};
}

constexpr mutant mutants[] = {
    inside("buffer.poison_is_left_out", op::recv, altered::effect,
           "Buffers are zeroed instead of poisoned, and zeros count as written."),
    inside("data.checksum_is_that_of_the_beginning", op::recv, altered::effect,
           "The checksum of long data covers its first 1,024 bytes."),
    inside("address.length_is_what_was_claimed", op::getsockname, altered::count,
           "The length of an address is told as it was claimed before the call."),
    inside("call.ends_when_it_began", op::recv, altered::timing,
           "No call takes any time: its end is told to be its beginning."),
    inside("limit.spares_one_more", op::limit, altered::count,
           "The limit of descriptors leaves one more than was asked for."),
    inside("poll.tells_what_was_asked", op::poll, altered::readiness,
           "Of a ready socket poll's requested events are told, not those that it reported."),
    inside("signal_count.counts_none", op::signal_count, altered::count, "No signal is counted."),
};

}  // namespace

std::span<const mutant> driver_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

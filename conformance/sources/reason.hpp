#pragma once
// Why a section of a document has no clause, and shall have none.

#include <array>
#include <cstdint>
#include <string_view>

namespace sockspec::conformance {

enum class reason : std::uint8_t {
  in_passing,
  informative,
  not_observable,
  other_subsystem,
  other_kind,
  other_platform,
  two_hosts,
  privileged,
  unit_tested,
};

struct reason_traits {
  reason which;
  std::string_view name;  // as the inventories have it
  std::string_view says;
};

inline constexpr std::array all_reasons{
    reason_traits{reason::in_passing, "in_passing",
                  "checked by every case that makes the call, in passing"},
    reason_traits{reason::informative, "informative",
                  "requires nothing: an explanation, an example, advice to applications"},
    reason_traits{reason::not_observable, "not_observable",
                  "cannot be observed through the socket interface"},
    reason_traits{reason::other_subsystem, "other_subsystem", "about something else than sockets"},
    reason_traits{reason::other_kind, "other_kind",
                  "about a family, a type or a protocol that the matrix does not have"},
    reason_traits{
        reason::other_platform, "other_platform",
        "about what other platforms do: told by docs/platforms.md, differences.md and the "
        "manifests of targets there"},
    reason_traits{reason::two_hosts, "two_hosts",
                  "needs two hosts, or a network that loses, delays or routes packets"},
    reason_traits{reason::privileged, "privileged",
                  "needs privileges or settings of the machine that a cell does not have"},
    reason_traits{reason::unit_tested, "unit_tested",
                  "about a value, or an object of C++, not a call: the unit tests of the layer "
                  "prove it"},
};

constexpr const reason_traits& traits(reason which) {
  return all_reasons[static_cast<std::size_t>(which)];
}

}  // namespace sockspec::conformance

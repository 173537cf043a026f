// Lies about groups: memberships, sources, and interfaces.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

template <const auto& Name>
void forget(lie_state&, value& call) {
  if (is_option(call, Name)) do_nothing(call);
}

// Joined for one source, as if it were for all: further sources change nothing.
void join_for_all(lie_state&, value& call) {
  if (!is_option(call, "IP_ADD_SOURCE_MEMBERSHIP")) return;
  value membership = argument(call, "value")["membership"];
  membership.set("source", nullptr);
  change_argument(call, "name", "IP_ADD_MEMBERSHIP");
  change_argument(call, "value", value::object{{"membership", std::move(membership)}});
}

template <const auto& Name, errc Error>
void take(lie_state&, const value& call, value& result) {
  if (is_option(call, Name) && is_error(result, Error)) report_success(result);
}

constexpr std::string_view join = "IP_ADD_MEMBERSHIP", leave = "IP_DROP_MEMBERSHIP",
                           block = "IP_BLOCK_SOURCE", unblock = "IP_UNBLOCK_SOURCE",
                           leave_source = "IP_DROP_SOURCE_MEMBERSHIP", way_out = "IP_MULTICAST_IF",
                           join6 = "IPV6_JOIN_GROUP", leave6 = "IPV6_LEAVE_GROUP",
                           way_out6 = "IPV6_MULTICAST_IF";

constexpr mutant mutants[] = {
    lie("setsockopt.ip_add_membership_is_hollow", op::setsockopt, altered::effect,
        "Groups are joined, and nothing sent to them is received.", forget<join>, nullptr,
        {"setsockopt.ip_drop_membership_ends_it", "setsockopt.ip_block_source_*",
         "setsockopt.ip_unblock_source_*", "setsockopt.ip_multicast_if_*",
         "setsockopt.ip_add_membership_of_no_group"}),
    lie("setsockopt.ip_drop_membership_is_hollow", op::setsockopt, altered::effect,
        "Groups are left, and what is sent to them is received.", forget<leave>, nullptr),
    lie("setsockopt.ip_add_membership_takes_hosts", op::setsockopt, altered::effect,
        "Every address can be joined.", nullptr, take<join, errc::invalid_argument>),
    lie("setsockopt.ip_block_source_is_hollow", op::setsockopt, altered::effect,
        "Sources are blocked, and what they send is received.", forget<block>, nullptr),
    lie("setsockopt.ip_unblock_source_is_hollow", op::setsockopt, altered::effect,
        "Sources stay blocked.", forget<unblock>, nullptr,
        {"setsockopt.ip_unblock_source_of_none"}),
    lie("setsockopt.ip_unblock_source_of_everybody", op::setsockopt, altered::effect,
        "Sources can be unblocked that are not blocked.", nullptr,
        take<unblock, errc::address_not_available>),
    lie("setsockopt.ip_add_source_membership_is_of_all", op::setsockopt, altered::effect,
        "Who joins a group for a source receives what all send.", join_for_all, nullptr,
        {"setsockopt.ip_drop_source_membership_ends_it"}),
    lie("setsockopt.ip_drop_source_membership_is_hollow", op::setsockopt, altered::effect,
        "A source that was left is received.", forget<leave_source>, nullptr),
    lie("setsockopt.ip_multicast_if_is_forgotten", op::setsockopt, altered::option,
        "IP_MULTICAST_IF is taken and forgotten.", forget<way_out>, nullptr),
    lie("setsockopt.ipv6_join_group_is_hollow", op::setsockopt, altered::effect,
        "Groups of IPv6 are not joined.", forget<join6>, nullptr),
    lie("setsockopt.ipv6_leave_group_is_hollow", op::setsockopt, altered::effect,
        "Groups of IPv6 are not left.", forget<leave6>, nullptr),
    lie("setsockopt.ipv6_multicast_if_is_forgotten", op::setsockopt, altered::option,
        "IPV6_MULTICAST_IF is taken and forgotten.", forget<way_out6>, nullptr),
};

}  // namespace

std::span<const mutant> multicast_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

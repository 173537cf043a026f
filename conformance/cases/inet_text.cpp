// inet_pton(), inet_ntop(): IP addresses between text and bytes.

#include <array>
#include <string_view>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::string_view_literals;

/// The bytes, or null where the text is refused.
matcher packs(std::string_view bytes) {
  return has("packed", value::object{{"hex", to_hex(bytes)}});
}
matcher is_refused() {
  return has("packed", value());
}

/// Every one of these texts is refused.
template <std::size_t Count>
void expect_all_refused(context& c, std::string_view family,
                        const std::array<std::string_view, Count>& texts) {
  for (const auto text : texts) c.expect(c.call(inet_pton(family, text)), is_refused());
}

constexpr auto loopback6 = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1"sv;
constexpr auto mapped = "\0\0\0\0\0\0\0\0\0\0\xff\xff\x7f\0\0\1"sv;
constexpr auto documented = "\x20\1\x0d\xb8\0\0\0\0\0\x08\x08\0\x20\x0c\x41\x7a"sv;

constexpr clause inet_pton_cases[] = {
    {
        .id = "inet_pton.reads_ipv4",
        .says = "Four decimal numbers become four bytes in network order.",
        .sources = {posix("inet_ntop", "DESCRIPTION"), linux_man("inet_pton(3)", "DESCRIPTION"),
                    portable("inet_pton", "text"), portable("inet_pton", "summary"),
                    winsock("inet_pton", "Parameters"), winsock("inet_pton", "Return value")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_pton},
        .catches = {"inet_pton.bytes_in_host_order"},
        .run =
            [](context& c) {
              c.expect(c.call(inet_pton("inet", "192.0.2.1")), packs("\xc0\0\2\1"sv));
            },
    },
    {
        .id = "inet_pton.forms_of_ipv6",
        .says =
            "An IPv6 address may be written in full, with ::, or with an IPv4 address at its end.",
        .sources = {posix("inet_ntop", "DESCRIPTION"), linux_man("inet_pton(3)", "DESCRIPTION"),
                    rfc("4291", "2.2"), portable("inet_pton", "text"), rfc("3493", "6.3"),
                    winsock("inet_pton", "Remarks")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_pton},
        .catches = {"inet_pton.no_gap", "inet_pton.no_ipv4_at_the_end"},
        .run =
            [](context& c) {
              c.expect(c.call(inet_pton("inet6", "2001:DB8:0:0:8:800:200C:417A")),
                       packs(documented));
              c.expect(c.call(inet_pton("inet6", "2001:db8::8:800:200c:417a")), packs(documented));
              c.expect(c.call(inet_pton("inet6", "::1")), packs(loopback6));
              c.expect(c.call(inet_pton("inet6", "::ffff:127.0.0.1")), packs(mapped));
            },
    },
    {
        .id = "inet_pton.refuses_other_notations",
        .says = "What inet_aton would take beside four decimal numbers is refused.",
        .sources = {posix("inet_ntop", "DESCRIPTION"), linux_man("inet_pton(3)", "NOTES"),
                    portable("inet_pton", "text"), winsock("inet_pton", "Return value")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_pton},
        .catches = {"inet_pton.reads_as_inet_aton"},
        .run =
            [](context& c) {
              expect_all_refused(c, "inet",
                                 std::array{"127.1"sv, "2130706433"sv, "0x7f.0.0.1"sv,
                                            "127.0.0.1 "sv, "256.0.0.1"sv, "1.2.3.4.5"sv, ""sv});
            },
    },
    {
        .id = "inet_pton.refuses_leading_zeros",
        .says = "A number with a leading zero is refused: some would read it as octal.",
        .sources = {portable("inet_pton", "text")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_pton},
        .catches = {"inet_pton.reads_as_inet_aton"},
        .run =
            [](context& c) {
              expect_all_refused(c, "inet", std::array{"127.0.0.01"sv, "0177.0.0.1"sv});
            },
    },
    {
        .id = "inet_pton.refuses_what_is_no_ipv6",
        .says = "Two gaps, too few or too many groups, a group of five digits and brackets are "
                "refused.",
        .sources = {posix("inet_ntop", "DESCRIPTION"), linux_man("inet_pton(3)", "DESCRIPTION"),
                    rfc("4291", "2.2"), portable("inet_pton", "text")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_pton},
        .catches = {"inet_pton.reads_what_it_can"},
        .run =
            [](context& c) {
              expect_all_refused(
                  c, "inet6",
                  std::array{"1::2::3"sv, "1:2:3:4:5:6:7"sv, "1:2:3:4:5:6:7:8:9"sv, "::12345"sv,
                             ":::"sv, "1:"sv, "[::1]"sv, "::1/128"sv, "127.0.0.1"sv, ""sv});
            },
    },
    {
        .id = "inet_pton.refuses_scopes",
        .says = "An address with a scope is refused: there is no place for it in the bytes.",
        .sources = {portable("inet_pton", "text")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_pton},
        .catches = {"inet_pton.drops_scopes"},
        .run = [](context& c) { expect_all_refused(c, "inet6", std::array{"fe80::1%1"sv}); },
    },
    {
        .id = "inet_pton.refuses_zero_bytes",
        .says = "A text with a zero byte in it is refused, and not read up to there.",
        .sources = {portable("inet_pton", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_pton},
        .catches = {"inet_pton.stops_at_a_zero_byte"},
        .run =
            [](context& c) {
              const value text{value::object{{"hex", to_hex("127.0.0.1\0.example"sv)}}};
              c.expect(c.call(inet_pton("inet", text)), is_refused());
            },
    },
    {
        .id = "inet_pton.family_not_supported",
        .says = "Another family fails with address_family_not_supported.",
        .sources = {posix("inet_ntop", "ERRORS"), linux_man("inet_pton(3)", "RETURN VALUE"),
                    portable("inet_pton", "Errors"), portable("inet_pton", "family"),
                    winsock("inet_pton", "WSAEAFNOSUPPORT")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_pton},
        .catches = {"inet_pton.refuses_families_as_texts"},
        .run =
            [](context& c) {
              c.expect(c.call(inet_pton("unix", "127.0.0.1")),
                       fails_with(errc::address_family_not_supported));
            },
    },
};
static_assert(well_formed(inet_pton_cases));

constexpr clause inet_ntop_cases[] = {
    {
        .id = "inet_ntop.writes_ipv4",
        .says = "Four bytes become four decimal numbers.",
        .sources = {posix("inet_ntop", "DESCRIPTION"), linux_man("inet_ntop(3)", "DESCRIPTION"),
                    portable("inet_ntop", "summary"), winsock("inet_ntop", "Parameters"),
                    winsock("inet_ntop", "Return value")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_ntop},
        .catches = {"inet_ntop.pads_numbers"},
        .run =
            [](context& c) {
              c.expect(c.call(inet_ntop("inet", "\xc0\0\2\1"sv)), has("text", "192.0.2.1"));
            },
    },
    {
        .id = "inet_ntop.writes_ipv6",
        .says = "Sixteen bytes become the text that reads as the same bytes.",
        .sources = {posix("inet_ntop", "DESCRIPTION"), linux_man("inet_ntop(3)", "DESCRIPTION"),
                    portable("inet_ntop", "summary"), winsock("inet_ntop", "Remarks")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_ntop, op::inet_pton},
        .catches = {"inet_ntop.loses_the_last_group"},
        .run =
            [](context& c) {
              for (const auto bytes : {documented, loopback6, mapped}) {
                const auto text = c.given(inet_ntop("inet6", bytes)).field("text");
                c.expect(c.call(inet_pton("inet6", text)), packs(bytes));
              }
            },
    },
    {
        .id = "inet_ntop.recommended_form",
        .says = "IPv6 is written in lower case, without leading zeros, with :: for the longest run "
                "of zeros, and with IPv4 at the end of a mapped address.",
        .sources = {rfc("5952", "4"), portable("inet_ntop", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_ntop},
        .catches = {"inet_ntop.upper_case", "inet_ntop.pads_numbers"},
        .run =
            [](context& c) {
              c.expect(c.call(inet_ntop("inet6", documented)),
                       has("text", "2001:db8::8:800:200c:417a"));
              c.expect(c.call(inet_ntop("inet6", mapped)), has("text", "::ffff:127.0.0.1"));
              constexpr auto two_runs = "\0\1\0\0\0\0\0\1\0\0\0\0\0\0\0\1"sv;
              c.expect(c.call(inet_ntop("inet6", two_runs)), has("text", "1:0:0:1::1"));
            },
    },
    {
        .id = "inet_ntop.wrong_size",
        .says = "Another number of bytes than the family has is refused.",
        .sources = {portable("inet_ntop", "Errors"), portable("inet_ntop", "packed")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_ntop},
        .catches = {"inet_ntop.takes_the_bytes_it_needs"},
        .run =
            [](context& c) {
              c.expect(c.call(inet_ntop("inet", loopback6)), fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "inet_ntop.no_room",
        .says = "A text that does not fit into its buffer is refused.",
        .sources = {posix("inet_ntop", "ERRORS"), linux_man("inet_ntop(3)", "ERRORS"),
                    winsock("inet_ntop", "ERROR_INVALID_PARAMETER")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_ntop},
        .catches = {"inet_ntop.cuts_what_does_not_fit"},
        .run =
            [](context& c) {
              const auto seen = c.call(inet_ntop("inet6", loopback6).with("capacity", 2));
              c.expect(seen, by_document{.posix = fails_with(errc::no_space_on_device),
                                         .winsock = fails_with(errc::invalid_argument)});
            },
    },
    {
        .id = "inet_ntop.family_not_supported",
        .says = "Another family fails with address_family_not_supported.",
        .sources = {posix("inet_ntop", "ERRORS"), linux_man("inet_ntop(3)", "ERRORS"),
                    portable("inet_ntop", "Errors"), winsock("inet_ntop", "WSAEAFNOSUPPORT")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_ntop},
        .catches = {"inet_ntop.other_families_are_ipv4"},
        .run =
            [](context& c) {
              c.expect(c.call(inet_ntop("unix", loopback6)),
                       fails_with(errc::address_family_not_supported));
            },
    },
};
static_assert(well_formed(inet_ntop_cases));

}  // namespace

std::span<const clause> inet_pton_clauses() {
  return inet_pton_cases;
}
std::span<const clause> inet_ntop_clauses() {
  return inet_ntop_cases;
}

}  // namespace sockspec::conformance

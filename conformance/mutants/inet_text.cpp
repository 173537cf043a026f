// Lies about inet_pton() and inet_ntop().

#include <algorithm>
#include <string>

#include "engine/address.hpp"
#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

std::string text_of(const value& call) {
  const value& text = argument(call, "text");
  return text.is_text() ? text.text() : std::string();
}

bool is_refused(const value& result) {
  return is_ok(result) && member(result, "packed").is_null();
}
void report_packed(value& result, const std::string& hex) {
  change(result, "packed", value::object{{"hex", hex}});
}

void refuse_if(value& result, bool refuses) {
  if (refuses && is_ok(result)) change(result, "packed", nullptr);
}

void swap_bytes(lie_state&, const value& call, value& result) {
  const value& packed = member(result, "packed");
  if (argument(call, "family") != value("inet") || packed.is_null()) return;
  std::string bytes = from_hex(packed["hex"].text());
  std::ranges::reverse(bytes);
  report_packed(result, to_hex(bytes));
}

/// As inet_aton: parts may be missing, and be octal.
void take_other_notations(lie_state&, const value& call, value& result) {
  const std::string text = text_of(call);
  const bool numbers = !text.empty() && text.find_first_not_of("0123456789.") == text.npos;
  const bool four = std::ranges::count(text, '.') <= 3 && text != "256.0.0.1";
  if (argument(call, "family") == value("inet") && is_refused(result) && numbers && four) {
    report_packed(result, "7f000001");
  }
}

void read_what_can_be_read(lie_state&, const value& call, value& result) {
  if (argument(call, "family") == value("inet6") && is_refused(result) &&
      text_of(call).find("::") != std::string::npos &&
      text_of(call).find('%') == std::string::npos) {
    report_packed(result, to_hex(std::string(16, '\1')));
  }
}

void drop_the_scope(lie_state&, value& call) {
  const std::string text = text_of(call);
  if (text.find('%') != std::string::npos) {
    change_argument(call, "text", text.substr(0, text.find('%')));
  }
}

void stop_at_a_zero_byte(lie_state&, value& call) {
  const value& text = argument(call, "text");
  if (!text.has("hex")) return;
  const std::string bytes = from_hex(text["hex"].text());
  change_argument(call, "text", bytes.substr(0, bytes.find('\0')));
}

void refuse_the_text(lie_state&, const value&, value& result) {
  if (is_error(result, errc::address_family_not_supported)) {
    report_success(result, {{"packed", nullptr}});
  }
}

void pad(lie_state&, const value&, value& result) {
  const value& text = member(result, "text");
  if (text.is_text()) change(result, "text", "0" + text.text());
}

void lose_the_last_group(lie_state&, const value&, value& result) {
  const value& text = member(result, "text");
  if (!text.is_text() || text.text().find(':') == std::string::npos) return;
  change(result, "text", text.text().substr(0, text.text().rfind(':')) + ":0");
}

void write_upper_case(lie_state&, const value&, value& result) {
  const value& text = member(result, "text");
  if (!text.is_text()) return;
  std::string upper = text.text();
  std::ranges::replace(upper, 'c', 'C');
  change(result, "text", upper);
}

void take_what_is_needed(lie_state&, value& call) {
  const value& packed = argument(call, "packed");
  if (argument(call, "family") == value("inet") && packed["hex"].text().size() > 8) {
    const value cut{value::object{{"hex", packed["hex"].text().substr(0, 8)}}};
    change_argument(call, "packed", cut);
  }
}

constexpr mutant mutants[] = {
    lie("inet_pton.bytes_in_host_order", op::inet_pton, altered::address,
        "The bytes of IPv4 are in the host's order.", nullptr, swap_bytes,
        {"getsockname.host_in_network_order"}),
    lie("inet_pton.no_gap", op::inet_pton, altered::effect, "A text with :: is refused.", nullptr,
        [](lie_state&, const value& call, value& result) {
          refuse_if(result, text_of(call).find("::") != std::string::npos);
        },
        {"inet_ntop.writes_ipv6"}),
    lie("inet_pton.no_ipv4_at_the_end", op::inet_pton, altered::effect,
        "IPv6 with an IPv4 address at its end is refused.", nullptr,
        [](lie_state&, const value& call, value& result) {
          refuse_if(result, text_of(call).starts_with("::ffff:"));
        },
        {"inet_ntop.writes_ipv6"}),
    lie("inet_pton.reads_as_inet_aton", op::inet_pton, altered::effect,
        "Parts of IPv4 may be missing, or octal.", nullptr, take_other_notations),
    lie("inet_pton.reads_what_it_can", op::inet_pton, altered::effect,
        "What is no IPv6 address is read as far as it goes.", nullptr, read_what_can_be_read),
    lie("inet_pton.drops_scopes", op::inet_pton, altered::effect, "A scope is dropped.",
        drop_the_scope, nullptr),
    lie("inet_pton.stops_at_a_zero_byte", op::inet_pton, altered::effect,
        "A text is read up to its first zero byte.", stop_at_a_zero_byte, nullptr),
    lie("inet_pton.refuses_families_as_texts", op::inet_pton, altered::error,
        "For another family, the text is said to be no address.", nullptr, refuse_the_text),
    lie("inet_ntop.pads_numbers", op::inet_ntop, altered::effect,
        "The first number has a leading zero.", nullptr, pad, {"inet_ntop.writes_ipv6"}),
    lie("inet_ntop.loses_the_last_group", op::inet_ntop, altered::effect,
        "The last group of IPv6 is 0.", nullptr, lose_the_last_group,
        {"inet_ntop.recommended_form"}),
    lie("inet_ntop.upper_case", op::inet_ntop, altered::effect, "IPv6 is in upper case.", nullptr,
        write_upper_case),
    lie("inet_ntop.takes_the_bytes_it_needs", op::inet_ntop, altered::effect,
        "Bytes beyond those of the family are passed over.", take_what_is_needed, nullptr),
    lie("inet_ntop.cuts_what_does_not_fit", op::inet_ntop, altered::effect,
        "Of a text that does not fit, there is the beginning.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::no_space_on_device)) report_success(result, {{"text", ":"}});
        }),
    lie("inet_ntop.other_families_are_ipv4", op::inet_ntop, altered::error,
        "Another family is taken for IPv4.", nullptr, pretend<errc::address_family_not_supported>),
};

}  // namespace

std::span<const mutant> inet_text_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

// Lies about interfaces, and about the machine's name.

#include <string>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void count_from_zero(lie_state&, const value&, value& result) {
  if (!member(result, "interfaces").is_list()) return;
  value all{value::list{}};
  for (value one : member(result, "interfaces").elements()) {
    one.set("index", one["index"].integer() - 1);
    all.append(std::move(one));
  }
  change(result, "interfaces", std::move(all));
}

void tell_the_next(lie_state&, const value&, value& result) {
  if (is_ok(result)) change(result, "index", member(result, "index").integer() + 1);
}

void tell_the_first(lie_state&, const value&, value& result) {
  if (!is_ok(result)) report_success(result, {{"index", 1}});
}

void cut_the_name(lie_state&, const value&, value& result) {
  const value& name = member(result, "name");
  if (!name.is_text() || name.text().empty()) return;
  change(result, "name", name.text().substr(0, name.text().size() - 1));
}

void write_nothing(lie_state&, const value&, value& result) {
  if (is_ok(result)) change(result, "name", "");
}

void tell_another_name(lie_state& state, const value&, value& result) {
  if (!is_ok(result)) return;
  const bool first = state.memory.emplace("told", true).second;
  if (!first) change(result, "name", member(result, "name").text() + "-2");
}

constexpr mutant mutants[] = {
    lie("if_nameindex.counts_from_zero", op::if_nameindex, altered::count,
        "The indices in the list are one too small.", nullptr, count_from_zero,
        {"if_nametoindex.tells_the_index", "if_indextoname.tells_the_name"}),
    lie("if_nameindex.full_process_has_no_interfaces", op::if_nameindex, altered::effect,
        "Where no descriptor is left, the list is empty.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (!is_error(result, errc::too_many_files_open)) return;
          report_success(result, {{"interfaces", value::list{}}});
        }),
    lie("if_nametoindex.next_interface", op::if_nametoindex, altered::effect,
        "The index is that of the next interface.", nullptr, tell_the_next,
        {"if_nameindex.tells_all_interfaces", "recvfrom.packet_names_its_interface"}),
    lie("if_nametoindex.unknown_is_the_first", op::if_nametoindex, altered::effect,
        "A name that no interface has is that of the first.", nullptr, tell_the_first),
    lie("if_indextoname.cuts_names", op::if_indextoname, altered::count,
        "The last letter of the name is missing.", nullptr, cut_the_name),
    lie("if_indextoname.unknown_has_no_name", op::if_indextoname, altered::effect,
        "An index that no interface has is that of one without a name.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (!is_ok(result)) report_success(result, {{"name", ""}});
        }),
    lie("gethostname.writes_nothing", op::gethostname, altered::effect,
        "The name is empty, and success is reported.", nullptr, write_nothing),
    lie("gethostname.another_name_each_time", op::gethostname, altered::effect,
        "The second answer is another one.", nullptr, tell_another_name),
};

}  // namespace

std::span<const mutant> interface_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance

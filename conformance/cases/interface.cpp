// if_nameindex(), if_nametoindex(), if_indextoname(): network interfaces; gethostname().

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

request inquiry(op what) {
  return operation(role::subject, what);
}
request index_of(value name) {
  return inquiry(op::if_nametoindex).with("name", std::move(name));
}
request name_of(value index) {
  return inquiry(op::if_indextoname).with("index", std::move(index));
}

/// An interface of the target: {index, name}. Every host has one, that of its loopback.
value an_interface(context& c) {
  const auto seen = c.given(inquiry(op::if_nameindex));
  const auto& all = seen.field("interfaces").elements();
  if (all.empty()) c.give_up("setup", "there is no interface");
  return all.front();
}

/// Some interface, or several.
matcher lists_interfaces() {
  return {"a list of interfaces", [](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            if (s.field("interfaces").elements().empty()) return "no_interfaces";
            return std::nullopt;
          }};
}

constexpr clause if_nameindex_cases[] = {
    {
        .id = "if_nameindex.tells_all_interfaces",
        .says = "Every interface that is listed is found by its name.",
        .sources = {posix("if_nameindex", "DESCRIPTION"),
                    linux_man("if_nameindex(3)", "DESCRIPTION"),
                    portable("if_nameindex", "summary"),
                    posix("2.10.20.3", "Interface Identification"), rfc("3493", "4.3")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::if_nameindex, op::if_nametoindex},
        .catches = {"if_nameindex.counts_from_zero"},
        .run =
            [](context& c) {
              const auto seen = c.call(inquiry(op::if_nameindex));
              c.expect(seen, succeeds());
              for (const auto& one : seen.field("interfaces").elements()) {
                c.expect(c.call(index_of(one["name"])), has("index", one["index"]));
              }
            },
    },
    {
        .id = "if_nameindex.too_many_files_open",
        .says = "Where no descriptor is left, and the list needs one, too_many_files_open is "
                "reported.",
        .sources = {linux_man("if_nameindex(3)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::if_nameindex, op::limit},
        .catches = {"if_nameindex.full_process_has_no_interfaces"},
        .run =
            [](context& c) {
              c.given(limit_descriptors(role::subject, 0));
              const auto seen = c.call(inquiry(op::if_nameindex));
              c.given(restore_descriptor_limit(role::subject));
              c.expect(seen, any_of({fails_with(errc::too_many_files_open), lists_interfaces()}));
            },
    },
};
static_assert(well_formed(if_nameindex_cases));

constexpr clause if_nametoindex_cases[] = {
    {
        .id = "if_nametoindex.tells_the_index",
        .says = "The index of an interface is told by its name.",
        .sources = {posix("if_nametoindex", "DESCRIPTION"),
                    linux_man("if_nametoindex(3)", "DESCRIPTION"),
                    portable("if_nametoindex", "summary"),
                    posix("2.10.20.3", "Interface Identification"), rfc("3493", "4.1"),
                    winsock("if_nametoindex", "Parameters"),
                    winsock("if_nametoindex", "Return value")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::if_nametoindex, op::if_nameindex},
        .catches = {"if_nametoindex.next_interface"},
        .run =
            [](context& c) {
              const value one = an_interface(c);
              c.expect(c.call(index_of(one["name"])), has("index", one["index"]));
            },
    },
    {
        .id = "if_nametoindex.unknown_name",
        .says = "A name that no interface has is reported.",
        .sources = {posix("if_nametoindex", "RETURN VALUE"),
                    linux_man("if_nametoindex(3)", "ERRORS"), portable("if_nametoindex", "Errors"),
                    winsock("if_nametoindex", "Return value")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::if_nametoindex},
        .catches = {"if_nametoindex.unknown_is_the_first"},
        .run =
            [](context& c) {
              c.expect(c.call(index_of("no-such-if")),
                       by_document{.posix = fails(),
                                   .linux_man = fails_with(errc::no_such_device),
                                   .winsock = fails(),
                                   .portable = fails_with(errc::no_such_device_or_address)});
            },
    },
};
static_assert(well_formed(if_nametoindex_cases));

constexpr clause if_indextoname_cases[] = {
    {
        .id = "if_indextoname.tells_the_name",
        .says = "The name of an interface is told by its index.",
        .sources = {posix("if_indextoname", "DESCRIPTION"),
                    linux_man("if_indextoname(3)", "DESCRIPTION"),
                    portable("if_indextoname", "summary"),
                    posix("2.10.20.3", "Interface Identification"), rfc("3493", "4.2"),
                    winsock("if_indextoname", "Parameters"),
                    winsock("if_indextoname", "Return value")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::if_indextoname, op::if_nameindex},
        .catches = {"if_indextoname.cuts_names"},
        .run =
            [](context& c) {
              const value one = an_interface(c);
              c.expect(c.call(name_of(one["index"])), has("name", one["name"]));
            },
    },
    {
        .id = "if_indextoname.unknown_index",
        .says = "An index that no interface has fails with no_such_device_or_address.",
        .sources = {posix("if_indextoname", "ERRORS"), linux_man("if_indextoname(3)", "ERRORS"),
                    portable("if_indextoname", "Errors"),
                    winsock("if_indextoname", "Return value")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::if_indextoname},
        .catches = {"if_indextoname.unknown_has_no_name"},
        .run =
            [](context& c) {
              const auto unknown = fails_with(errc::no_such_device_or_address);
              c.expect(c.call(name_of(0)),
                       by_document{.posix = unknown, .winsock = fails(), .portable = unknown});
            },
    },
};
static_assert(well_formed(if_indextoname_cases));

constexpr clause gethostname_cases[] = {
    {
        .id = "gethostname.tells_the_name",
        .says = "The name of the machine is told, and is the same the next time.",
        .sources = {posix("gethostname", "DESCRIPTION"), linux_man("gethostname(2)", "DESCRIPTION"),
                    portable("gethostname", "summary"), winsock("gethostname", "Parameters"),
                    winsock("gethostname", "Return value"), winsock("gethostname", "Remarks")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::gethostname},
        .catches = {"gethostname.writes_nothing", "gethostname.another_name_each_time"},
        .run =
            [](context& c) {
              const auto name = c.given(inquiry(op::gethostname)).field("name");
              const auto seen = c.call(inquiry(op::gethostname));
              c.expect(seen, has("name", name));
              c.expect(seen::fact(static_cast<std::int64_t>(name.text().size())), at_least(1));
            },
    },
};
static_assert(well_formed(gethostname_cases));

}  // namespace

std::span<const clause> if_nameindex_clauses() {
  return if_nameindex_cases;
}
std::span<const clause> if_nametoindex_clauses() {
  return if_nametoindex_cases;
}
std::span<const clause> if_indextoname_clauses() {
  return if_indextoname_cases;
}
std::span<const clause> gethostname_clauses() {
  return gethostname_cases;
}

}  // namespace sockspec::conformance

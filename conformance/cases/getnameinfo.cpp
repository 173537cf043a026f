// getnameinfo(): names of addresses, as numbers.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

names as_numbers() {
  return {"NI_NUMERICHOST", "NI_NUMERICSERV"};
}

address somewhere() {
  return address::inet("127.0.0.1", 8080);
}

constexpr clause clauses[] = {
    {
        .id = "getnameinfo.numeric_host",
        .says = "With NI_NUMERICHOST, the host is the address's number.",
        .sources = {posix("getnameinfo", "DESCRIPTION"), linux_man("getnameinfo(3)", "DESCRIPTION"),
                    winsock("getnameinfo", "NI_NUMERICHOST"),
                    portable("name_flags", "numeric_host"), rfc("3493", "6.2"),
                    winsock("getnameinfo", "Parameters")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.host_is_cut"},
        .run =
            [](context& c) {
              const auto v4 = c.call(getnameinfo(somewhere(), as_numbers()));
              c.expect(v4, has("host", "127.0.0.1"));
              const auto v6 = c.call(getnameinfo(address::inet6("::1", 8080), as_numbers()));
              c.expect(v6, has("host", "::1"));
            },
    },
    {
        .id = "getnameinfo.numeric_service",
        .says = "With NI_NUMERICSERV, the service is the port's number.",
        .sources = {posix("getnameinfo", "DESCRIPTION"), linux_man("getnameinfo(3)", "DESCRIPTION"),
                    winsock("getnameinfo", "NI_NUMERICSERV"),
                    portable("name_flags", "numeric_service")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.port_is_swapped"},
        .run =
            [](context& c) {
              const auto seen = c.call(getnameinfo(address::inet("127.0.0.1", 80), as_numbers()));
              c.expect(seen, has("service", "80"));
            },
    },
    {
        .id = "getnameinfo.either_alone",
        .says = "The host can be asked for without the service, and the service without the host.",
        .sources = {posix("getnameinfo", "DESCRIPTION"), linux_man("getnameinfo(3)", "DESCRIPTION"),
                    winsock("getnameinfo", "Remarks")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.demands_both"},
        .run =
            [](context& c) {
              auto host = getnameinfo(somewhere(), as_numbers());
              c.expect(c.call(host.with("service_capacity", nullptr)), has("host", "127.0.0.1"));
              auto service = getnameinfo(somewhere(), as_numbers());
              c.expect(c.call(service.with("host_capacity", nullptr)), has("service", "8080"));
            },
    },
    {
        .id = "getnameinfo.neither",
        .says = "With neither host nor service to tell, it fails with name_not_found.",
        .sources = {posix("getnameinfo", "ERRORS"), linux_man("getnameinfo(3)", "RETURN VALUE"),
                    winsock("getnameinfo", "WSAHOST_NOT_FOUND")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.neither_is_permanent"},
        .run =
            [](context& c) {
              auto asked = getnameinfo(somewhere(), as_numbers());
              asked = asked.with("host_capacity", nullptr);
              c.expect(c.call(asked.with("service_capacity", nullptr)),
                       fails_with(errc::name_not_found));
            },
    },
    {
        .id = "getnameinfo.name_required",
        .says = "With NI_NAMEREQD, a host without a name is name_not_found.",
        .sources = {posix("getnameinfo", "DESCRIPTION"), linux_man("getnameinfo(3)", "DESCRIPTION"),
                    winsock("getnameinfo", "NI_NAMEREQD"), portable("getnameinfo", "Errors"),
                    winsock("getnameinfo", "WSAHOST_NOT_FOUND")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.unknown_is_permanent"},
        .run =
            [](context& c) {
              const names number_of_a_name = {"NI_NAMEREQD", "NI_NUMERICHOST"};
              c.expect(c.call(getnameinfo(somewhere(), number_of_a_name)),
                       fails_with(errc::name_not_found));
            },
    },
    {
        .id = "getnameinfo.unknown_family",
        .says = "An address of a family that is none fails with address_family_not_supported.",
        .sources = {posix("getnameinfo", "ERRORS"), linux_man("getnameinfo(3)", "RETURN VALUE"),
                    winsock("getnameinfo", "WSAEAFNOSUPPORT"), portable("getnameinfo", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.unknown_families_are_unknown_names"},
        .run =
            [](context& c) {
              c.expect(c.call(getnameinfo(address::unspecified().with_length(16), as_numbers())),
                       fails_with(errc::address_family_not_supported));
            },
    },
    {
        .id = "getnameinfo.short_length",
        .says = "An address whose length is too small fails with address_family_not_supported.",
        .sources = {posix("getnameinfo", "ERRORS"), linux_man("getnameinfo(3)", "RETURN VALUE"),
                    portable("getnameinfo", "Errors"), winsock("getnameinfo", "WSAEFAULT")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.unknown_families_are_unknown_names"},
        .run =
            [](context& c) {
              c.expect(c.call(getnameinfo(somewhere().with_length(4), as_numbers())),
                       by_document{.posix = fails_with(errc::address_family_not_supported),
                                   .winsock = fails_with(errc::bad_address),
                                   .portable = fails_with(errc::address_family_not_supported)});
            },
    },
    {
        .id = "getnameinfo.scope_is_kept",
        .says = "The number of a host with a scope has the scope behind it: %2.",
        .sources = {portable("getnameinfo", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.scope_is_lost", "getnameinfo.host_is_cut"},
        .run =
            [](context& c) {
              const auto seen = c.call(getnameinfo(address::inet6("fec0::1", 80, 2), as_numbers()));
              c.expect(seen, has("host", "fec0::1%2"));
            },
    },
    {
        .id = "getnameinfo.no_room",
        .says = "A name that does not fit into its buffer fails with value_too_large.",
        .sources = {posix("getnameinfo", "ERRORS"), linux_man("getnameinfo(3)", "RETURN VALUE")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.cuts_what_does_not_fit"},
        .run =
            [](context& c) {
              auto asked = getnameinfo(somewhere(), as_numbers());
              c.expect(c.call(asked.with("host_capacity", 4)), fails_with(errc::value_too_large));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> getnameinfo_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance

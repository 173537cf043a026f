#include "names.h"

static const struct name_entry address_flags_entries[] = {
#ifdef AI_PASSIVE
    {"AI_PASSIVE", AI_PASSIVE},
#endif
#ifdef AI_CANONNAME
    {"AI_CANONNAME", AI_CANONNAME},
#endif
#ifdef AI_NUMERICHOST
    {"AI_NUMERICHOST", AI_NUMERICHOST},
#endif
#ifdef AI_NUMERICSERV
    {"AI_NUMERICSERV", AI_NUMERICSERV},
#endif
#ifdef AI_V4MAPPED
    {"AI_V4MAPPED", AI_V4MAPPED},
#endif
#ifdef AI_ALL
    {"AI_ALL", AI_ALL},
#endif
#ifdef AI_ADDRCONFIG
    {"AI_ADDRCONFIG", AI_ADDRCONFIG},
#endif
#ifdef AI_IDN
    {"AI_IDN", AI_IDN},
#endif
#ifdef AI_CANONIDN
    {"AI_CANONIDN", AI_CANONIDN},
#endif
};
const struct name_table address_flags = {
    "flag", address_flags_entries, sizeof address_flags_entries / sizeof *address_flags_entries,
    NULL};

static const struct name_entry name_flags_entries[] = {
#ifdef NI_NUMERICHOST
    {"NI_NUMERICHOST", NI_NUMERICHOST},
#endif
#ifdef NI_NUMERICSERV
    {"NI_NUMERICSERV", NI_NUMERICSERV},
#endif
#ifdef NI_NOFQDN
    {"NI_NOFQDN", NI_NOFQDN},
#endif
#ifdef NI_NAMEREQD
    {"NI_NAMEREQD", NI_NAMEREQD},
#endif
#ifdef NI_DGRAM
    {"NI_DGRAM", NI_DGRAM},
#endif
#ifdef NI_NUMERICSCOPE
    {"NI_NUMERICSCOPE", NI_NUMERICSCOPE},
#endif
#ifdef NI_IDN
    {"NI_IDN", NI_IDN},
#endif
};
const struct name_table name_flags = {"flag", name_flags_entries,
                                      sizeof name_flags_entries / sizeof *name_flags_entries, NULL};

static const struct error_name resolver_names[] = {
#ifdef EAI_NONAME
    {EAI_NONAME, "EAI_NONAME", "host_not_found"},
#endif
#ifdef EAI_AGAIN
    {EAI_AGAIN, "EAI_AGAIN", "host_not_found_try_again"},
#endif
#ifdef EAI_FAIL
    {EAI_FAIL, "EAI_FAIL", "no_recovery"},
#endif
#ifdef EAI_NODATA
    {EAI_NODATA, "EAI_NODATA", "no_data"},
#endif
#ifdef EAI_ADDRFAMILY
    {EAI_ADDRFAMILY, "EAI_ADDRFAMILY", "resolver_address_family_not_supported"},
#endif
#ifdef EAI_FAMILY
    {EAI_FAMILY, "EAI_FAMILY", "resolver_family_not_supported"},
#endif
#ifdef EAI_SOCKTYPE
    {EAI_SOCKTYPE, "EAI_SOCKTYPE", "resolver_type_not_supported"},
#endif
#ifdef EAI_SERVICE
    {EAI_SERVICE, "EAI_SERVICE", "service_not_found"},
#endif
#ifdef EAI_BADFLAGS
    {EAI_BADFLAGS, "EAI_BADFLAGS", "resolver_bad_flags"},
#endif
#ifdef EAI_MEMORY
    {EAI_MEMORY, "EAI_MEMORY", "not_enough_memory"},
#endif
#ifdef EAI_SYSTEM
    {EAI_SYSTEM, "EAI_SYSTEM", "unknown"},
#endif
#ifdef EAI_OVERFLOW
    {EAI_OVERFLOW, "EAI_OVERFLOW", "resolver_overflow"},
#endif
#ifdef EAI_BADHINTS
    {EAI_BADHINTS, "EAI_BADHINTS", "resolver_bad_hints"},
#endif
#ifdef EAI_PROTOCOL
    {EAI_PROTOCOL, "EAI_PROTOCOL", "resolver_unknown_protocol"},
#endif
};

static const struct error_name unknown_resolver_name = {0, "unknown", "unknown"};

const struct error_name* resolver_error_name(int number) {
  for (size_t i = 0; i < sizeof resolver_names / sizeof *resolver_names; ++i) {
    if (resolver_names[i].number == number) return &resolver_names[i];
  }
  return &unknown_resolver_name;
}

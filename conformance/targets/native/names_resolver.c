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

#if !defined(_WIN32) /* there, these are numbers of Winsock: names_errors_windows.c */
static const struct error_name resolver_names[] = {
#ifdef EAI_AGAIN
    {EAI_AGAIN, "EAI_AGAIN", "temporary_resolver_failure"},
#endif
#ifdef EAI_BADFLAGS
    {EAI_BADFLAGS, "EAI_BADFLAGS", "bad_resolver_flags"},
#endif
#ifdef EAI_FAIL
    {EAI_FAIL, "EAI_FAIL", "permanent_resolver_failure"},
#endif
#ifdef EAI_FAMILY
    {EAI_FAMILY, "EAI_FAMILY", "address_family_not_supported"},
#endif
#ifdef EAI_MEMORY
    {EAI_MEMORY, "EAI_MEMORY", "not_enough_memory"},
#endif
#ifdef EAI_NONAME
    {EAI_NONAME, "EAI_NONAME", "name_not_found"},
#endif
#ifdef EAI_NODATA
    {EAI_NODATA, "EAI_NODATA", "no_address_data"},
#endif
#ifdef EAI_SERVICE
    {EAI_SERVICE, "EAI_SERVICE", "service_not_supported"},
#endif
#ifdef EAI_SOCKTYPE
    {EAI_SOCKTYPE, "EAI_SOCKTYPE", "socket_type_not_supported"},
#endif
#ifdef EAI_ADDRFAMILY
    {EAI_ADDRFAMILY, "EAI_ADDRFAMILY", "no_address_of_family"},
#endif
#ifdef EAI_SYSTEM
    {EAI_SYSTEM, "EAI_SYSTEM", "resolver_system_error"},
#endif
#ifdef EAI_OVERFLOW
    {EAI_OVERFLOW, "EAI_OVERFLOW", "value_too_large"},
#endif
#ifdef EAI_BADHINTS
    {EAI_BADHINTS, "EAI_BADHINTS", "bad_resolver_hints"},
#endif
#ifdef EAI_PROTOCOL
    {EAI_PROTOCOL, "EAI_PROTOCOL", "protocol_not_supported"},
#endif
};

static const struct error_name unknown_resolver_name = {0, "unknown", "unknown"};

const char* const resolver_error_space = "eai";

const struct error_name* resolver_error_name(int number) {
  for (size_t i = 0; i < sizeof resolver_names / sizeof *resolver_names; ++i) {
    if (resolver_names[i].number == number) return &resolver_names[i];
  }
  return &unknown_resolver_name;
}
#endif

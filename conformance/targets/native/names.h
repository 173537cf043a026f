/* Names and numbers of this system. Tables hold only what its headers define: an unknown name is
   `unsupported`. */
#ifndef SOCKSPEC_NATIVE_NAMES_H
#define SOCKSPEC_NATIVE_NAMES_H

#include "json.h"

struct name_entry {
  const char* name;
  long number;
};

struct name_table {
  const char* what; /* for messages: "family", "option", ... */
  const struct name_entry* entries;
  size_t count;
  const struct name_table* next; /* more entries, or null */
};

extern const struct name_table families;
extern const struct name_table types;
extern const struct name_table protocols;
extern const struct name_table creation_flags;
extern const struct name_table message_flags;
extern const struct name_table shutdown_ways;
extern const struct name_table option_levels;
extern const struct name_table
    option_names; /* and types of control messages; the next three follow it */
extern const struct name_table transport_option_names;
extern const struct name_table ip_option_names;
extern const struct name_table ipv6_option_names;
extern const struct name_table poll_events;
extern const struct name_table status_flags;        /* O_NONBLOCK, ... */
extern const struct name_table descriptor_commands; /* F_GETFL, ... */
extern const struct name_table device_requests;     /* FIONREAD, ... */
extern const struct name_table address_flags;       /* AI_... */
extern const struct name_table name_flags;          /* NI_... */
extern const struct name_table signals;

const struct name_entry* name_entry_of(const struct name_table* table, const struct json* name);
/* The first name with that number, or null. */
const char* name_of(const struct name_table* table, long number);
/* The name of a control message's type: numbers of different levels overlap. */
const char* control_type_name(int level, int type);
/* Writes the bits as an array of names; what has none is a last element {"raw":N}. */
void write_flags(struct json_writer* out, const char* member, const struct name_table* table,
                 long bits);
/* Writes the name, or {"raw":N}. */
void write_name(struct json_writer* out, const char* member, const struct name_table* table,
                long number);

/* An error number's symbol ("ECONNREFUSED") and portable name ("connection_refused"); "unknown"
   if there is none. */
struct error_name {
  int number;
  const char* native;
  const char* portable;
};
extern const char* const system_error_space; /* "errno", "winsock" */
const struct error_name* system_error_name(int number);
extern const char* const resolver_error_space; /* "eai", "winsock" */
const struct error_name* resolver_error_name(int number);

#endif

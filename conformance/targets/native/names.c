#include "names.h"

const struct name_entry* name_entry_of(const struct name_table* table, const struct json* name) {
  for (; table != NULL; table = table->next) {
    for (size_t i = 0; i < table->count; ++i) {
      if (json_is_text(name, table->entries[i].name)) return &table->entries[i];
    }
  }
  return NULL;
}

const char* name_of(const struct name_table* table, long number) {
  for (size_t i = 0; i < table->count; ++i) {
    if (table->entries[i].number == number) return table->entries[i].name;
  }
  return NULL;
}

/* What the names of a level's options and control messages start with. */
static const char* option_prefix(int level) {
  if (level == SOL_SOCKET) return "SCM_";
  if (level == IPPROTO_IP) return "IP_";
  if (level == IPPROTO_IPV6) return "IPV6_";
  if (level == IPPROTO_TCP) return "TCP_";
  if (level == IPPROTO_UDP) return "UDP_";
  return NULL;
}

const char* control_type_name(int level, int type) {
  const char* const prefix = option_prefix(level);
  if (prefix == NULL) return NULL;
  for (const struct name_table* table = &option_names; table != NULL; table = table->next) {
    for (size_t i = 0; i < table->count; ++i) {
      const char* const name = table->entries[i].name;
      const bool of_level = strncmp(name, prefix, strlen(prefix)) == 0;
      if (of_level && table->entries[i].number == type) return name;
    }
  }
  return NULL;
}

static void write_raw(struct json_writer* out, const char* member, long number) {
  json_open(out, member, '{');
  json_write_integer(out, "raw", number);
  json_close(out, '}');
}

void write_flags(struct json_writer* out, const char* member, const struct name_table* table,
                 long bits) {
  json_open(out, member, '[');
  for (size_t i = 0; i < table->count; ++i) {
    const long flag = table->entries[i].number;
    if (flag == 0 || (bits & flag) != flag) continue;
    json_write_text(out, NULL, table->entries[i].name);
    bits &= ~flag;
  }
  if (bits != 0) write_raw(out, NULL, bits);
  json_close(out, ']');
}

void write_name(struct json_writer* out, const char* member, const struct name_table* table,
                long number) {
  const char* const name = name_of(table, number);
  if (name == NULL) {
    write_raw(out, member, number);
  } else {
    json_write_text(out, member, name);
  }
}

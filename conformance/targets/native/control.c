#include "control.h"

enum { greatest_control = 262144 };

struct control_item {
  int level;
  int type;
  const void* bytes;
  size_t length;
  int64_t claims; /* what cmsg_len tells, without the header */
};

static bool put_item(struct call* call, struct control* to, const struct control_item* item) {
  control_header* header;
  if (control_space(item->length) > greatest_control - to->length) {
    return broken(call, "more control data than %d bytes", greatest_control);
  }
  header = (control_header*)(void*)(to->bytes + to->length);
  header->cmsg_level = item->level;
  header->cmsg_type = item->type;
  header->cmsg_len = (message_length)((int64_t)control_length(0) + item->claims);
  if (item->length > 0) memcpy(control_data(header), item->bytes, item->length);
  to->length += control_space(item->length);
  return true;
}

static bool claims_member(struct call* call, const struct json* from, struct control_item* item) {
  const struct json* const claims = json_member(from, "claims");
  item->claims = (int64_t)item->length;
  if (claims == NULL) return true;
  if (claims->kind != json_integer || claims->integer < INT32_MIN || claims->integer > INT32_MAX) {
    return broken(call, "control: claims is not an integer of 32 bits");
  }
  item->claims = claims->integer;
  return true;
}

#if defined(SCM_RIGHTS)
static bool put_rights(struct call* call, struct control* to, const struct json* from,
                       const struct json* rights) {
  struct control_item item = {SOL_SOCKET, SCM_RIGHTS, NULL, 0, 0};
  socket_number* numbers;
  size_t count = 0;
  bool valid = true;
  if (rights->kind != json_array) return broken(call, "control: rights is not an array");
  numbers = malloc((rights->count + 1) * sizeof *numbers);
  if (numbers == NULL) return broken(call, "no memory for the rights");
  for (const struct json* one = rights->first; one != NULL && valid; one = one->next) {
    valid = handle_value(call, "rights", one, &numbers[count++]);
  }
  item.bytes = numbers;
  item.length = count * sizeof *numbers;
  valid = valid && claims_member(call, from, &item) && put_item(call, to, &item);
  free(numbers);
  return valid;
}

#else
static bool put_rights(struct call* call, struct control* to, const struct json* from,
                       const struct json* rights) {
  (void)to, (void)from, (void)rights;
  return unsupported(call, "nothing that is open travels beside data here");
}
#endif

static bool put_raw(struct call* call, struct control* to, const struct json* from) {
  struct control_item item = {0, 0, NULL, 0, 0};
  const struct json* const level = json_member(from, "level");
  const struct json* const type = json_member(from, "type");
  const struct json* const raw = json_member(from, "raw");
  unsigned char* bytes = NULL;
  bool put;
  if (level == NULL || type == NULL || raw == NULL) {
    return broken(call, "control: an item is neither rights nor level, type and raw");
  }
  if (!name_value(call, "level", level, &option_levels, &item.level)) return false;
  if (!name_value(call, "type", type, &option_names, &item.type)) return false;
  if (!bytes_value(call, "control.raw", raw, &bytes, &item.length)) return false;
  item.bytes = bytes;
  put = claims_member(call, from, &item) && put_item(call, to, &item);
  free(bytes);
  return put;
}

static bool put_items(struct call* call, struct control* to, const struct json* array) {
  for (const struct json* item = array->first; item != NULL; item = item->next) {
    const struct json* const rights = json_member(item, "rights");
    if (rights != NULL) {
      if (!put_rights(call, to, item, rights)) return false;
    } else if (!put_raw(call, to, item)) {
      return false;
    }
  }
  return true;
}

bool control_argument(struct call* call, struct control* to) {
  const struct json* const control = json_member(call->arguments, "control");
  const struct json* const raw = json_member(control, "raw");
  to->bytes = NULL;
  to->length = 0;
  if (control == NULL || control->kind == json_null) return true;
  if (raw != NULL) return bytes_value(call, "control.raw", raw, &to->bytes, &to->length);
  if (control->kind != json_array) return broken(call, "control is not an array");
  to->bytes = calloc(1, greatest_control);
  if (to->bytes == NULL) return broken(call, "no memory for control data");
  if (put_items(call, to, control)) return true;
  control_free(to);
  return false;
}

void control_free(struct control* control) {
  free(control->bytes);
  control->bytes = NULL;
}

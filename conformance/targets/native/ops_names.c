#include "arguments.h"
#include "operations.h"

/* What the calls say of addresses as text and of interfaces: they report failure by 0 or a null
   pointer. The list of interfaces: ops_interfaces_posix.c, ops_interfaces_windows.c. */

enum { greatest_host_name = 1025 };

void operation_gethostname(struct call* call) {
  char name[greatest_host_name] = "";
  int64_t capacity = 0;
  if (!integer_argument_or(call, "capacity", 0, sizeof name - 1, sizeof name - 1, &capacity))
    return;
  if (!begin_call(call)) return;
  end_call(call, gethostname(name, (host_name_length)capacity));
  open_outcome(call);
  if (!call->failed) json_write_bytes(call->out, "name", name, strlen(name));
  close_outcome(call);
}

static void answer_packed(struct call* call, int family, int result, const unsigned char* packed) {
  open_outcome(call);
  if (!call->failed && result == 0) json_write_null(call->out, "packed");
  if (!call->failed && result != 0) {
    json_write_hex(call->out, "packed", packed, family == AF_INET ? 4 : 16);
  }
  close_outcome(call);
}

/* A text of null is a null pointer. */
void operation_inet_pton(struct call* call) {
  unsigned char packed[16] = {0};
  int family = AF_UNSPEC;
  int result;
  char* text = NULL;
  if (!name_argument(call, "family", &families, &family)) return;
  if (!json_is_null(json_member(call->arguments, "text")) && !text_argument(call, "text", &text)) {
    return;
  }
  if (begin_call(call)) {
    result = inet_pton(family, text, packed);
    end_call(call, result);
    answer_packed(call, family, result, packed);
  }
  free(text);
}

static void write_text_of_packed(struct call* call, int family, const unsigned char* packed) {
  char text[INET6_ADDRSTRLEN] = "";
  int64_t capacity = 0;
  if (!integer_argument_or(call, "capacity", 0, sizeof text, sizeof text, &capacity)) return;
  if (!begin_call(call)) return;
  end_call(call, inet_ntop(family, packed, text, (text_length)capacity) == NULL ? -1 : 0);
  open_outcome(call);
  if (!call->failed) json_write_text(call->out, "text", text);
  close_outcome(call);
}

void operation_inet_ntop(struct call* call) {
  unsigned char* packed = NULL;
  size_t length = 0;
  int family = AF_UNSPEC;
  const struct json* const value = json_member(call->arguments, "packed");
  if (!name_argument(call, "family", &families, &family)) return;
  if (value == NULL) {
    broken(call, "packed is missing");
    return;
  }
  if (!bytes_value(call, "packed", value, &packed, &length)) return;
  if (length < (family == AF_INET ? 4 : 16)) {
    broken(call, "the call would read beyond packed");
  } else {
    write_text_of_packed(call, family, packed);
  }
  free(packed);
}

void operation_if_nametoindex(struct call* call) {
  unsigned index = 0;
  char* name = NULL;
  if (!text_argument(call, "name", &name)) return;
  if (begin_call(call)) {
    index = if_nametoindex(name);
    end_call(call, index == 0 ? -1 : 0);
    open_outcome(call);
    if (!call->failed) json_write_integer(call->out, "index", index);
    close_outcome(call);
  }
  free(name);
}

void operation_if_indextoname(struct call* call) {
  char name[IF_NAMESIZE] = "";
  int64_t index = 0;
  if (!integer_argument(call, "index", 0, UINT_MAX, &index) || !begin_call(call)) return;
  end_call(call, if_indextoname((unsigned)index, name) == NULL ? -1 : 0);
  open_outcome(call);
  if (!call->failed) json_write_bytes(call->out, "name", name, strlen(name));
  close_outcome(call);
}

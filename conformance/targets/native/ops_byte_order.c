#include "arguments.h"
#include "operations.h"

/* Numbers as JSON has them, and their bytes as they lie in memory: so that a reply says the same
   whatever the order of the machine. */

/* The two calls to the network's order, which have the bytes of their result told, and the number
   that it is to this machine. */
static void answer_network_order(struct call* call, int64_t value, const void* bytes,
                                 size_t length) {
  open_outcome(call);
  json_write_integer(call->out, "value", value);
  json_write_hex(call->out, "packed", bytes, length);
  close_outcome(call);
}

void operation_htonl(struct call* call) {
  int64_t value = 0;
  uint32_t result;
  if (!integer_argument(call, "value", 0, UINT32_MAX, &value) || !begin_call(call)) return;
  result = htonl((uint32_t)value);
  end_call(call, 0);
  answer_network_order(call, result, &result, sizeof result);
}

void operation_htons(struct call* call) {
  int64_t value = 0;
  uint16_t result;
  if (!integer_argument(call, "value", 0, UINT16_MAX, &value) || !begin_call(call)) return;
  result = htons((uint16_t)value);
  end_call(call, 0);
  answer_network_order(call, result, &result, sizeof result);
}

/* The argument `packed`: exactly that many bytes. */
static bool packed_argument(struct call* call, void* to, size_t size) {
  const struct json* const value = json_member(call->arguments, "packed");
  unsigned char* bytes = NULL;
  size_t length = 0;
  bool fits;
  if (value == NULL) return broken(call, "packed is missing");
  if (!bytes_value(call, "packed", value, &bytes, &length)) return false;
  fits = length == size;
  if (fits) memcpy(to, bytes, size);
  free(bytes);
  return fits || broken(call, "packed has not %d bytes", (int)size);
}

static void answer_host_order(struct call* call, int64_t value) {
  open_outcome(call);
  json_write_integer(call->out, "value", value);
  close_outcome(call);
}

void operation_ntohl(struct call* call) {
  uint32_t value = 0;
  if (!packed_argument(call, &value, sizeof value) || !begin_call(call)) return;
  value = ntohl(value);
  end_call(call, 0);
  answer_host_order(call, value);
}

void operation_ntohs(struct call* call) {
  uint16_t value = 0;
  if (!packed_argument(call, &value, sizeof value) || !begin_call(call)) return;
  value = ntohs(value);
  end_call(call, 0);
  answer_host_order(call, value);
}

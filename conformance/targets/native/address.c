#include "address.h"

static bool is_integer_within(const struct json* value, int64_t low, int64_t high) {
  return value->kind == json_integer && value->integer >= low && value->integer <= high;
}

/* An optional integer member; 0 if it is missing. */
static bool number_member(struct call* call, const struct json* from, const char* name,
                          int64_t greatest, uint32_t* to) {
  const struct json* const value = json_member(from, name);
  *to = 0;
  if (value == NULL) return true;
  if (!is_integer_within(value, 0, greatest)) {
    return broken(call, "address.%s is not from 0 to %lld", name, (long long)greatest);
  }
  *to = (uint32_t)value->integer;
  return true;
}

static bool port_member(struct call* call, const struct json* from, in_port_t* to) {
  uint32_t port = 0;
  if (!number_member(call, from, "port", 65535, &port)) return false;
  *to = htons((uint16_t)port);
  return true;
}

/* A numeric host into the bytes of an in_addr or in6_addr. */
static bool host_member(struct call* call, const struct json* from, int family, void* to) {
  const struct json* const host = json_member(from, "host");
  char text[INET6_ADDRSTRLEN + 1];
  if (host == NULL || host->kind != json_string || host->length >= sizeof text) {
    return broken(call, "address.host is not a numeric address");
  }
  memcpy(text, host->text, host->length);
  text[host->length] = '\0';
  if (inet_pton(family, text, to) == 1) return true;
  return broken(call, "address.host is not a numeric address: %s", text);
}

static bool inet_value(struct call* call, const struct json* from, struct address* to) {
  to->value.inet.sin_family = AF_INET;
  to->length = sizeof to->value.inet;
  return host_member(call, from, AF_INET, &to->value.inet.sin_addr) &&
         port_member(call, from, &to->value.inet.sin_port);
}

static bool inet6_value(struct call* call, const struct json* from, struct address* to) {
  uint32_t flow = 0;
  uint32_t scope = 0;
  if (!number_member(call, from, "flow", UINT32_MAX, &flow)) return false;
  if (!number_member(call, from, "scope", UINT32_MAX, &scope)) return false;
  to->value.inet6.sin6_family = AF_INET6;
  to->value.inet6.sin6_flowinfo = htonl(flow);
  to->value.inet6.sin6_scope_id = scope;
  to->length = sizeof to->value.inet6;
  return host_member(call, from, AF_INET6, &to->value.inet6.sin6_addr) &&
         port_member(call, from, &to->value.inet6.sin6_port);
}

/* Copies a UNIX name behind `offset`; the address's length covers `extra` zero bytes after it if
   the structure has room. */
static bool unix_name(struct call* call, const struct json* name, size_t offset, size_t extra,
                      struct address* to) {
  unsigned char* bytes = NULL;
  size_t length = 0;
  if (!bytes_value(call, "address.path", name, &bytes, &length)) return false;
  if (offset + length > sizeof to->value.bytes - 1) {
    free(bytes);
    return broken(call, "address: the name is too long for any system");
  }
  memcpy(to->value.bytes + offset, bytes, length);
  free(bytes);
  to->length = (socklen_t)(offset + length);
  if ((size_t)to->length + extra <= sizeof to->value.local) to->length += (socklen_t)extra;
  return true;
}

static bool unix_value(struct call* call, const struct json* from, struct address* to) {
  const struct json* const path = json_member(from, "path");
  const struct json* const abstract = json_member(from, "abstract");
  const size_t start = offsetof(struct sockaddr_un, sun_path);
  to->value.local.sun_family = AF_UNIX;
  to->length = (socklen_t)start;
  if (path != NULL) return unix_name(call, path, start, 1, to);
  if (abstract != NULL) return unix_name(call, abstract, start + 1, 0, to);
  return true;
}

static bool raw_value(struct call* call, const struct json* raw, struct address* to) {
  unsigned char* bytes = NULL;
  size_t length = 0;
  const struct json* const hex = json_member(raw, "hex");
  if (hex == NULL) return broken(call, "address.raw has no hex");
  if (!hex_value(call, "address.raw", hex, &bytes, &length)) return false;
  if (length > sizeof to->value.bytes) length = sizeof to->value.bytes;
  memcpy(to->value.bytes, bytes, length);
  free(bytes);
  to->length = (socklen_t)length;
  return true;
}

static bool family_value(struct call* call, const struct json* from, struct address* to) {
  const struct json* const family = json_member(from, "family");
  if (json_is_text(family, "inet")) return inet_value(call, from, to);
  if (json_is_text(family, "inet6")) return inet6_value(call, from, to);
  if (json_is_text(family, "unix")) return unix_value(call, from, to);
  if (json_is_text(family, "unspecified")) {
    to->value.generic.sa_family = AF_UNSPEC;
    to->length = sizeof to->value.generic;
    return true;
  }
  if (family == NULL || family->kind != json_string) {
    return broken(call, "address has neither raw nor family, a string");
  }
  return unsupported(call, "no addresses of family %.*s",
                     family->length > 64 ? 64 : (int)family->length, family->text);
}

/* Where systems keep the length in the address, it is the natural one, whatever the call is
   told. */
static void set_inner_length(struct address* to) {
#if defined(SOCKET_ADDRESS_HAS_LENGTH)
  to->value.generic.sa_len = (unsigned char)(to->length > 255 ? 255 : to->length);
#else
  (void)to;
#endif
}

static bool shape_value(struct call* call, const struct json* value, struct address* to) {
  const struct json* const raw = json_member(value, "raw");
  if (raw != NULL) return raw_value(call, raw, to);
  if (!family_value(call, value, to)) return false;
  set_inner_length(to);
  return true;
}

bool address_value(struct call* call, const struct json* value, enum null_address null,
                   struct address* to) {
  const struct json* const length = json_member(value, "length");
  memset(to, 0, sizeof *to);
  if (value == NULL) return broken(call, "address is missing");
  if (value->kind == json_null) {
    to->null = true;
    /* Long enough for every family's address: the pointer is to be all that is wrong. */
    to->length = null == null_is_absent ? 0 : sizeof to->value.inet6;
    return true;
  }
  if (!shape_value(call, value, to)) return false;
  if (length == NULL) return true;
  if (!is_integer_within(length, INT32_MIN, UINT32_MAX)) {
    return broken(call, "address.length is not an integer of 32 bits");
  }
  to->length = (socklen_t)(length->integer & 0xFFFFFFFF);
  return true;
}

bool address_argument(struct call* call, enum null_address null, struct address* to) {
  return address_value(call, json_member(call->arguments, "address"), null, to);
}

const struct sockaddr* address_pointer(const struct address* address) {
  return address->null ? NULL : &address->value.generic;
}

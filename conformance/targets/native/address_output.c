#include "address.h"
#include "lying.h"
#include "names.h"

enum { natural_address_capacity = 128 };

bool address_output_argument(struct call* call, struct address_output* to) {
  const struct json* const address = json_member(call->arguments, "address");
  const struct json* const decoded = json_member(address, "decoded");
  memset(to, 0, sizeof *to);
  to->decoded = decoded == NULL || decoded->kind != json_false;
  if (json_is_null(address)) return true;
  if (address != NULL && address->kind != json_object) {
    return broken(call, "address is neither an object nor null");
  }
  return buffer_value(call, address, natural_address_capacity, &to->buffer);
}

void address_output_prepare(struct address_output* output) {
  buffer_poison(&output->buffer);
  output->length = (socklen_t)(output->buffer.claims & 0xFFFFFFFF);
}

struct sockaddr* address_output_pointer(struct address_output* output) {
  return (struct sockaddr*)(void*)output->buffer.bytes;
}

socklen_t* address_output_length(struct address_output* output) {
  /* Null for "no address"; a null buffer that claims a length is a bad pointer, and its length
     is told. */
  return output->buffer.bytes == NULL && output->buffer.claims == 0 ? NULL : &output->length;
}

void write_address_output(struct call* call, const struct address_output* output) {
  size_t length = (size_t)output->length;
  if (output->buffer.bytes == NULL) return;
  if (length > output->buffer.capacity) length = output->buffer.capacity;
  if (!call->failed && output->decoded) {
    write_address(call->out, "address", output->buffer.bytes, length);
  } else if (!call->failed) {
    write_address_bytes(call->out, "address", output->buffer.bytes, length);
  }
  json_write_integer(
      call->out, "address_length",
      LIES("address.length_is_what_was_claimed") ? output->buffer.claims : (int64_t)output->length);
  json_write_integer(call->out, "address_written", (int64_t)buffer_written(&output->buffer));
  json_write_text(call->out, "address_guard",
                  buffer_guarded(&output->buffer) ? "intact" : "broken");
}

void address_output_free(struct address_output* output) {
  buffer_free(&output->buffer);
}

static void write_inet(struct json_writer* out, const void* bytes) {
  struct sockaddr_in address;
  char host[INET_ADDRSTRLEN] = "";
  memcpy(&address, bytes, sizeof address);
  inet_ntop(AF_INET, &address.sin_addr, host, sizeof host);
  json_write_text(out, "host", host);
  json_write_integer(out, "port", ntohs(address.sin_port));
}

static void write_inet6(struct json_writer* out, const void* bytes) {
  struct sockaddr_in6 address;
  char host[INET6_ADDRSTRLEN] = "";
  memcpy(&address, bytes, sizeof address);
  inet_ntop(AF_INET6, &address.sin6_addr, host, sizeof host);
  json_write_text(out, "host", host);
  json_write_integer(out, "port", ntohs(address.sin6_port));
  json_write_integer(out, "flow", ntohl(address.sin6_flowinfo));
  json_write_integer(out, "scope", address.sin6_scope_id);
}

/* A pathname ends at its NUL or with the length; a name that starts with NUL is abstract and
   ends with the length. */
static void write_unix(struct json_writer* out, const unsigned char* bytes, size_t length) {
  const size_t start = offsetof(struct sockaddr_un, sun_path);
  const size_t name_length = length - start;
  const unsigned char* const name = bytes + start;
  const unsigned char* const end = memchr(name, 0, name_length);
  if (name_length == 0) return;
  if (end == NULL) {
    json_write_bytes(out, "path", name, name_length);
  } else if (end != name) {
    json_write_bytes(out, "path", name, (size_t)(end - name));
  } else {
#if defined(__linux__)
    json_write_bytes(out, "abstract", name + 1, name_length - 1);
#endif
  }
}

static int family_of(const void* bytes) {
  struct sockaddr address;
  memset(&address, 0, sizeof address);
  memcpy(&address, bytes, offsetof(struct sockaddr, sa_data));
  return address.sa_family;
}

static void write_raw_address(struct json_writer* out, const void* bytes, size_t length) {
  json_write_hex(out, "raw", bytes, length);
}

void write_address(struct json_writer* out, const char* name, const void* bytes, size_t length) {
  const bool has_family = length >= offsetof(struct sockaddr, sa_data);
  const int family = has_family ? family_of(bytes) : AF_UNSPEC;
  if (length == 0) {
    json_write_null(out, name);
    return;
  }
  json_open(out, name, '{');
  if (!has_family) {
    write_raw_address(out, bytes, length);
  } else if (family == AF_INET && length >= sizeof(struct sockaddr_in)) {
    write_name(out, "family", &families, family);
    write_inet(out, bytes);
  } else if (family == AF_INET6 && length >= sizeof(struct sockaddr_in6)) {
    write_name(out, "family", &families, family);
    write_inet6(out, bytes);
  } else if (family == AF_UNIX) {
    write_name(out, "family", &families, family);
    write_unix(out, bytes, length);
  } else if (family == AF_UNSPEC) {
    write_name(out, "family", &families, family);
  } else {
    write_raw_address(out, bytes, length);
  }
  json_close(out, '}');
}

void write_address_bytes(struct json_writer* out, const char* name, const void* bytes,
                         size_t length) {
  json_open(out, name, '{');
  write_raw_address(out, bytes, length);
  json_close(out, '}');
}

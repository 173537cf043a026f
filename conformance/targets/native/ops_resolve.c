#include "address.h"
#include "operations.h"

enum { most_results = 64, greatest_name = 4096 };

static bool has_hints(const struct call* call) {
  static const char* const members[] = {"flags", "family", "type", "protocol"};
  for (size_t i = 0; i < sizeof members / sizeof *members; ++i) {
    if (json_member(call->arguments, members[i]) != NULL) return true;
  }
  return false;
}

static bool hint_arguments(struct call* call, struct addrinfo* hints) {
  memset(hints, 0, sizeof *hints);
  return flags_argument(call, "flags", &address_flags, &hints->ai_flags) &&
         name_argument_or(call, "family", &families, AF_UNSPEC, &hints->ai_family) &&
         name_argument_or(call, "type", &types, 0, &hints->ai_socktype) &&
         name_argument_or(call, "protocol", &protocols, 0, &hints->ai_protocol);
}

static void write_result(struct json_writer* out, const struct addrinfo* result) {
  json_open(out, NULL, '{');
  write_name(out, "family", &families, result->ai_family);
  write_name(out, "type", &types, result->ai_socktype);
  write_name(out, "protocol", &protocols, result->ai_protocol);
  write_address(out, "address", result->ai_addr, (size_t)result->ai_addrlen);
  if (result->ai_canonname == NULL) {
    json_write_null(out, "canonical_name");
  } else {
    json_write_text(out, "canonical_name", result->ai_canonname);
  }
  json_close(out, '}');
}

/* An error of the resolver; where that only points to errno, `system` tells what stood there. */
static void answer_resolver_error(struct call* call, int code) {
  const struct error_name* const name = resolver_error_name(code);
  open_error(call, resolver_error_space, code, name->native, name->portable);
#if defined(EAI_SYSTEM)
  if (code == EAI_SYSTEM)
    json_write_text(call->out, "system", system_error_name(call->error)->native);
#endif
  close_outcome(call);
}

static void answer_results(struct call* call, const struct addrinfo* results) {
  int left = most_results;
  open_outcome(call);
  json_open(call->out, "results", '[');
  for (const struct addrinfo* one = results; one != NULL && left > 0; one = one->ai_next, --left) {
    write_result(call->out, one);
  }
  json_close(call->out, ']');
  close_outcome(call);
}

static void resolve(struct call* call, const char* host, const char* service) {
  struct addrinfo hints;
  struct addrinfo* results = NULL;
  int code;
  if (!hint_arguments(call, &hints) || !begin_call(call)) return;
  code = getaddrinfo(host, service, has_hints(call) ? &hints : NULL, &results);
  end_call_with(call, code != 0);
  if (code != 0) {
    answer_resolver_error(call, code);
    return;
  }
  answer_results(call, results);
  if (results != NULL) freeaddrinfo(results);
}

void operation_getaddrinfo(struct call* call) {
  char* host = NULL;
  char* service = NULL;
  if (text_argument_or_null(call, "host", &host) &&
      text_argument_or_null(call, "service", &service)) {
    resolve(call, host, service);
  }
  free(host);
  free(service);
}

/* Room for a name: `capacity` bytes, or a null pointer where it is null. */
static bool name_buffer(struct call* call, const char* member, int64_t natural, struct buffer* to) {
  int64_t capacity = natural;
  memset(to, 0, sizeof *to);
  if (json_is_null(json_member(call->arguments, member))) return true;
  if (!integer_argument_or(call, member, 0, greatest_name, natural, &capacity)) return false;
  if (!buffer_make(call, (size_t)capacity, 0, to)) return false;
  buffer_poison(to);
  return true;
}

static void write_text_of(struct json_writer* out, const char* member, const struct buffer* from) {
  const unsigned char* end;
  if (from->bytes == NULL) return;
  end = memchr(from->bytes, 0, from->capacity);
  json_write_bytes(out, member, from->bytes,
                   end == NULL ? from->capacity : (size_t)(end - from->bytes));
}

static void name_address(struct call* call, const struct address* address, struct buffer* host,
                         struct buffer* service) {
  int flags = 0;
  int code;
  if (!flags_argument(call, "flags", &name_flags, &flags) || !begin_call(call)) return;
  code = getnameinfo(address_pointer(address), address->length, (char*)host->bytes,
                     (lookup_length)host->capacity, (char*)service->bytes,
                     (lookup_length)service->capacity, flags);
  end_call_with(call, code != 0);
  if (code != 0) {
    answer_resolver_error(call, code);
    return;
  }
  open_outcome(call);
  write_text_of(call->out, "host", host);
  write_text_of(call->out, "service", service);
  json_write_text(call->out, "guard",
                  buffer_guarded(host) && buffer_guarded(service) ? "intact" : "broken");
  close_outcome(call);
}

void operation_getnameinfo(struct call* call) {
  struct address address;
  struct buffer host;
  struct buffer service;
  if (!address_argument(call, null_is_pointer, &address)) return;
  if (!name_buffer(call, "host_capacity", 1025, &host)) return;
  if (name_buffer(call, "service_capacity", 32, &service)) {
    name_address(call, &address, &host, &service);
    buffer_free(&service);
  }
  buffer_free(&host);
}

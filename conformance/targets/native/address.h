/* Socket addresses as values: from JSON to the system's bytes, and back. */
#ifndef SOCKSPEC_NATIVE_ADDRESS_H
#define SOCKSPEC_NATIVE_ADDRESS_H

#include "data.h"

/* An address as argument. `bytes` is aligned for every sockaddr and zero behind what was given. */
struct address {
  union {
    struct sockaddr generic;
    struct sockaddr_in inet;
    struct sockaddr_in6 inet6;
    struct sockaddr_un local;
    struct sockaddr_storage storage;
    unsigned char bytes[4096];
  } value;
  bool null;
  socklen_t length; /* as told to the call */
};

/* What a null pointer's length is: nothing where null means "no address", else that of an IPv4
   address. */
enum null_address { null_is_absent, null_is_pointer };
bool address_value(struct call* call, const struct json* value, enum null_address null,
                   struct address* to);
bool address_argument(struct call* call, enum null_address null, struct address* to);
const struct sockaddr* address_pointer(const struct address* address);

/* An address that a call returns: the argument "address":{capacity, claims, poison} or null. */
struct address_output {
  struct buffer buffer;
  socklen_t length; /* in: claims; out: what the call said */
  bool decoded;     /* else the reply has the bytes */
};
bool address_output_argument(struct call* call, struct address_output* to);
/* Before each call. */
void address_output_prepare(struct address_output* output);
struct sockaddr* address_output_pointer(struct address_output* output);
socklen_t* address_output_length(struct address_output* output);
/* Writes address (unless the call failed), address_length, address_written and address_guard. */
void write_address_output(struct call* call, const struct address_output* output);
void address_output_free(struct address_output* output);

/* Writes a decoded address: what the length does not cover, or an unknown family, becomes
   {"raw":...}; length 0 null. */
void write_address(struct json_writer* out, const char* name, const void* bytes, size_t length);
void write_address_bytes(struct json_writer* out, const char* name, const void* bytes,
                         size_t length);

#endif

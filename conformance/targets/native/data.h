/* Bytes that go out and come in: generated patterns, checksums, and output buffers that show
   what was written to them. */
#ifndef SOCKSPEC_NATIVE_DATA_H
#define SOCKSPEC_NATIVE_DATA_H

#include "arguments.h"

enum { greatest_data = 64 << 20, data_shown_as_hex = 1024, guard_size = 32 };

/* Byte i of the ramp is (seed + 131 i + 17 floor(i / 256)) mod 256; docs/protocol.md, section 6. */
void fill_ramp(unsigned char* bytes, size_t length, int64_t seed);
uint32_t crc32_of(const unsigned char* bytes, size_t length);
/* The checksum of what came before, with CRC `crc` (0 for nothing), and these bytes. */
uint32_t crc32_with(uint32_t crc, const unsigned char* bytes, size_t length);

/* Data to send. Null bytes stand for a null pointer. */
struct payload {
  unsigned char* bytes;
  size_t length;
  bool owned; /* attachments are not */
};
bool payload_value(struct call* call, const char* name, const struct json* value,
                   struct payload* to);
/* The argument `data`: as payload_value, or null for a null pointer with `claims` (1 unless
   said) as length. */
bool payload_argument(struct call* call, struct payload* to);
void payload_free(struct payload* payload);

/* Data received, as "data": hexadecimal if it is short, else its checksum. */
void write_data(struct json_writer* out, const unsigned char* bytes, size_t length);
void write_checksum(struct json_writer* out, uint32_t crc, size_t length);

/* An output buffer: `capacity` poisoned bytes between guards. The memory reaches as far as
   `claims` says, so that a call that is told too much runs into the guard and not into the
   driver. */
struct buffer {
  unsigned char* memory;
  unsigned char* bytes; /* null for a null pointer */
  size_t capacity;
  size_t reach; /* bytes from `bytes` to the end of the rear guard */
  int64_t claims;
  int64_t poison;
};
/* Reads capacity, claims and poison of an object; `natural` is the capacity unless said, or -1
   if it must be said. */
bool buffer_value(struct call* call, const struct json* from, int64_t natural, struct buffer* to);
bool buffer_make(struct call* call, size_t capacity, int64_t poison, struct buffer* to);
/* Poisons the bytes again, before each call. */
void buffer_poison(struct buffer* buffer);
size_t buffer_written(const struct buffer* buffer);
bool buffer_guarded(const struct buffer* buffer);
void buffer_free(struct buffer* buffer);

#endif

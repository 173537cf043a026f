#include "control.h"
#include "handles.h"

bool rights_argument(struct call* call, int64_t* first) {
  return integer_argument_or(call, "rights_as", 0, most_handles - 1, -1, first);
}

#if defined(SCM_RIGHTS)
/* A received descriptor becomes the next handle; without one it is closed, so that none is lost. */
static bool adopt(socket_number number, int64_t* next) {
  if (*next >= 0 && handles_take(*next)) {
    handles_fill((int)*next, number);
    ++*next;
    return true;
  }
  close_socket(number);
  return false;
}

static void write_rights(struct json_writer* out, const unsigned char* bytes, size_t length,
                         int64_t* next) {
  int64_t closed = 0;
  json_open(out, "rights", '[');
  for (size_t at = 0; at + sizeof(int) <= length; at += sizeof(int)) {
    int number = -1;
    memcpy(&number, bytes + at, sizeof number);
    if (adopt(number, next)) {
      json_write_integer(out, NULL, *next - 1);
    } else {
      ++closed;
    }
  }
  json_close(out, ']');
  if (closed > 0) json_write_integer(out, "closed", closed);
}

static bool is_rights(const control_header* header) {
  return header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS;
}
#else
static bool is_rights(const control_header* header) {
  (void)header;
  return false;
}

static void write_rights(struct json_writer* out, const unsigned char* bytes, size_t length,
                         int64_t* next) {
  (void)out, (void)bytes, (void)length, (void)next;
}
#endif

static void write_type(struct json_writer* out, int level, int type) {
  const char* const name = control_type_name(level, type);
  if (name != NULL) {
    json_write_text(out, "type", name);
    return;
  }
  json_open(out, "type", '{');
  json_write_integer(out, "raw", type);
  json_close(out, '}');
}

static void write_item(struct call* call, control_header* header, size_t length, int64_t* next) {
  struct json_writer* const out = call->out;
  json_open(out, NULL, '{');
  write_name(out, "level", &option_levels, header->cmsg_level);
  write_type(out, header->cmsg_level, header->cmsg_type);
  if (is_rights(header)) {
    write_rights(out, control_data(header), length, next);
  } else {
    json_write_hex(out, "raw", control_data(header), length);
  }
  json_close(out, '}');
}

/* As CMSG_NXTHDR, which in musl compares numbers of different signs. Null behind the last; `left`
   are the bytes from the header on. */
static control_header* next_header(control_header* header, size_t left) {
  const size_t taken = control_space((size_t)header->cmsg_len - control_length(0));
  if (left < taken + control_length(0)) return NULL;
  return (control_header*)(void*)((unsigned char*)header + taken);
}

/* What the system claims is not believed: no item may reach beyond the buffer. */
void write_control(struct call* call, unsigned char* bytes, size_t length, int64_t rights_as) {
  control_header* header = NULL;
  int64_t next = rights_as;
  if (length >= control_length(0)) header = (control_header*)(void*)bytes;
  json_open(call->out, "control", '[');
  while (header != NULL) {
    const size_t left = length - (size_t)((const unsigned char*)header - bytes);
    if ((size_t)header->cmsg_len < control_length(0) || (size_t)header->cmsg_len > left) break;
    write_item(call, header, (size_t)header->cmsg_len - control_length(0), &next);
    header = next_header(header, left);
  }
  json_close(call->out, ']');
}

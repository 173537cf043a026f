#include "frames.h"

#include "lanes.h"
#include "system.h"

static int control_in = -1;
static int control_out = -1;
static frames_idle_function* idle_function;
static char input[line_size];
static size_t input_start;
static size_t input_end;

bool frames_open(void) {
  control_in = system_move_high(0);
  control_out = system_move_high(1);
  return control_in >= 0 && control_out >= 0 && system_open_null_as(0) && system_duplicate_as(2, 1);
}

void frames_set_idle(frames_idle_function* idle) {
  idle_function = idle;
}

static void wait_for_input(void) {
  int milliseconds = idle_function();
  while (milliseconds >= 0 && !system_wait_readable(control_in, milliseconds)) {
    milliseconds = idle_function();
  }
}

/* Appends what the input has to the buffer, which is not full. False at the end. */
static bool refill(void) {
  long count;
  if (input_start > 0) {
    memmove(input, input + input_start, input_end - input_start);
    input_end -= input_start;
    input_start = 0;
  }
  wait_for_input();
  count = system_read(control_in, input + input_end, sizeof input - input_end);
  if (count <= 0) return false;
  input_end += (size_t)count;
  return true;
}

/* Drops everything up to and with the next LF. False at the end. */
static bool skip_line(void) {
  for (;;) {
    const char* const found = memchr(input + input_start, '\n', input_end - input_start);
    if (found != NULL) {
      input_start = (size_t)(found - input) + 1;
      return true;
    }
    input_start = input_end;
    if (!refill()) return false;
  }
}

/* Reads a line into memory of its own, without its LF. Returns 1, 0 if it was too long (it is
   then skipped), -1 at the end of the input or of the memory. */
static int read_line(char** line, size_t* length) {
  for (;;) {
    const char* const found = memchr(input + input_start, '\n', input_end - input_start);
    if (found != NULL) {
      *length = (size_t)(found - input) - input_start;
      *line = malloc(*length + 1);
      if (*line == NULL) return -1;
      memcpy(*line, input + input_start, *length);
      input_start += *length + 1;
      return 1;
    }
    if (input_end - input_start == sizeof input) return skip_line() ? 0 : -1;
    if (!refill()) return -1;
  }
}

static bool read_exactly(unsigned char* bytes, size_t length) {
  size_t buffered = input_end - input_start;
  if (buffered > length) buffered = length;
  memcpy(bytes, input + input_start, buffered);
  input_start += buffered;
  while (buffered < length) {
    const long count = system_read(control_in, bytes + buffered, length - buffered);
    if (count <= 0) return false;
    buffered += (size_t)count;
  }
  return true;
}

static const char* check_attached(const struct json* attached) {
  int64_t left = attached_size;
  if (attached->kind != json_array) return "attached is not an array";
  if (attached->count > most_attachments) return "more attachments than 64";
  for (const struct json* length = attached->first; length != NULL; length = length->next) {
    if (length->kind != json_integer || length->integer < 0) return "attached is not of counts";
    if (length->integer > left) return "more than 16 MiB attached";
    left -= length->integer;
  }
  return NULL;
}

/* Reads the attachments that the frame announces. False at the end of the input. */
static bool read_attachments(struct frame* frame) {
  const struct json* const attached = json_member(frame->root, "attached");
  if (frame->problem != NULL || attached == NULL) return true;
  frame->problem = check_attached(attached);
  if (frame->problem != NULL) {
    frame->id = 0; /* a frame whose end is unknown is none */
    return true;
  }
  for (const struct json* length = attached->first; length != NULL; length = length->next) {
    struct attachment* const next = &frame->attachments[frame->attachment_count];
    next->length = (size_t)length->integer;
    next->bytes = malloc(next->length + 1);
    if (next->bytes == NULL) return false;
    ++frame->attachment_count;
    if (!read_exactly(next->bytes, next->length)) return false;
  }
  return true;
}

/* Checks what every request must have: it is an object with an id and a type. */
static const char* check_request(struct frame* frame) {
  const struct json* const id = json_member(frame->root, "id");
  const struct json* const type = json_member(frame->root, "type");
  if (frame->root->kind != json_object) return "the line is not a JSON object";
  if (id == NULL || id->kind != json_integer || id->integer < 1) return "no id, a positive integer";
  if (type == NULL || type->kind != json_string) return "no type, a string";
  frame->id = id->integer;
  return NULL;
}

static bool fill_frame(struct frame* frame) {
  size_t length = 0;
  const int got = read_line(&frame->line, &length);
  if (got < 0) return false;
  if (got == 0) {
    frame->problem = "the line is longer than 65,536 bytes";
    return true;
  }
  frame->problem = json_parse(&frame->document, frame->line, length);
  if (frame->problem != NULL) return true;
  frame->root = frame->document.root;
  frame->problem = check_request(frame);
  return read_attachments(frame);
}

struct frame* frame_read(void) {
  struct frame* const frame = calloc(1, sizeof *frame);
  if (frame == NULL) return NULL;
  if (fill_frame(frame)) return frame;
  frame_free(frame);
  return NULL;
}

void frame_free(struct frame* frame) {
  for (size_t i = 0; i < frame->attachment_count; ++i) free(frame->attachments[i].bytes);
  json_free(&frame->document);
  free(frame->line);
  free(frame);
}

void reply_open(struct json_writer* out) {
  memset(out, 0, sizeof *out);
  out->limit = line_size - 1;
}

/* Sends a line with its LF. */
static void send_line(const char* line, size_t length) {
  bool sent;
  lock_output();
  sent = system_write_all(control_out, line, length);
  unlock_output();
  if (!sent) _exit(0); /* the runner is gone: the same as the end of the input */
}

static void send_overflow(int64_t id) {
  char line[160];
  const int length = snprintf(line, sizeof line,
                              "{\"type\":\"reply\",\"id\":%lld,\"broken\":"
                              "{\"why\":\"the reply is longer than 65,536 bytes\"}}\n",
                              (long long)id);
  send_line(line, (size_t)length);
}

void reply_send(struct json_writer* out, int64_t id) {
  json_end_line(out);
  if (out->overflow) {
    send_overflow(id);
  } else {
    send_line(out->text, out->length);
  }
  free(out->text);
}

void send_entered(int64_t id, int call) {
  char line[128];
  const int length =
      snprintf(line, sizeof line, "{\"type\":\"entered\",\"id\":%lld,\"call\":%d,\"at\":%lld}\n",
               (long long)id, call, (long long)driver_clock());
  send_line(line, (size_t)length);
}

/* The control channel: requests come in as lines with attachments, replies go out as lines. */
#ifndef SOCKSPEC_NATIVE_FRAMES_H
#define SOCKSPEC_NATIVE_FRAMES_H

#include "json.h"

enum { line_size = 65536, most_attachments = 64, attached_size = 16 << 20 };

struct attachment {
  unsigned char* bytes;
  size_t length;
};

/* One frame as it came in. `problem` is null, or why it is no frame; then only `id` may be
   usable. */
struct frame {
  char* line;
  struct json_document document;
  const struct json* root;
  int64_t id; /* 0 if there is none */
  const char* problem;
  struct attachment attachments[most_attachments];
  size_t attachment_count;
};

/* Moves standard input and output to high descriptors; 0 becomes the null device and 1 standard
   error. */
bool frames_open(void);
/* Reads the next frame; null at the end of the input. The caller frees it. */
struct frame* frame_read(void);
void frame_free(struct frame* frame);
/* Called while the reader waits: returns the milliseconds after which it wants to be called
   again, -1 for never. */
typedef int frames_idle_function(void);
void frames_set_idle(frames_idle_function* idle);

/* Starts a reply: it grows up to a line without its LF. */
void reply_open(struct json_writer* out);
/* Sends what was written as one line and frees the buffer. What was longer than a line may be
   becomes a `broken`. Ends the process if nobody reads. Any thread may call it. */
void reply_send(struct json_writer* out, int64_t id);
/* Sends {"type":"entered",...}. */
void send_entered(int64_t id, int call);

#endif

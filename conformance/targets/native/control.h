/* Control messages of sendmsg and recvmsg: descriptors, credentials, and whatever else travels
   beside the data. */
#ifndef SOCKSPEC_NATIVE_CONTROL_H
#define SOCKSPEC_NATIVE_CONTROL_H

#include "data.h"

/* Control data to send; null bytes if there is none. */
struct control {
  unsigned char* bytes; /* aligned for headers */
  size_t length;
};

/* Reads the argument `control`: an array of items, or {"raw":{"hex":...}} for the whole buffer. */
bool control_argument(struct call* call, struct control* to);
void control_free(struct control* control);

/* Reads the argument `rights_as`: the first handle for received descriptors, -1 if it is
   missing. */
bool rights_argument(struct call* call, int64_t* first);

/* Writes the array `control` of a received message: what the buffer holds of it. Received
   descriptors become handles from `rights_as` on; those without a free handle are closed, and
   counted as `closed`. */
void write_control(struct call* call, unsigned char* bytes, size_t length, int64_t rights_as);

#endif

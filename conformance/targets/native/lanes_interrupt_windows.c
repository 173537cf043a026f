#include "lanes_threads.h"

enum { times_by_cancelling = 4 };

void lanes_prepare_interrupt(void) {}

/* The number that lane_enter stored: handles of Windows are numbers of 32 bits. */
static socket_number socket_of(const struct lane* lane) {
  return (socket_number)(intptr_t)load(&lane->descriptor);
}

/* What the system does for a call on that socket is cancelled; after some, the socket is shut
   down, too. */
void lane_interrupt(struct lane* lane, int times) {
  const socket_number number = socket_of(lane);
  if (times > times_by_cancelling) shutdown(number, SD_BOTH);
  CancelIoEx((HANDLE)number, NULL);
}

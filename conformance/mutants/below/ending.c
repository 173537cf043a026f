/* Lies of shutdown and close. */
#include "liar.h"

static int shut(int descriptor, int how) {
  return ((shutdown_call*)own(call_shutdown))(descriptor, how);
}

/* Fails as it should where it should: getpeername knows whether there is a connection. */
static bool is_connected(int descriptor) {
  struct sockaddr_storage peer;
  socklen_t length = sizeof peer;
  return ((name_call*)own(call_getpeername))(descriptor, (struct sockaddr*)&peer, &length) == 0;
}

static int ignore_write(int descriptor, int how) {
  return how == SHUT_WR && is_connected(descriptor) ? 0 : shut(descriptor, how);
}

static int ignore_read(int descriptor, int how) {
  return how == SHUT_RD && is_connected(descriptor) ? 0 : shut(descriptor, how);
}

static int leave_listeners_open(int descriptor) {
  int listens = 0;
  socklen_t length = sizeof listens;
  getsockopt_call* const option = (getsockopt_call*)own(call_getsockopt);
  const int result = option(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length);
  if (result == 0 && listens != 0) return 0;
  return ((close_call*)own(call_close))(descriptor);
}

/* What the last descriptor should do, every one does. */
static int end_for_duplicates(int descriptor) {
  shut(descriptor, SHUT_RDWR);
  return ((close_call*)own(call_close))(descriptor);
}

const struct lie ending_lies[] = {
    {"shutdown.write_ignored", call_shutdown, (any_function*)ignore_write},
    {"shutdown.read_ignored", call_shutdown, (any_function*)ignore_read},
    {"close.leaves_listeners_open", call_close, (any_function*)leave_listeners_open},
    {"close.ends_for_duplicates", call_close, (any_function*)end_for_duplicates},
    {NULL, call_count, NULL},
};

STANDS_IN int shutdown(int descriptor, int how) {
  return ((shutdown_call*)chosen(call_shutdown))(descriptor, how);
}

STANDS_IN int close(int descriptor) {
  return ((close_call*)chosen(call_close))(descriptor);
}

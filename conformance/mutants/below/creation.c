/* Lies of the calls that make sockets. */
#include "liar.h"

#include <fcntl.h>

enum { high_number = 150 }; /* below those that the driver keeps for itself */

static int make(int family, int type, int protocol) {
  return ((socket_call*)own(call_socket))(family, type, protocol);
}

static int drop_close_on_exec(int family, int type, int protocol) {
  return make(family, type & ~SOCK_CLOEXEC, protocol);
}

static int drop_nonblocking(int family, int type, int protocol) {
  return make(family, type & ~SOCK_NONBLOCK, protocol);
}

static int take_a_high_number(int family, int type, int protocol) {
  fcntl_call* const control = (fcntl_call*)own(call_fcntl);
  const int low = make(family, type, protocol);
  const int high = low < 0 ? -1 : control(low, F_DUPFD, high_number);
  if (high < 0) return low;
  control(high, F_SETFD, control(low, F_GETFD));
  ((close_call*)own(call_close))(low);
  return high;
}

static int drop_flags_of_a_pair(int family, int type, int protocol, int made[2]) {
  const int plain = type & ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
  return ((socketpair_call*)own(call_socketpair))(family, plain, protocol, made);
}

static int clear_on_failure(int family, int type, int protocol, int made[2]) {
  const int result = ((socketpair_call*)own(call_socketpair))(family, type, protocol, made);
  if (result != 0) made[0] = made[1] = -1;
  return result;
}

static int add_flags_to_a_pair(int family, int type, int protocol, int made[2]) {
  const int flagged = type | SOCK_CLOEXEC | SOCK_NONBLOCK;
  return ((socketpair_call*)own(call_socketpair))(family, flagged, protocol, made);
}

/* As the BSDs do, where Linux does not. */
static int hand_down_status(int listener, struct sockaddr* from, socklen_t* length) {
  fcntl_call* const control = (fcntl_call*)own(call_fcntl);
  const int made = ((accept_call*)own(call_accept))(listener, from, length);
  if (made >= 0) control(made, F_SETFL, control(listener, F_GETFL));
  return made;
}

static int leave_length_alone(int listener, struct sockaddr* from, socklen_t* length) {
  socklen_t copy = length == NULL ? 0 : *length;
  return ((accept_call*)own(call_accept))(listener, from, length == NULL ? NULL : &copy);
}

static int drop_flags(int listener, struct sockaddr* from, socklen_t* length, int flags) {
  (void)flags;
  return ((accept4_call*)own(call_accept4))(listener, from, length, 0);
}

const struct lie creation_lies[] = {
    {"socket.close_on_exec_dropped", call_socket, (any_function*)drop_close_on_exec},
    {"socket.nonblocking_dropped", call_socket, (any_function*)drop_nonblocking},
    {"socket.takes_a_high_number", call_socket, (any_function*)take_a_high_number},
    {"socketpair.flags_dropped", call_socketpair, (any_function*)drop_flags_of_a_pair},
    {"socketpair.failure_clears_the_array", call_socketpair, (any_function*)clear_on_failure},
    {"socketpair.born_with_flags", call_socketpair, (any_function*)add_flags_to_a_pair},
    {"accept.hands_down_status", call_accept, (any_function*)hand_down_status},
    {"accept.length_left_alone", call_accept, (any_function*)leave_length_alone},
    {"accept4.flags_dropped", call_accept4, (any_function*)drop_flags},
    {NULL, call_count, NULL},
};

STANDS_IN int socket(int family, int type, int protocol) {
  return ((socket_call*)chosen(call_socket))(family, type, protocol);
}

STANDS_IN int socketpair(int family, int type, int protocol, int made[2]) {
  return ((socketpair_call*)chosen(call_socketpair))(family, type, protocol, made);
}

STANDS_IN int accept(int listener, struct sockaddr* from, socklen_t* length) {
  return ((accept_call*)chosen(call_accept))(listener, from, length);
}

/* Not declared by the headers of POSIX.1-2008. */
STANDS_IN accept4_call accept4;
int accept4(int listener, struct sockaddr* from, socklen_t* length, int flags) {
  return ((accept4_call*)chosen(call_accept4))(listener, from, length, flags);
}

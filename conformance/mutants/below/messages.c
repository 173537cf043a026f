/* Lies of sendmsg and recvmsg. */
#include "liar.h"

static ssize_t receive(int descriptor, struct msghdr* message, int flags) {
  return ((recvmsg_call*)own(call_recvmsg))(descriptor, message, flags);
}

static ssize_t not_tell_what_was_cut(int descriptor, struct msghdr* message, int flags) {
  const ssize_t count = receive(descriptor, message, flags);
  if (count >= 0) message->msg_flags &= ~(MSG_TRUNC | MSG_CTRUNC);
  return count;
}

/* MSG_CMSG_CLOEXEC is not among the flags of POSIX.1-2008. */
static ssize_t drop_flags(int descriptor, struct msghdr* message, int flags) {
  (void)flags;
  return receive(descriptor, message, 0);
}

static ssize_t not_tell_the_sender(int descriptor, struct msghdr* message, int flags) {
  const ssize_t count = receive(descriptor, message, flags);
  if (count >= 0) message->msg_namelen = 0;
  return count;
}

static ssize_t drop_flags_of_send(int descriptor, const struct msghdr* message, int flags) {
  (void)flags;
  return ((sendmsg_call*)own(call_sendmsg))(descriptor, message, 0);
}

static ssize_t drop_control(int descriptor, const struct msghdr* message, int flags) {
  struct msghdr bare = *message;
  bare.msg_control = NULL;
  bare.msg_controllen = 0;
  return ((sendmsg_call*)own(call_sendmsg))(descriptor, &bare, flags);
}

const struct lie message_lies[] = {
    {"recvmsg.tells_nothing_cut", call_recvmsg, (any_function*)not_tell_what_was_cut},
    {"recvmsg.flags_dropped", call_recvmsg, (any_function*)drop_flags},
    {"recvmsg.sender_not_told", call_recvmsg, (any_function*)not_tell_the_sender},
    {"sendmsg.flags_dropped", call_sendmsg, (any_function*)drop_flags_of_send},
    {"sendmsg.control_dropped", call_sendmsg, (any_function*)drop_control},
    {NULL, call_count, NULL},
};

STANDS_IN ssize_t sendmsg(int descriptor, const struct msghdr* message, int flags) {
  return ((sendmsg_call*)chosen(call_sendmsg))(descriptor, message, flags);
}

STANDS_IN ssize_t recvmsg(int descriptor, struct msghdr* message, int flags) {
  return ((recvmsg_call*)chosen(call_recvmsg))(descriptor, message, flags);
}

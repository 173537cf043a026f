#include "vectors.h"

static struct msghdr header_of(const struct socket_message* message) {
  struct msghdr header;
  memset(&header, 0, sizeof header);
  header.msg_name = message->name;
  header.msg_namelen = message->name_length;
  header.msg_iov = message->entries;
  header.msg_iovlen = (message_count)message->count;
  header.msg_control = message->control;
  header.msg_controllen = (message_length)message->control_length;
  return header;
}

ssize_t send_message(socket_number to, const struct socket_message* message, int flags) {
  const struct msghdr header = header_of(message);
  return sendmsg(to, &header, flags);
}

ssize_t receive_message(socket_number from, struct socket_message* message, int flags) {
  struct msghdr header = header_of(message);
  const ssize_t count = recvmsg(from, &header, flags);
  message->name_length = header.msg_namelen;
  message->control_length = (size_t)header.msg_controllen;
  message->flags = header.msg_flags;
  return count;
}

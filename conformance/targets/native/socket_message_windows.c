#include "vectors.h"

static WSAMSG header_of(const struct socket_message* message) {
  WSAMSG header;
  memset(&header, 0, sizeof header);
  header.name = message->name;
  header.namelen = message->name_length;
  header.lpBuffers = message->entries;
  header.dwBufferCount = (DWORD)message->count;
  header.Control.buf = message->control;
  header.Control.len = (ULONG)message->control_length;
  return header;
}

ssize_t send_message(socket_number to, const struct socket_message* message, int flags) {
  WSAMSG header = header_of(message);
  DWORD count = 0;
  const int result = WSASendMsg(to, &header, (DWORD)flags, &count, NULL, NULL);
  return result == 0 ? (ssize_t)count : -1;
}

/* WSARecvMsg is no function of the library: whoever provides the socket is asked for it. Null if
   that fails. */
static LPFN_WSARECVMSG receiver_of(socket_number from) {
  GUID name = WSAID_WSARECVMSG;
  LPFN_WSARECVMSG receiver = NULL;
  DWORD length = 0;
  const int result = WSAIoctl(from, SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name,
                              &receiver, sizeof receiver, &length, NULL, NULL);
  return result == 0 ? receiver : NULL;
}

ssize_t receive_message(socket_number from, struct socket_message* message, int flags) {
  WSAMSG header = header_of(message);
  const LPFN_WSARECVMSG receiver = receiver_of(from);
  DWORD count = 0;
  int result = SOCKET_ERROR;
  if (receiver == NULL) return -1;
  header.dwFlags = (DWORD)flags;
  result = receiver(from, &header, &count, NULL, NULL);
  message->name_length = header.namelen;
  message->control_length = header.Control.len;
  message->flags = (int)header.dwFlags;
  return result == 0 ? (ssize_t)count : -1;
}

/* Flags that Microsoft's pages refuse: unknown ones, and urgency where there is none. Windows
 * prints 10022, 10045, 10045 and 10045, Wine 0, 10035, 0 and 0; the last is of recvmsg, which is
 * for datagrams alone. x86_64-w64-mingw32-gcc flags_are_not_refused.c -lws2_32 && wine a.exe */
#define _WIN32_WINNT 0x0600
#include <mswsock.h>
#include <stdio.h>
#include <winsock2.h>
#include <ws2tcpip.h>

static void say(const char* what, int result) {
  printf("%s %d\n", what, result < 0 ? WSAGetLastError() : 0);
}

int main(void) {
  WSADATA data;
  u_long on = 1;
  DWORD count = 0;
  char byte[] = "x";
  WSABUF buffer = {1, byte};
  WSAMSG message = {NULL, 0, &buffer, 1, {0, NULL}, 0};
  struct sockaddr_in here = {AF_INET};
  int length = sizeof here;
  GUID name = WSAID_WSARECVMSG;
  LPFN_WSARECVMSG receive = NULL;
  WSAStartup(MAKEWORD(2, 2), &data);
  SOCKET one = socket(AF_INET, SOCK_DGRAM, 0), stream = socket(AF_INET, SOCK_STREAM, 0);
  SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(one, (struct sockaddr*)&here, sizeof here);
  getsockname(one, (struct sockaddr*)&here, &length);
  connect(one, (struct sockaddr*)&here, sizeof here);
  say("send, unknown", send(one, "x", 1, 0x10000000));
  recv(one, byte, 1, 0);
  ioctlsocket(one, FIONBIO, &on);
  say("recv, urgent datagram", recv(one, byte, 1, MSG_OOB));
  say("sendmsg, MSG_PEEK", WSASendMsg(one, &message, MSG_PEEK, &count, NULL, NULL));
  here.sin_port = 0;
  bind(listener, (struct sockaddr*)&here, sizeof here);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&here, &length);
  connect(stream, (struct sockaddr*)&here, sizeof here);
  send(accept(listener, NULL, NULL), "x", 1, 0);
  WSAIoctl(stream, SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name, &receive, sizeof receive,
           &count, NULL, NULL);
  message.dwFlags = MSG_PEEK;
  say("recvmsg, peek at a stream", receive(stream, &message, &count, NULL, NULL));
  return 0;
}

/* Calls in a state, or on an address, that Microsoft's pages refuse. Windows prints 10056, 10047,
 * 10049, 10049, 10047, 10045, 10013, 10013, 10022 and 10022, Wine 10022, 10049, 0, 0, 10045, 0, 0,
 * 0, 10035 and 10038. x86_64-w64-mingw32-gcc states_are_not_refused.c -lws2_32 && wine a.exe */
#define _WIN32_WINNT 0x0600
#include <stdio.h>
#include <winsock2.h>
#include <ws2tcpip.h>

static void say(const char* what, int result) {
  printf("%s %d\n", what, result < 0 ? WSAGetLastError() : 0);
}

int main(void) {
  WSADATA data;
  u_long on = 1;
  BOOL yes = TRUE, no = FALSE;
  struct sockaddr_in here = {AF_INET}, everybody = {AF_INET}, wildcard = {AF_INET};
  struct sockaddr stranger = {AF_UNIX, "s"};
  struct sockaddr_in6 there = {AF_INET6};
  int length = sizeof here;
  WSAPOLLFD closed = {0, POLLRDNORM, 0};
  WSAStartup(MAKEWORD(2, 2), &data);
  SOCKET listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
  SOCKET datagrams = socket(AF_INET, SOCK_DGRAM, 0), other = socket(AF_INET, SOCK_DGRAM, 0);
  there.sin6_addr.s6_addr[15] = 1;
  there.sin6_port = htons(9);
  bind(listener, (struct sockaddr*)&here, sizeof here);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&here, &length);
  wildcard.sin_port = here.sin_port;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connect(client, (struct sockaddr*)&here, sizeof here);
  say("listen, connected", listen(client, 1));
  say("connect, other family",
      connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr*)&stranger, sizeof stranger));
  say("connect, wildcard",
      connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr*)&wildcard, sizeof wildcard));
  say("sendto, wildcard",
      sendto(datagrams, "x", 1, 0, (struct sockaddr*)&wildcard, sizeof wildcard));
  say("sendto, other family", sendto(datagrams, "x", 1, 0, (struct sockaddr*)&there, sizeof there));
  say("sendto, urgent, IPv6", sendto(socket(AF_INET6, SOCK_DGRAM, 0), "x", 1, MSG_OOB,
                                     (struct sockaddr*)&there, sizeof there));
  everybody.sin_addr.s_addr = INADDR_BROADCAST;
  say("bind, broadcast", bind(other, (struct sockaddr*)&everybody, sizeof everybody));
  everybody.sin_addr.s_addr = inet_addr("127.255.255.255");
  everybody.sin_port = htons(9);
  setsockopt(datagrams, SOL_SOCKET, SO_BROADCAST, (char*)&yes, sizeof yes);
  connect(datagrams, (struct sockaddr*)&everybody, sizeof everybody);
  setsockopt(datagrams, SOL_SOCKET, SO_BROADCAST, (char*)&no, sizeof no);
  say("send, broadcast", send(datagrams, "x", 1, 0));
  other = socket(AF_INET, SOCK_DGRAM, 0);
  ioctlsocket(other, FIONBIO, &on);
  say("recvfrom, unbound", recvfrom(other, (char*)&here, 1, 0, NULL, NULL));
  closesocket(other);
  closed.fd = other;
  say("poll, closed", WSAPoll(&closed, 1, 0));
  return 0;
}

/* A datagram leaves from the address that its socket is bound to. Windows prints 127.0.0.2, Wine
 * 127.0.0.1: it binds the socket to the interface instead.
 * x86_64-w64-mingw32-gcc datagrams_leave_from_another_address.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>

int main(void) {
  WSADATA data;
  struct sockaddr_in mine = {AF_INET}, theirs = {AF_INET}, sender;
  int length = sizeof theirs;
  char byte = '!';
  WSAStartup(MAKEWORD(2, 2), &data);
  SOCKET from = socket(AF_INET, SOCK_DGRAM, 0), to = socket(AF_INET, SOCK_DGRAM, 0);
  mine.sin_addr.s_addr = htonl(0x7f000002);
  theirs.sin_addr.s_addr = htonl(0x7f000003);
  bind(from, (struct sockaddr*)&mine, sizeof mine);
  bind(to, (struct sockaddr*)&theirs, sizeof theirs);
  getsockname(to, (struct sockaddr*)&theirs, &length);
  sendto(from, &byte, 1, 0, (struct sockaddr*)&theirs, sizeof theirs);
  recvfrom(to, &byte, 1, 0, (struct sockaddr*)&sender, &length);
  printf("%s\n", inet_ntoa(sender.sin_addr));
  return 0;
}

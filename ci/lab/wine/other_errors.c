/* Two errors that are others than documented: of an address that is too short, and of sending on a
 * stream that has no peer. Windows prints 10014 and 10057, Wine 10049 and 10054.
 * x86_64-w64-mingw32-gcc other_errors.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>

int main(void) {
  WSADATA data;
  struct sockaddr_in where = {AF_INET};
  WSAStartup(MAKEWORD(2, 2), &data);
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  where.sin_port = htons(9);
  connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr*)&where, 8);
  printf("connect %d\n", WSAGetLastError());
  send(socket(AF_INET, SOCK_STREAM, 0), "x", 1, 0);
  printf("send %d\n", WSAGetLastError());
  return 0;
}

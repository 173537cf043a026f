/* A connection that its peer has reset reads as one that has ended. Windows prints -1, Wine 0.
 * x86_64-w64-mingw32-gcc reset_reads_as_end.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>

int main(void) {
  WSADATA data;
  struct sockaddr_in where = {AF_INET};
  int length = sizeof where;
  struct linger reset = {1, 0};
  char byte;
  WSAStartup(MAKEWORD(2, 2), &data);
  SOCKET listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&where, sizeof where);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&where, &length);
  connect(client, (struct sockaddr*)&where, sizeof where);
  SOCKET server = accept(listener, 0, 0);
  setsockopt(client, SOL_SOCKET, SO_LINGER, (char*)&reset, sizeof reset);
  closesocket(client);
  printf("recv %d\n", recv(server, &byte, 1, 0));
  return 0;
}

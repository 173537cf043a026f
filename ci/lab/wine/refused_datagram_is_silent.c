/* A datagram that met a closed port is not reported to its connected sender. Windows prints 10054,
 * Wine 10060: the limit of the wait.
 * x86_64-w64-mingw32-gcc refused_datagram_is_silent.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>

int main(void) {
  WSADATA data;
  struct sockaddr_in where = {AF_INET};
  int length = sizeof where;
  DWORD limit = 2000;
  char byte = 0;
  WSAStartup(MAKEWORD(2, 2), &data);
  SOCKET nobody = socket(AF_INET, SOCK_DGRAM, 0), sender = socket(AF_INET, SOCK_DGRAM, 0);
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(nobody, (struct sockaddr*)&where, sizeof where);
  getsockname(nobody, (struct sockaddr*)&where, &length);
  closesocket(nobody);
  connect(sender, (struct sockaddr*)&where, sizeof where);
  send(sender, &byte, 1, 0);
  setsockopt(sender, SOL_SOCKET, SO_RCVTIMEO, (char*)&limit, sizeof limit);
  recv(sender, &byte, 1, 0);
  printf("error %d\n", WSAGetLastError());
  return 0;
}

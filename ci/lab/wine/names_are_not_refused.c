/* Names that Microsoft's pages refuse to tell or to look up, and an address that does not fit.
 * Windows prints 11001, 10022, 10014, 10022, 10014 and 87, Wine 0, 0, 10047, 0, 0 and -1073741811.
 * x86_64-w64-mingw32-gcc names_are_not_refused.c -lws2_32 && wine a.exe */
#define _WIN32_WINNT 0x0600
#include <stdio.h>
#include <winsock2.h>
#include <ws2tcpip.h>

int main(void) {
  WSADATA data;
  char host[64];
  struct sockaddr_in here = {AF_INET};
  const struct sockaddr* const name = (const struct sockaddr*)&here;
  struct addrinfo hints = {0x40000000}, *found = NULL;
  int length = sizeof here;
  WSAStartup(MAKEWORD(2, 2), &data);
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  printf("neither %d\n", getnameinfo(name, sizeof here, NULL, 0, NULL, 0, NI_NUMERICHOST));
  printf("no room %d\n", getnameinfo(name, sizeof here, host, 0, host, 64, NI_NUMERICHOST));
  printf("short %d\n", getnameinfo(name, 4, host, 64, NULL, 0, NI_NUMERICHOST));
  printf("flags %d\n", getaddrinfo("127.0.0.1", "80", &hints, &found));
  SOCKET one = socket(AF_INET, SOCK_DGRAM, 0);
  bind(one, name, sizeof here);
  getsockname(one, (struct sockaddr*)&here, &length);
  sendto(one, "x", 1, 0, name, sizeof here);
  length = 4;
  const int count = recvfrom(one, host, 64, 0, (struct sockaddr*)&here, &length);
  printf("recvfrom %d\n", count < 0 ? WSAGetLastError() : 0);
  inet_ntop(AF_INET, &here.sin_addr, host, 2);
  printf("inet_ntop %d\n", WSAGetLastError());
  return 0;
}

/* Calls before WSAStartup. Windows prints 10093 for each, Wine 10093, 10038, 10038 and 0: it looks
 * at the handle alone, and asks the host for its name. x86_64-w64-mingw32-gcc
 * calls_before_startup.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>

int main(void) {
  char byte[256];
  struct sockaddr_in here = {AF_INET};
  const SOCKET none = socket(AF_INET, SOCK_STREAM, 0);
  printf("socket %d\n", WSAGetLastError());
  bind(none, (struct sockaddr*)&here, sizeof here);
  printf("bind %d\n", WSAGetLastError());
  recv(none, byte, 1, 0);
  printf("recv %d\n", WSAGetLastError());
  const int result = gethostname(byte, sizeof byte);
  printf("gethostname %d\n", result == 0 ? 0 : WSAGetLastError());
  return 0;
}

/* A datagram without a destination. Windows prints 10057 (not connected), Wine 10022.
 * x86_64-w64-mingw32-gcc send_without_destination.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>

int main(void) {
  WSADATA data;
  char byte = 0;
  WSAStartup(MAKEWORD(2, 2), &data);
  SOCKET sender = socket(AF_INET, SOCK_DGRAM, 0);
  send(sender, &byte, 1, 0);
  printf("error %d\n", WSAGetLastError());
  return 0;
}

/* A datagram socket may be bound to an address that the host does not have. Windows prints 10049,
 * Wine 0.
 * x86_64-w64-mingw32-gcc every_datagram_address_is_bindable.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>

int main(void) {
  WSADATA data;
  struct sockaddr_in nowhere = {AF_INET};
  WSAStartup(MAKEWORD(2, 2), &data);
  SOCKET datagrams = socket(AF_INET, SOCK_DGRAM, 0);
  nowhere.sin_addr.s_addr = htonl(0xC0000201); /* 192.0.2.1, which is for documents */
  int result = bind(datagrams, (struct sockaddr*)&nowhere, sizeof nowhere);
  printf("error %d\n", result == 0 ? 0 : WSAGetLastError());
  return 0;
}

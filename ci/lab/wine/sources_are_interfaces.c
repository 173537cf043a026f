/* A group that is joined for one source: Wine hands the structure to Linux, which has its last two
 * members the other way about. Windows prints 0 and 10049, Wine 10022 and 0.
 * x86_64-w64-mingw32-gcc sources_are_interfaces.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>
#include <ws2tcpip.h>

static void join(const char* source, const char* interface_address) {
  struct ip_mreq_source all;
  const SOCKET one = socket(AF_INET, SOCK_DGRAM, 0);
  all.imr_multiaddr.s_addr = inet_addr("239.255.1.1");
  all.imr_sourceaddr.s_addr = inet_addr(source);
  all.imr_interface.s_addr = inet_addr(interface_address);
  const int result =
      setsockopt(one, IPPROTO_IP, IP_ADD_SOURCE_MEMBERSHIP, (const char*)&all, sizeof all);
  printf("%d\n", result == 0 ? 0 : WSAGetLastError());
}

int main(void) {
  WSADATA data;
  WSAStartup(MAKEWORD(2, 2), &data);
  join("192.0.2.1", "127.0.0.1");
  join("127.0.0.1", "192.0.2.1");
  return 0;
}

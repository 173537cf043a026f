/* Options that Microsoft documents, each set to 1 and read back: Windows prints 0 and 1 for all of
 * them, Wine 10042 or 10022; of IPV6_PROTECTION_LEVEL (set to 30) what happened to be in the
 * buffer; and of the length of SO_TYPE what was given, 16, where it is 4. x86_64-w64-mingw32-gcc
 * options_are_missing.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>
#include <ws2tcpip.h>

static void try_option(SOCKET on, const char* name, int level, int option, int content) {
  int value = 0x5a5a5a5a, length = sizeof value;
  const int set = setsockopt(on, level, option, (char*)&content, sizeof content);
  printf("%s %d", name, set == 0 ? 0 : WSAGetLastError());
  getsockopt(on, level, option, (char*)&value, &length);
  printf(" %d\n", value);
}

int main(void) {
  WSADATA data;
  char type[16];
  int length = sizeof type;
  WSAStartup(MAKEWORD(2, 2), &data);
  SOCKET tcp = socket(AF_INET, SOCK_STREAM, 0), udp = socket(AF_INET, SOCK_DGRAM, 0);
  SOCKET tcp6 = socket(AF_INET6, SOCK_STREAM, 0);
  try_option(tcp, "SO_CONDITIONAL_ACCEPT", SOL_SOCKET, SO_CONDITIONAL_ACCEPT, 1);
  try_option(tcp, "SO_RANDOMIZE_PORT", SOL_SOCKET, 0x3005, 1);
  try_option(tcp, "SO_PORT_SCALABILITY", SOL_SOCKET, 0x3006, 1);
  try_option(tcp, "SO_REUSE_UNICASTPORT", SOL_SOCKET, 0x3007, 1);
  try_option(tcp, "TCP_KEEPIDLE", IPPROTO_TCP, 3, 1);
  try_option(tcp, "TCP_MAXRT", IPPROTO_TCP, 5, 1);
  try_option(tcp, "TCP_KEEPCNT", IPPROTO_TCP, 16, 1);
  try_option(tcp, "TCP_KEEPINTVL", IPPROTO_TCP, 17, 1);
  try_option(tcp, "TCP_FAIL_CONNECT_ON_ICMP_ERROR", IPPROTO_TCP, 18, 1);
  try_option(udp, "UDP_NOCHECKSUM", IPPROTO_UDP, UDP_NOCHECKSUM, 1);
  try_option(udp, "UDP_CHECKSUM_COVERAGE", IPPROTO_UDP, UDP_CHECKSUM_COVERAGE, 1);
  try_option(tcp, "IP_MTU_DISCOVER", IPPROTO_IP, 71, 1);
  try_option(tcp6, "IPV6_MTU_DISCOVER", IPPROTO_IPV6, 71, 1);
  try_option(tcp6, "IPV6_UNICAST_IF", IPPROTO_IPV6, 31, 1);
  try_option(tcp6, "IPV6_PROTECTION_LEVEL", IPPROTO_IPV6, 23, 30);
  try_option(tcp, "IP_MTU (read only)", IPPROTO_IP, 73, 1);
  try_option(tcp6, "IPV6_MTU (read only)", IPPROTO_IPV6, 72, 1);
  try_option(tcp, "IP_UNICAST_IF", IPPROTO_IP, 31, (int)htonl(1));
  getsockopt(tcp, SOL_SOCKET, SO_TYPE, type, &length);
  printf("length of SO_TYPE %d\n", length);
  return 0;
}

/* MSG_WAITALL waits for nothing. Windows prints 4, Wine 2.
 * x86_64-w64-mingw32-gcc wait_all_is_ignored.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <winsock2.h>

static DWORD WINAPI send_later(void* client) {
  Sleep(500);
  send((SOCKET)client, "cd", 2, 0);
  return 0;
}

int main(void) {
  WSADATA data;
  struct sockaddr_in where = {AF_INET};
  int length = sizeof where;
  char bytes[4];
  WSAStartup(MAKEWORD(2, 2), &data);
  SOCKET listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&where, sizeof where);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&where, &length);
  connect(client, (struct sockaddr*)&where, sizeof where);
  SOCKET server = accept(listener, 0, 0);
  send(client, "ab", 2, 0);
  CreateThread(0, 0, send_later, (void*)client, 0, 0);
  printf("%d\n", recv(server, bytes, sizeof bytes, MSG_WAITALL));
  return 0;
}

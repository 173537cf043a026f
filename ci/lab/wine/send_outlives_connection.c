/* A blocking send does not always return when its peer resets the connection: under Wine this hangs
 * within some hundred rounds.
 * x86_64-w64-mingw32-gcc send_outlives_connection.c -lws2_32 && wine a.exe */
#include <stdio.h>
#include <stdlib.h>
#include <winsock2.h>

enum { size = 32 << 20 };

static DWORD WINAPI leave(void* server) {
  char chunk[4096];
  recv((SOCKET)server, chunk, sizeof chunk, 0);
  closesocket((SOCKET)server); /* with data unread: a reset */
  return 0;
}

static void round_of(SOCKET listener, SOCKET client, const char* large) {
  struct sockaddr_in where = {AF_INET};
  int length = sizeof where, sent = 0, count = 1;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&where, sizeof where);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&where, &length);
  connect(client, (struct sockaddr*)&where, sizeof where);
  HANDLE peer = CreateThread(0, 0, leave, (void*)accept(listener, 0, 0), 0, 0);
  for (; sent != size && count > 0; sent += count) count = send(client, large, size - sent, 0);
  WaitForSingleObject(peer, INFINITE);
  CloseHandle(peer);
}

int main(void) {
  WSADATA data;
  const char* large = calloc(1, size);
  WSAStartup(MAKEWORD(2, 2), &data);
  for (int i = 0; i != 1000; ++i) {
    SOCKET listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
    round_of(listener, client, large);
    closesocket(client);
    closesocket(listener);
    printf("%d\n", i);
    fflush(stdout);
  }
  return 0;
}

/* What Windows gives (10 and later); platform_posix.h is its twin. Written for MSVC, too. */
#ifndef SOCKSPEC_NATIVE_PLATFORM_WINDOWS_H
#define SOCKSPEC_NATIVE_PLATFORM_WINDOWS_H

#if !defined(_WIN32_WINNT) || _WIN32_WINNT < 0x0A00
#undef _WIN32_WINNT
#define _WIN32_WINNT 0x0A00
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#define FD_SETSIZE 1024 /* sockets in a set */

/* each of these needs those before it */
/* clang-format off */
#include <winsock2.h>
#include <ws2tcpip.h>
#include <afunix.h>
#include <mswsock.h>
#include <iphlpapi.h>
#include <netioapi.h>
/* clang-format on */
#include <fcntl.h>
#include <io.h>
#include <process.h>
#include <stdbool.h>
#include <stdint.h>

typedef SOCKET socket_number;
#define NO_SOCKET INVALID_SOCKET
typedef DWORD option_duration; /* milliseconds */
typedef u_short linger_seconds;
typedef DWORD lookup_length; /* of getnameinfo's buffers */
typedef int host_name_length;
typedef size_t text_length; /* of inet_ntop's buffer */
typedef long timeval_seconds;
typedef uint16_t in_port_t;
typedef long suseconds_t;
#if defined(_MSC_VER)
typedef intptr_t ssize_t;
#endif

#define SHUT_RD SD_RECEIVE
#define SHUT_WR SD_SEND
#define SHUT_RDWR SD_BOTH

/* Of newer headers than MinGW's. */
#if !defined(TCP_MAXSEG)
#define TCP_MAXSEG 4
#endif
#if !defined(SO_BSP_STATE)
#define SO_BSP_STATE 0x1009
#endif
#if !defined(TCP_MAXRT)
#define TCP_MAXRT 5
#endif
#if !defined(TCP_FAIL_CONNECT_ON_ICMP_ERROR)
#define TCP_FAIL_CONNECT_ON_ICMP_ERROR 18
#endif
#if !defined(SO_RANDOMIZE_PORT)
#define SO_RANDOMIZE_PORT 0x3005
#endif
#if !defined(SO_PORT_SCALABILITY)
#define SO_PORT_SCALABILITY 0x3006
#endif
#if !defined(SO_REUSE_UNICASTPORT)
#define SO_REUSE_UNICASTPORT 0x3007
#endif
#if !defined(TCP_KEEPIDLE)
#define TCP_KEEPIDLE 3
#endif
#if !defined(TCP_KEEPCNT)
#define TCP_KEEPCNT 16
#endif
#if !defined(TCP_KEEPINTVL)
#define TCP_KEEPINTVL 17
#endif

static inline int close_socket(socket_number number) {
  return closesocket(number);
}
/* DuplicateHandle is not for sockets. */
static inline socket_number duplicate_socket(socket_number number) {
  WSAPROTOCOL_INFOW about;
  if (WSADuplicateSocketW(number, GetCurrentProcessId(), &about) != 0) return NO_SOCKET;
  return WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &about, 0,
                    WSA_FLAG_OVERLAPPED);
}
static inline int poll_sockets(struct pollfd* entries, size_t count, int milliseconds) {
  return WSAPoll(entries, (ULONG)count, milliseconds);
}
/* Winsock counts in int. */
static inline ssize_t send_bytes(socket_number to, const void* bytes, size_t length, int flags) {
  return send(to, bytes, (int)length, flags);
}
static inline ssize_t send_bytes_to(socket_number to, const void* bytes, size_t length, int flags,
                                    const struct sockaddr* address, socklen_t address_length) {
  return sendto(to, bytes, (int)length, flags, address, address_length);
}
static inline ssize_t receive_bytes(socket_number from, void* bytes, size_t length, int flags) {
  return recv(from, bytes, (int)length, flags);
}
static inline ssize_t receive_bytes_from(socket_number from, void* bytes, size_t length, int flags,
                                         struct sockaddr* address, socklen_t* address_length) {
  return recvfrom(from, bytes, (int)length, flags, address, address_length);
}
static inline int read_option(socket_number of, int level, int name, void* bytes,
                              socklen_t* length) {
  return getsockopt(of, level, name, bytes, length);
}
static inline int write_option(socket_number of, int level, int name, const void* bytes,
                               socklen_t length) {
  return setsockopt(of, level, name, bytes, length);
}
static inline int control_device(socket_number number, unsigned request, void* value) {
  return ioctlsocket(number, (long)request, value);
}

#define DUP_AND_INTERFACE_LIST_ARE_COMPOSED 1 /* of several calls of the system */

typedef SIZE_T message_length;

typedef WSABUF data_vector;
static inline void set_vector(data_vector* entry, void* bytes, size_t length) {
  entry->buf = bytes;
  entry->len = (ULONG)length;
}

typedef WSACMSGHDR control_header;
static inline size_t control_length(size_t data) {
  return WSA_CMSG_LEN(data);
}
/* WSA_CMSG_SPACE, which in MinGW counts in numbers with a sign. */
static inline size_t control_space(size_t data) {
  const size_t alignment = sizeof(SIZE_T);
  return control_length((data + alignment - 1) / alignment * alignment);
}
static inline unsigned char* control_data(control_header* header) {
  return WSA_CMSG_DATA(header);
}

/* A set is a list; ops_select.c counts. */
static inline bool fits_in_set(socket_number number) {
  return number != NO_SOCKET;
}

static inline int last_error(void) {
  return WSAGetLastError();
}
static inline void clear_last_error(void) {
  WSASetLastError(0);
}
static inline bool is_would_block(int error) {
  return error == WSAEWOULDBLOCK;
}

#endif

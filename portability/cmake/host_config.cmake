# Finds out what the system can do and writes it down for the sources: capabilities, not names of
# systems, wherever a compiler can tell.
include(CheckStructHasMember)
include(CheckCXXSymbolExists)

set(SOCKSPEC_BACKEND posix)
if(WIN32)
  set(SOCKSPEC_BACKEND winsock)
endif()

# On Windows none of these is there.
set(CMAKE_REQUIRED_QUIET ON)
check_struct_has_member("struct sockaddr" sa_len sys/socket.h SOCKSPEC_HAVE_SA_LEN LANGUAGE CXX)
check_cxx_symbol_exists(SO_LINGER_SEC sys/socket.h SOCKSPEC_HAVE_SO_LINGER_SEC)
check_cxx_symbol_exists(SOCK_CLOEXEC sys/socket.h SOCKSPEC_HAVE_SOCK_CLOEXEC)
check_cxx_symbol_exists(accept4 sys/socket.h SOCKSPEC_HAVE_ACCEPT4)
check_cxx_symbol_exists(sendmmsg sys/socket.h SOCKSPEC_HAVE_SENDMMSG)
check_cxx_symbol_exists(UDP_SEGMENT netinet/udp.h SOCKSPEC_HAVE_UDP_SEGMENT)
unset(CMAKE_REQUIRED_QUIET)

# The files that have no twin: what makes handles, where systems differ in how, and UTF-16.
if(WIN32)
  set(SOCKSPEC_BACKEND_SOURCES src/winsock/wide_text.cpp)
elseif(SOCKSPEC_HAVE_SOCK_CLOEXEC AND SOCKSPEC_HAVE_ACCEPT4)
  set(SOCKSPEC_BACKEND_SOURCES src/posix/handle_atomic.cpp)
else()
  set(SOCKSPEC_BACKEND_SOURCES src/posix/handle_stepwise.cpp)
endif()

# The files that move datagrams together, or one by one. recvmmsg is there wherever sendmmsg is.
if(WIN32)
  list(APPEND SOCKSPEC_BACKEND_SOURCES src/winsock/batch.cpp)
elseif(SOCKSPEC_HAVE_SENDMMSG)
  list(APPEND SOCKSPEC_BACKEND_SOURCES src/posix/batch_at_once.cpp)
else()
  list(APPEND SOCKSPEC_BACKEND_SOURCES src/posix/batch_stepwise.cpp)
endif()
if(SOCKSPEC_HAVE_UDP_SEGMENT)
  list(APPEND SOCKSPEC_BACKEND_SOURCES src/posix/segments_whole.cpp)
else()
  list(APPEND SOCKSPEC_BACKEND_SOURCES src/berkeley/segments_stepwise.cpp)
endif()

# The file that sends files: sendfile has another signature wherever there is one.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_QUIET ON)
check_cxx_source_compiles("#include <sys/sendfile.h>
  int main() { off_t at = 0; return static_cast<int>(sendfile(1, 0, &at, 1)); }"
  SOCKSPEC_SENDFILE_IS_LINUX)
check_cxx_source_compiles("#include <sys/types.h>
  #include <sys/socket.h>
  #include <sys/uio.h>
  int main() { off_t length = 1; return sendfile(0, 1, 0, &length, nullptr, 0); }"
  SOCKSPEC_SENDFILE_IS_DARWIN)
check_cxx_source_compiles("#include <sys/types.h>
  #include <sys/socket.h>
  #include <sys/uio.h>
  int main() { off_t count = 0; return sendfile(0, 1, 0, 1, nullptr, &count, 0); }"
  SOCKSPEC_SENDFILE_IS_FREEBSD)
unset(CMAKE_REQUIRED_QUIET)
if(SOCKSPEC_SENDFILE_IS_LINUX)
  list(APPEND SOCKSPEC_BACKEND_SOURCES src/posix/sendfile_linux.cpp src/posix/without_sigpipe.cpp)
elseif(SOCKSPEC_SENDFILE_IS_DARWIN)
  list(APPEND SOCKSPEC_BACKEND_SOURCES src/posix/sendfile_darwin.cpp)
elseif(SOCKSPEC_SENDFILE_IS_FREEBSD)
  list(APPEND SOCKSPEC_BACKEND_SOURCES src/posix/sendfile_freebsd.cpp src/posix/without_sigpipe.cpp)
elseif(NOT WIN32)
  list(APPEND SOCKSPEC_BACKEND_SOURCES src/posix/sendfile_none.cpp)
endif()

# What no compiler can tell: the numbers of errors, names outside the file system, what shutting a
# listener down does, which systems give IPv6 sockets no IPv4 (OpenBSD always), and the limit of
# macOS, where a length above INT_MAX is an error, and of Windows, where it does not fit.
set(SOCKSPEC_HOST_RESOLVER_SPACE eai_bsd)
set(SOCKSPEC_HAVE_ABSTRACT_NAMES OFF)
set(SOCKSPEC_SHUTDOWN_ENDS_LISTENING OFF)
set(SOCKSPEC_V6ONLY_AT_FIRST OFF)
set(SOCKSPEC_TRANSFER_LIMIT 0)
set(SOCKSPEC_REUSED_ADDRESSES_ARE_SHARED OFF)
if(CMAKE_SYSTEM_NAME MATCHES "Linux|Android")
  set(SOCKSPEC_HOST_ERROR_SPACE errno_linux)
  set(SOCKSPEC_HOST_RESOLVER_SPACE eai_linux)
  set(SOCKSPEC_HAVE_ABSTRACT_NAMES ON)
  set(SOCKSPEC_SHUTDOWN_ENDS_LISTENING ON)
elseif(WIN32)
  set(SOCKSPEC_HOST_ERROR_SPACE winsock)
  set(SOCKSPEC_HOST_RESOLVER_SPACE eai_winsock)
  set(SOCKSPEC_REUSED_ADDRESSES_ARE_SHARED ON)
  set(SOCKSPEC_TRANSFER_LIMIT 0x7fffffff)
elseif(APPLE)
  set(SOCKSPEC_HOST_ERROR_SPACE errno_darwin)
  set(SOCKSPEC_TRANSFER_LIMIT 0x7fffffff)
elseif(CMAKE_SYSTEM_NAME STREQUAL "FreeBSD")
  set(SOCKSPEC_HOST_ERROR_SPACE errno_freebsd)
  set(SOCKSPEC_V6ONLY_AT_FIRST ON)
elseif(CMAKE_SYSTEM_NAME STREQUAL "NetBSD")
  set(SOCKSPEC_HOST_ERROR_SPACE errno_netbsd)
  set(SOCKSPEC_V6ONLY_AT_FIRST ON)
elseif(CMAKE_SYSTEM_NAME STREQUAL "OpenBSD")
  set(SOCKSPEC_HOST_ERROR_SPACE errno_openbsd)
  set(SOCKSPEC_HOST_RESOLVER_SPACE eai_openbsd)
else()
  message(FATAL_ERROR "portability/src/error_table has no column for ${CMAKE_SYSTEM_NAME}")
endif()

configure_file("${CMAKE_CURRENT_SOURCE_DIR}/src/host_config.hpp.in"
               "${CMAKE_CURRENT_BINARY_DIR}/host_config.hpp" @ONLY)

# Finds out what the system can do, and writes it down for the sources: capabilities, not names of systems. The one
# exception is which numbers the system gives to its errors.

set(SOCKSPEC_HOST_RESOLVER_SPACE eai_bsd)
if(CMAKE_SYSTEM_NAME MATCHES "Linux|Android")
  set(SOCKSPEC_HOST_ERROR_SPACE errno_linux)
  set(SOCKSPEC_HOST_RESOLVER_SPACE eai_linux)
elseif(APPLE)
  set(SOCKSPEC_HOST_ERROR_SPACE errno_darwin)
elseif(CMAKE_SYSTEM_NAME STREQUAL "FreeBSD")
  set(SOCKSPEC_HOST_ERROR_SPACE errno_freebsd)
elseif(CMAKE_SYSTEM_NAME STREQUAL "NetBSD")
  set(SOCKSPEC_HOST_ERROR_SPACE errno_netbsd)
elseif(CMAKE_SYSTEM_NAME STREQUAL "OpenBSD")
  set(SOCKSPEC_HOST_ERROR_SPACE errno_openbsd)
  set(SOCKSPEC_HOST_RESOLVER_SPACE eai_openbsd)
else()
  message(FATAL_ERROR "portability/src/error_table has no column for ${CMAKE_SYSTEM_NAME}")
endif()

configure_file("${CMAKE_CURRENT_SOURCE_DIR}/src/host_config.hpp.in"
               "${CMAKE_CURRENT_BINARY_DIR}/host_config.hpp" @ONLY)

# Builds for another system by `zig c++`, which carries the headers and libraries of many:
#   -DSOCKSPEC_ZIG_TARGET=aarch64-macos  CPU, system and, where there are several, C library
#   -DSOCKSPEC_ZIG=PROGRAM               zig itself, where it is not in the PATH
# ci/lab/cross says which targets are built, and how.
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES SOCKSPEC_ZIG SOCKSPEC_ZIG_TARGET)
find_program(SOCKSPEC_ZIG NAMES zig REQUIRED)
# Headers tell what a system has. To link each check, zig would compile the C++ library first.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

string(REGEX MATCH "^([^-]+)-([^-.]+)" matched "${SOCKSPEC_ZIG_TARGET}")
set(CMAKE_SYSTEM_PROCESSOR "${CMAKE_MATCH_1}")
set(system_linux Linux)
set(system_macos Darwin)
set(system_windows Windows)
set(system_freebsd FreeBSD)
set(system_netbsd NetBSD)
set(system_openbsd OpenBSD)
if(NOT DEFINED system_${CMAKE_MATCH_2})
  message(FATAL_ERROR "SOCKSPEC_ZIG_TARGET: no system that is known in '${SOCKSPEC_ZIG_TARGET}'")
endif()
set(CMAKE_SYSTEM_NAME ${system_${CMAKE_MATCH_2}})

set(CMAKE_C_COMPILER "${SOCKSPEC_ZIG}" cc -target ${SOCKSPEC_ZIG_TARGET})
set(CMAKE_CXX_COMPILER "${SOCKSPEC_ZIG}" c++ -target ${SOCKSPEC_ZIG_TARGET})

# An undefined symbol is an error, as it is for a program.
if(NOT CMAKE_SYSTEM_NAME MATCHES "Darwin|Windows")
  set(CMAKE_SHARED_LINKER_FLAGS_INIT "-Wl,-z,defs")
endif()

# zig defines _WIN32_WINNT itself, for Windows 10, and says so of every other spelling.
if(CMAKE_SYSTEM_NAME STREQUAL "Windows")
  set(CMAKE_CXX_FLAGS_INIT "-Wno-macro-redefined")
endif()

# CMake wants these to be one program each, without an argument.
foreach(tool IN ITEMS ar ranlib rc)
  string(TOUPPER ${tool} variable)
  set(program "${CMAKE_BINARY_DIR}/zig_${tool}")
  if(NOT EXISTS "${program}")
    file(WRITE "${program}" "#!/bin/sh\nexec '${SOCKSPEC_ZIG}' ${tool} \"$@\"\n")
    file(CHMOD "${program}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
  endif()
  set(CMAKE_${variable} "${program}" CACHE FILEPATH "zig ${tool}")
endforeach()
set(CMAKE_RC_COMPILER "${CMAKE_RC}")

# Nothing that is installed here is for that system.
set(CMAKE_FIND_ROOT_PATH "${CMAKE_BINARY_DIR}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

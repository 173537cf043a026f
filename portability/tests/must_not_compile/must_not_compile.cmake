# cmake -DFILE=X.cpp -DCXX=COMPILER -DINCLUDE=FOLDERS -P must_not_compile.cmake
# The file compiles as it is, and with ATTEMPT defined it does not, for the reason that its first
# line gives as a regular expression.
cmake_minimum_required(VERSION 3.25)

file(STRINGS "${FILE}" first LIMIT_COUNT 1)
if(NOT first MATCHES "^// error: (.+)$")
  message(FATAL_ERROR "${FILE}: the first line is not \"// error: REGEX\"")
endif()
set(reason "${CMAKE_MATCH_1}")
list(TRANSFORM INCLUDE PREPEND -I)
set(compile "${CXX}" -std=c++20 -fsyntax-only -Werror ${INCLUDE} "${FILE}")

execute_process(COMMAND ${compile} COMMAND_ECHO STDOUT RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the right way does not compile")
endif()
execute_process(COMMAND ${compile} -DATTEMPT RESULT_VARIABLE status ERROR_VARIABLE errors)
if(status EQUAL 0)
  message(FATAL_ERROR "the attempt compiles")
endif()
if(NOT errors MATCHES "error:[^\n]*(${reason})")
  message(FATAL_ERROR "the attempt does not compile, but not for \"${reason}\":\n${errors}")
endif()

# One way to register a GoogleTest program with CTest. Included when SOCKSPEC_BUILD_TESTS is on.
include(FetchContent)
set(INSTALL_GTEST OFF)
set(gtest_force_shared_crt ON)
# What is installed for this machine is not for another; its source is, where Debian's package
# `googletest` has left it. Elsewhere a build for another machine fetches it, or stops here.
if(CMAKE_CROSSCOMPILING AND EXISTS /usr/src/googletest/CMakeLists.txt)
  set(FETCHCONTENT_SOURCE_DIR_GOOGLETEST /usr/src/googletest)
endif()
FetchContent_Declare(googletest
  URL https://github.com/google/googletest/archive/refs/tags/v1.14.0.tar.gz
  URL_HASH SHA256=8ad598c73ad796e0d8280b082cebd82a630d73e73cd3c70057938a6501bba5d7
  SYSTEM
  FIND_PACKAGE_ARGS NAMES GTest)  # an installed one comes first
FetchContent_MakeAvailable(googletest)

# The exit status that means "skipped": a program decides it, never a pattern in its output, which
# would turn a program that skips one test and fails another into a skipped one.
set(SOCKSPEC_SKIP_STATUS 77)

add_library(sockspec_unit_test_main STATIC "${CMAKE_CURRENT_LIST_DIR}/unit_test_main.cpp")
target_compile_definitions(sockspec_unit_test_main
  PRIVATE SOCKSPEC_SKIP_STATUS=${SOCKSPEC_SKIP_STATUS})
target_link_libraries(sockspec_unit_test_main PUBLIC GTest::gmock)
sockspec_apply_build_flags(sockspec_unit_test_main)

# sockspec_include_tests(FILE)
# Tests that a program has listed while it was built: it calls sockspec_listed_test(NAME
# LABELS COMMAND...) for each. Until it is built there is one test, which fails.
function(sockspec_include_tests file)
  get_filename_component(name "${file}" NAME_WE)
  set(limit 120)
  if(SOCKSPEC_SANITIZE)
    math(EXPR limit "${limit} * 4")
  endif()
  set(wrapper "${CMAKE_CURRENT_BINARY_DIR}/include_${name}.cmake")
  configure_file("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/included_tests.cmake.in" "${wrapper}" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${wrapper}")
endfunction()

# sockspec_set_test_properties(NAME [LABELS label...] [TIMEOUT seconds])
# What every test of this repository has, whatever program it runs: labels, a limit in seconds (60
# unless said; four times as much under a sanitizer), skip by exit status.
function(sockspec_set_test_properties name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "LABELS")
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 60)
  endif()
  if(SOCKSPEC_SANITIZE)
    math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 4")
  endif()
  set_tests_properties(${name} PROPERTIES
    LABELS "${arg_LABELS}"
    TIMEOUT ${arg_TIMEOUT}
    SKIP_RETURN_CODE ${SOCKSPEC_SKIP_STATUS}
    ENVIRONMENT "ASAN_OPTIONS=detect_stack_use_after_return=1;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()

# sockspec_add_unit_test(NAME source... [LIBRARIES target...] [PROGRAMS target...]
#                        [LABELS label...] [TIMEOUT seconds])
# Builds the program NAME from the sources and registers it as the CTest test NAME: one test for the
# program, label `unit` and those given. It fails if it holds no test. For each label there is a
# target tests_LABEL that builds its programs, with the PROGRAMS that they start.
function(sockspec_add_unit_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "LIBRARIES;PROGRAMS;LABELS")
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} sockspec_unit_test_main)
  sockspec_apply_build_flags(${name})
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  if(arg_PROGRAMS)
    add_dependencies(${name} ${arg_PROGRAMS})
  endif()
  add_test(NAME ${name} COMMAND ${name})
  sockspec_set_test_properties(${name} LABELS unit ${arg_LABELS} TIMEOUT ${arg_TIMEOUT})
  foreach(label IN ITEMS unit LISTS arg_LABELS)
    if(NOT TARGET tests_${label})
      add_custom_target(tests_${label})
    endif()
    add_dependencies(tests_${label} ${name})
  endforeach()
endfunction()

# One `ctest` also judges the sanitizer builds: tests that build a sanitizer preset in its own
# folder and run its tests there. Included last by the root, when every other test is known.
option(SOCKSPEC_TEST_SANITIZERS "Build and run the sanitizer presets as part of ctest" OFF)
if(NOT SOCKSPEC_TEST_SANITIZERS)
  return()
endif()
if(SOCKSPEC_SANITIZE)
  message(FATAL_ERROR "SOCKSPEC_TEST_SANITIZERS builds the sanitizer presets; this is one")
endif()
if(NOT UNIX)
  message(FATAL_ERROR "SOCKSPEC_TEST_SANITIZERS needs a POSIX shell and gcc's or clang's flags")
endif()

cmake_host_system_information(RESULT processors QUERY NUMBER_OF_LOGICAL_CORES)
set(sanitizer_builds "${PROJECT_SOURCE_DIR}/build")

# sockspec_add_sanitizer_build(PRESET target...)
# The test that builds the targets of a preset. It has every processor: compilers beside tests that
# measure time would disturb them.
function(sockspec_add_sanitizer_build preset)
  set(name sanitizers.${preset}.build)
  add_test(NAME ${name} COMMAND "${PROJECT_SOURCE_DIR}/ci/build" ${preset} ${ARGN})
  sockspec_set_test_properties(${name} LABELS sanitizers TIMEOUT 3600)
  set_tests_properties(${name} PROPERTIES
    FIXTURES_SETUP ${preset} PROCESSORS ${processors})
endfunction()

# sockspec_add_sanitizer_run(PRESET NAME PROCESSORS command...)
# A test that runs something of a preset that has been built.
function(sockspec_add_sanitizer_run preset run processors)
  set(name sanitizers.${preset}.${run})
  add_test(NAME ${name} COMMAND ${ARGN})
  sockspec_set_test_properties(${name} LABELS sanitizers TIMEOUT 1800)
  set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED ${preset} PROCESSORS ${processors})
endfunction()

sockspec_add_sanitizer_build(asan)
sockspec_add_sanitizer_run(asan unit ${processors}
  ${CMAKE_CTEST_COMMAND} --test-dir "${sanitizer_builds}/asan" -L "^unit$"
  --no-tests=error --output-on-failure --parallel ${processors})
if(TARGET sockspec)
  sockspec_add_sanitizer_run(asan smoke ${processors}
    "${sanitizer_builds}/asan/bin/sockspec" run native portability --depth smoke
    --out "${sanitizer_builds}/asan/smoke")
endif()

# What has threads: the servers of the layer, the protocol, the runner.
set(threaded_tests)
foreach(label IN ITEMS portability protocol runner)
  if(TARGET tests_${label})
    list(APPEND threaded_tests tests_${label})
  endif()
endforeach()
if(threaded_tests)
  # ThreadSanitizer refuses the address space layout of some kernels (vm.mmap_rnd_bits above 28).
  find_program(SETARCH setarch)
  set(fixed_layout)
  if(SETARCH)
    execute_process(COMMAND ${SETARCH} -R true RESULT_VARIABLE refused OUTPUT_QUIET ERROR_QUIET)
    if(refused EQUAL 0)
      set(fixed_layout ${SETARCH} -R)
    endif()
  endif()
  sockspec_add_sanitizer_build(tsan ${threaded_tests})
  sockspec_add_sanitizer_run(tsan threads ${processors}
    ${fixed_layout} ${CMAKE_CTEST_COMMAND} --test-dir "${sanitizer_builds}/tsan"
    -L "^(protocol|runner)$" --no-tests=error --output-on-failure --parallel ${processors})
  sockspec_add_sanitizer_run(tsan portability ${processors}
    ${fixed_layout} "${sanitizer_builds}/tsan/tests/portability_tests" --gtest_brief=1)
endif()

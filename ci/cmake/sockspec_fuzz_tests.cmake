# Fuzz tests: with SOCKSPEC_FUZZ (clang; preset `fuzz`, script ci/fuzz) programs of libFuzzer, else
# unit tests that replay the corpus.
option(SOCKSPEC_FUZZ "Build the fuzz tests with libFuzzer" OFF)

# sockspec_add_fuzz_test(NAME [LIBRARIES target...])
# Builds NAME.cpp, the corpus of which is the folder corpus/NAME beside it, as fuzz_NAME.
function(sockspec_add_fuzz_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  set(corpus "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
  add_executable(fuzz_${name} ${name}.cpp)
  target_include_directories(fuzz_${name} PRIVATE "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
  target_link_libraries(fuzz_${name} PRIVATE ${arg_LIBRARIES})
  sockspec_apply_build_flags(fuzz_${name})
  if(SOCKSPEC_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(fuzz_${name} PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
    # What ci/fuzz starts, with its corpus.
    file(WRITE "${PROJECT_BINARY_DIR}/fuzz/fuzz_${name}.corpus" "${corpus}\n")
    if(NOT TARGET fuzz)
      add_custom_target(fuzz)
    endif()
    add_dependencies(fuzz fuzz_${name})
    return()
  endif()
  target_sources(fuzz_${name} PRIVATE "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/fuzz_replay_main.cpp")
  set_target_properties(fuzz_${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  add_test(NAME fuzz.${name} COMMAND fuzz_${name} "${corpus}")
  sockspec_set_test_properties(fuzz.${name} LABELS unit fuzz)
endfunction()

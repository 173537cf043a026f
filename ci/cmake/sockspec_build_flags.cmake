# Warnings and sanitizers as a target, so that no flag is global and none is installed.
set(SOCKSPEC_SANITIZE "" CACHE STRING
  "Sanitizers, as -fsanitize= takes them: address,undefined or thread")
option(SOCKSPEC_COVERAGE "Instrument for gcov" OFF)
option(SOCKSPEC_WARNINGS_AS_ERRORS "Stop at warnings" ${PROJECT_IS_TOP_LEVEL})

add_library(sockspec_build_flags INTERFACE)
if(MSVC)
  target_compile_options(sockspec_build_flags INTERFACE
    /W4 /utf-8 $<$<BOOL:${SOCKSPEC_WARNINGS_AS_ERRORS}>:/WX>)
else()
  target_compile_options(sockspec_build_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    # g++ 12 sees overlaps and uninitialised bytes inside std::string that are not there (its bugs
    # 105329 and 105651).
    $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-restrict -Wno-maybe-uninitialized>
    $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor -Woverloaded-virtual>
    $<$<COMPILE_LANGUAGE:CXX>:-Wno-missing-field-initializers>
    $<$<BOOL:${SOCKSPEC_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
if(SOCKSPEC_SANITIZE)
  # Without vptr: that check makes a pipe, and calls a sound object broken where a case has used up
  # the descriptors.
  target_compile_options(sockspec_build_flags INTERFACE
    -fsanitize=${SOCKSPEC_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all
    -fno-omit-frame-pointer -g1)
  target_link_options(sockspec_build_flags INTERFACE -fsanitize=${SOCKSPEC_SANITIZE})
endif()
if(SOCKSPEC_COVERAGE)
  target_compile_options(sockspec_build_flags INTERFACE --coverage -O0 -g)
  target_link_options(sockspec_build_flags INTERFACE --coverage)
endif()

# Gives a target of this project its language level and flags.
function(sockspec_apply_build_flags target)
  set_target_properties(${target} PROPERTIES
    CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF
    C_STANDARD 99 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF)
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:sockspec_build_flags>)
endfunction()

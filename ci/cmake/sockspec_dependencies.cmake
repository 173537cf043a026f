# Libraries of others: an installed one first, else its pinned source, with a message that says what
# to install. One function a library, called where it is needed: a part asks only for its own.
include_guard(GLOBAL)
include(FetchContent)

# sockspec_fetch(NAME REPOSITORY COMMIT DEBIAN_PACKAGE HOMEBREW_PACKAGE)
# Adds the library's source at that commit to the build.
function(sockspec_fetch name repository commit debian homebrew)
  message(STATUS "${name}: not installed, fetching its source. To use an installed one: "
    "apt-get install ${debian} (Debian, Ubuntu), brew install ${homebrew} (macOS), "
    "or set CMAKE_PREFIX_PATH. Where nothing can be fetched, installing is the only way.")
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${commit} SYSTEM)
  FetchContent_MakeAvailable(${name})
endfunction()

# sockspec_borrow_headers(TARGET FOLDER [DEFINITIONS name...])
# A library that is headers alone is the same for every machine: a build for another one takes those
# of this one, where they are installed. Their folder is linked into the build, because what lies
# beside it is this machine's.
function(sockspec_borrow_headers target folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "DEFINITIONS")
  set(ours "/usr/include/${folder}")
  if(TARGET ${target} OR NOT CMAKE_CROSSCOMPILING OR NOT EXISTS "${ours}")
    return()
  endif()
  set(borrowed "${PROJECT_BINARY_DIR}/borrowed/${folder}")
  file(MAKE_DIRECTORY "${borrowed}")
  file(CREATE_LINK "${ours}" "${borrowed}/${folder}" SYMBOLIC)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} SYSTEM INTERFACE "${borrowed}")
  target_compile_definitions(${target} INTERFACE ${arg_DEFINITIONS})
endfunction()

macro(sockspec_require_nlohmann_json)
  find_package(nlohmann_json 3.10 QUIET)
  sockspec_borrow_headers(nlohmann_json::nlohmann_json nlohmann)
  if(NOT TARGET nlohmann_json::nlohmann_json)
    sockspec_fetch(nlohmann_json https://github.com/nlohmann/json
      bc889afb4c5bf1c0d8ee29ef35eaaf4c8bef8a5d nlohmann-json3-dev nlohmann-json)  # 3.11.2
  endif()
endmacro()

macro(sockspec_require_cli11)
  find_package(CLI11 2.1 QUIET)
  sockspec_borrow_headers(CLI11::CLI11 CLI)
  if(NOT TARGET CLI11::CLI11)
    sockspec_fetch(cli11 https://github.com/CLIUtils/CLI11
      6c7b07a878ad834957b98d0f9ce1dbe0cb204fc9 libcli11-dev cli11)  # 2.4.2
  endif()
endmacro()

# Gives the target sockspec_libuv: distributions name and export libuv in three ways.
function(sockspec_require_libuv)
  if(TARGET sockspec_libuv)
    return()
  endif()
  add_library(sockspec_libuv INTERFACE)
  find_package(libuv 1.41 QUIET CONFIG)
  foreach(exported IN ITEMS libuv::uv libuv::uv_a libuv::libuv)
    if(TARGET ${exported})
      target_link_libraries(sockspec_libuv INTERFACE ${exported})
      return()
    endif()
  endforeach()
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND AND NOT CMAKE_CROSSCOMPILING)
    pkg_check_modules(sockspec_installed_libuv QUIET IMPORTED_TARGET GLOBAL libuv>=1.41)
    if(TARGET PkgConfig::sockspec_installed_libuv)
      target_link_libraries(sockspec_libuv INTERFACE PkgConfig::sockspec_installed_libuv)
      return()
    endif()
  endif()
  set(LIBUV_BUILD_TESTS OFF CACHE BOOL "libuv's own tests" FORCE)
  sockspec_fetch(libuv https://github.com/libuv/libuv
    0c1fa696aa502eb749c2c4735005f41ba00a27b8 libuv1-dev libuv)  # 1.44.2
  target_link_libraries(sockspec_libuv INTERFACE uv_a)
endfunction()

macro(sockspec_require_fmt)
  find_package(fmt 9 QUIET)
  sockspec_borrow_headers(fmt::fmt fmt DEFINITIONS FMT_HEADER_ONLY)
  if(NOT TARGET fmt::fmt)
    sockspec_fetch(fmt https://github.com/fmtlib/fmt
      a33701196adfad74917046096bf5a2aa0ab0bb50 libfmt-dev fmt)  # 9.1.0
  endif()
endmacro()

macro(sockspec_require_pugixml)
  find_package(pugixml 1.11 QUIET)
  if(NOT TARGET pugixml::pugixml)
    sockspec_fetch(pugixml https://github.com/zeux/pugixml
      a0e064336317c9347a91224112af9933598714e9 libpugixml-dev pugixml)  # 1.13
  endif()
endmacro()

macro(sockspec_require_tomlplusplus)
  find_package(tomlplusplus 3.3 QUIET)
  sockspec_borrow_headers(tomlplusplus::tomlplusplus toml++)
  if(NOT TARGET tomlplusplus::tomlplusplus)
    sockspec_fetch(tomlplusplus https://github.com/marzer/tomlplusplus
      30172438cee64926dc41fdd9c11fb3ba5b2ba9de libtomlplusplus-dev tomlplusplus)  # 3.4.0
  endif()
endmacro()

macro(sockspec_require_google_benchmark)
  find_package(benchmark 1.7 QUIET)
  if(NOT TARGET benchmark::benchmark)
    set(BENCHMARK_ENABLE_TESTING OFF)
    set(BENCHMARK_ENABLE_INSTALL OFF)
    sockspec_fetch(benchmark https://github.com/google/benchmark
      d572f4777349d43653b21d6c2fc63020ab326db2 libbenchmark-dev google-benchmark)  # 1.7.1
  endif()
endmacro()

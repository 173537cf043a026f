# cmake -DWAY=WAY -DKIND=static|shared -DWORK=FOLDER -DSOURCE=ROOT -DGENERATOR=NAME -DCXX=COMPILER
#       -DLAUNCHER=... -P consume.cmake
# Builds and runs the program as somebody who uses the library in that WAY. The first, build, makes
# what the others use: the layer alone, in WORK/KIND/build.
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(configure folder build)
  run("${CMAKE_COMMAND}" -S "${folder}" -B "${build}" -G "${GENERATOR}"
    "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}"
    -DCMAKE_BUILD_TYPE=Release "-DBUILD_SHARED_LIBS=${shared}" ${ARGN})
endfunction()

function(build_and_run folder)
  configure("${folder}" "${here}/consumer" ${ARGN})
  run("${CMAKE_COMMAND}" --build "${here}/consumer" --config Release)
  run("${here}/consumer/program/consumer")
endfunction()

function(install_sockspec prefix)
  run("${CMAKE_COMMAND}" --install "${layer}" --component portability --config Release
    --prefix "${prefix}")
endfunction()

function(consume_build)
  configure("${SOURCE}" "${layer}" -DCMAKE_INSTALL_PREFIX=/usr
    -DSOCKSPEC_BUILD_CONFORMANCE=OFF -DSOCKSPEC_BUILD_BENCHMARKS=OFF -DSOCKSPEC_BUILD_TESTS=OFF)
  run("${CMAKE_COMMAND}" --build "${layer}" --config Release)
endfunction()

function(consume_find_package)
  install_sockspec("${here}/prefix")
  # Nothing in it may name where it was installed first.
  file(RENAME "${here}/prefix" "${here}/moved")
  build_and_run("${consume}/installed" "-DCMAKE_PREFIX_PATH=${here}/moved")
endfunction()

function(consume_unknown_component)
  install_sockspec("${here}/prefix")
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -S "${consume}/installed" -B "${here}/consumer" -G "${GENERATOR}"
      "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_PREFIX_PATH=${here}/prefix" -DCOMPONENT=plumbing
    RESULT_VARIABLE result ERROR_VARIABLE error)
  string(REGEX REPLACE "[ \n]+" " " error "${error}")
  if(result EQUAL 0 OR NOT error MATCHES "no component \"plumbing\"; it has \"portability\"")
    message(FATAL_ERROR "status ${result}, and it does not say what there is:\n${error}")
  endif()
endfunction()

function(consume_subdirectory)
  build_and_run("${consume}/subdirectory")
  run("${CMAKE_COMMAND}" --install "${here}/consumer" --config Release --prefix "${here}/prefix")
  if(EXISTS "${here}/prefix/include")
    message(FATAL_ERROR "installing the parent installs sockspec, too")
  endif()
endfunction()

function(consume_pkg_config)
  install_sockspec("${here}/prefix")
  file(GLOB_RECURSE package "${here}/prefix/sockspec-portability.pc")
  cmake_path(GET package PARENT_PATH folder)
  set(ENV{PKG_CONFIG_PATH} "${folder}")
  set(static)
  if(NOT shared)
    set(static --static)
  endif()
  execute_process(COMMAND pkg-config --cflags --libs ${static} sockspec-portability
    OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE
    COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(flags)
  run("${CXX}" -std=c++20 "${consume}/program/main.cpp" "${consume}/program/refused.cpp" ${flags}
    "-Wl,-rpath,${folder}/.." -o "${here}/consumer")
  run("${here}/consumer")
endfunction()

# Installed by dpkg, into a root of its own that knows no other package.
function(consume_deb)
  run("${CMAKE_CPACK_COMMAND}" -G DEB --config "${layer}/CPackConfig.cmake" -B "${here}/packages")
  file(GLOB package "${here}/packages/libsockspec-portability-dev_*.deb")
  file(MAKE_DIRECTORY "${here}/root/var/lib/dpkg/info" "${here}/root/var/lib/dpkg/updates")
  file(TOUCH "${here}/root/var/lib/dpkg/status")
  run(dpkg "--root=${here}/root" --force-not-root --force-depends --log=/dev/null
    --install "${package}")
  build_and_run("${consume}/installed" "-DCMAKE_PREFIX_PATH=${here}/root/usr")
endfunction()

set(consume "${SOURCE}/portability/tests/consume")
set(layer "${WORK}/${KIND}/build")
set(here "${WORK}/${KIND}/${WAY}")
string(COMPARE EQUAL "${KIND}" shared shared)
file(REMOVE_RECURSE "${here}")
cmake_language(CALL consume_${WAY})

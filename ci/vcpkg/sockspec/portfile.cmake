# An overlay port: it builds the tree that it stands in, so that no release has to exist.
#   vcpkg install sockspec --overlay-ports=CLONE/ci/vcpkg
cmake_path(SET SOURCE_PATH NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../../..")

vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS
    -DSOCKSPEC_BUILD_CONFORMANCE=OFF
    -DSOCKSPEC_BUILD_BENCHMARKS=OFF
    -DSOCKSPEC_BUILD_TESTS=OFF
    -DSOCKSPEC_WARNINGS_AS_ERRORS=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/sockspec)
vcpkg_fixup_pkgconfig()
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")

# What a program that uses the layer finds: find_package(sockspec COMPONENTS portability), and
# pkg-config's sockspec-portability. Component `portability` of cmake --install.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/sockspec")
install(TARGETS sockspec_portability EXPORT sockspec_portability
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT portability
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT portability
    NAMELINK_COMPONENT portability
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT portability
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT portability)
install(EXPORT sockspec_portability
  NAMESPACE sockspec::
  FILE sockspec-portability.cmake
  DESTINATION "${package_folder}" COMPONENT portability)

configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/sockspec_config.cmake.in" package/sockspec-config.cmake
  INSTALL_DESTINATION "${package_folder}"
  NO_SET_AND_CHECK_MACRO)
# Before 1.0 a new minor version may change what programs see, as the library's SOVERSION says.
write_basic_package_version_file(package/sockspec-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
    "${CMAKE_CURRENT_BINARY_DIR}/package/sockspec-config.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/package/sockspec-config-version.cmake"
  DESTINATION "${package_folder}" COMPONENT portability)

# Relative to where the file lies, so that the whole can be moved.
file(RELATIVE_PATH SOCKSPEC_PREFIX_FROM_PKGCONFIG
  "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
get_target_property(system_libraries sockspec_portability SOCKSPEC_SYSTEM_LIBRARIES)
list(TRANSFORM system_libraries PREPEND -l OUTPUT_VARIABLE SOCKSPEC_PRIVATE_LIBRARIES)
list(JOIN SOCKSPEC_PRIVATE_LIBRARIES " " SOCKSPEC_PRIVATE_LIBRARIES)
configure_file("${CMAKE_CURRENT_LIST_DIR}/sockspec_portability.pc.in"
  package/sockspec-portability.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/package/sockspec-portability.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT portability)

# cpack -G DEB, or -G TGZ: the library for those who build with it, and the command with its
# drivers. Included last by the root, when everything to be installed is known.
set(CPACK_PACKAGE_VENDOR sockspec)
set(CPACK_PACKAGE_CONTACT "The sockspec authors")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_COMPONENTS_ALL portability)
if(SOCKSPEC_BUILD_CONFORMANCE)
  list(APPEND CPACK_COMPONENTS_ALL conformance)
endif()
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PORTABILITY_PACKAGE_NAME libsockspec-portability-dev)
set(CPACK_DEBIAN_PORTABILITY_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_PORTABILITY_DESCRIPTION
  "Sockets that behave the same on every system: a C++20 library")
set(CPACK_DEBIAN_CONFORMANCE_PACKAGE_NAME sockspec)
set(CPACK_DEBIAN_CONFORMANCE_PACKAGE_SECTION net)
set(CPACK_COMPONENT_CONFORMANCE_DESCRIPTION
  "Says whether a socket implementation does what its documentation promises")
include(CPack)

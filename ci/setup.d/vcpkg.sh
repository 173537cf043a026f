# Windows, in Git Bash. Programs are the user's to install; libraries come through vcpkg, which
# installs nothing twice. Sourced by ci/setup.
# shellcheck shell=sh

programs_at_hand() {
  lacking=
  command -v cl >/dev/null || command -v c++ >/dev/null ||
    lacking="$lacking
  a C++ compiler: the Visual Studio Build Tools (and start Git Bash from their command prompt)"
  command -v cmake >/dev/null || lacking="$lacking
  CMake: winget install Kitware.CMake"
  command -v ninja >/dev/null || lacking="$lacking
  Ninja: winget install Ninja-build.Ninja"
  [ -n "${VCPKG_ROOT:=${VCPKG_INSTALLATION_ROOT:-}}" ] || lacking="$lacking
  vcpkg: git clone https://github.com/microsoft/vcpkg, then bootstrap-vcpkg.bat, and set VCPKG_ROOT"
  if [ -n "$lacking" ]; then
    say "please install:$lacking"
    exit 1
  fi
  if [ -z "${CMAKE_TOOLCHAIN_FILE:-}" ]; then
    say "please run: export CMAKE_TOOLCHAIN_FILE=\"$VCPKG_ROOT/scripts/buildsystems/vcpkg.cmake\""
    exit 1
  fi
}

# There is no pkg-config to ask what is there: vcpkg itself knows.
missing() {
  wanted | cut -f 1 | sort -u | while read -r package; do
    "$VCPKG_ROOT/vcpkg" list "$package" 2>/dev/null | grep -q "^$package:" ||
      printf '%s\n' "$package"
  done
}

install_packages() {
  say "installing with vcpkg: $*"
  "$VCPKG_ROOT/vcpkg" install "$@" >&2
}

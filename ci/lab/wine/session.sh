# A Wine of this repository's own, in build/mingw/wine, for as long as the script lasts that sources
# this from the root. A driver that crashes ends: no debugger writes to its output.
# shellcheck shell=sh

export WINEPREFIX="$PWD/build/mingw/wine" WINEDEBUG=-all
export WINEDLLOVERRIDES='mscoree,mshtml=;winedbg.exe=d'
unset DISPLAY
# Its server would outlive us by some seconds, with its files open.
trap 'wineserver --kill || :' EXIT
trap 'exit 130' INT TERM

# Brings Wine's server up until the end: a program that had to start it would say so on its standard
# error, and tests of drivers find nothing there. The programs are run by the command that is given.
bring_wine_up() {
  mkdir -p "$WINEPREFIX"
  wineserver --kill || : # of a session that was cut off
  "$@" wineserver --persistent
  "$@" wine wineboot --init
}

# A Wine of this repository's own, in build/mingw/wine, for as long as the script lasts that sources
# this from the root. A driver that crashes ends: no debugger writes to its output.
# shellcheck shell=sh

export WINEPREFIX="$PWD/build/mingw/wine" WINEDEBUG=-all
export WINEDLLOVERRIDES='mscoree,mshtml=;winedbg.exe=d'
unset DISPLAY
# Its server would outlive us by some seconds, with its files open.
trap 'wineserver --kill || :' EXIT
trap 'exit 130' INT TERM

# macOS. Sourced by ci/setup.
# shellcheck shell=sh

programs_at_hand() {
  if ! xcode-select -p >/dev/null 2>&1; then
    say "there is no compiler; please run: xcode-select --install"
    exit 1
  fi
}

install_packages() {
  if ! command -v brew >/dev/null; then
    say "there is no Homebrew (https://brew.sh); please install: $*"
    exit 1
  fi
  say "installing with Homebrew: $*"
  brew install --quiet "$@" >&2
}

# Debian and Ubuntu. Sourced by ci/setup.
# shellcheck shell=sh

programs_at_hand() { :; }  # everything comes with apt-get

# Runs a command as root, through sudo if need be.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
  if ! command -v apt-get >/dev/null; then
    say "there is no apt-get; please install what Debian calls: $*"
    exit 1
  fi
  if [ "$(id -u)" -eq 0 ]; then
    say "installing with apt-get: $*"
  elif command -v sudo >/dev/null; then
    say "installing with sudo apt-get (it may ask for your password): $*"
  else
    say "neither root nor sudo; please let an administrator run: apt-get install $*"
    exit 1
  fi
  # A third party's list that cannot be fetched must not stop us: the installation itself decides.
  as_root apt-get update -q >&2 || say "apt-get update failed; going on with the lists at hand"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >&2
}

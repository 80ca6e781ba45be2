# shellcheck shell=bash disable=SC2154
# Finds what Molt needs on this machine and, where it may, installs what is missing from Debian's packages.
# Sourced by `molt`, which gives say, fail, stage and the folders root and logs.

# name → words for people, least version (empty: any), Debian package, what it is for
declare -A label=([jdk]=JDK [maven]=Maven [python]=Python [rustc]=Rust [cc]="C compiler" [bwrap]=bubblewrap [seccomp]=libseccomp [chromium]=Chromium [black]=Black [flake8]=Flake8)
declare -A least=([jdk]=17 [maven]=3.6.3 [python]=3.11 [rustc]=1.95 [cc]="" [bwrap]="" [seccomp]="" [chromium]="" [black]="" [flake8]="")
declare -A package=([jdk]=default-jdk-headless [maven]=maven [python]=python3 [rustc]='rustc-web rustfmt-web rust-web-clippy' [cc]='gcc libc6-dev' [bwrap]=bubblewrap [seccomp]=libseccomp2
  [chromium]='chromium-headless-shell fonts-dejavu-core' [black]=black [flake8]=flake8)
declare -A purpose=([jdk]='runs and builds Molt' [maven]='builds Molt' [python]="runs the lessons' Python" [rustc]="compiles the lessons' Rust"
  [cc]="links the lessons' Rust" [bwrap]="the box around learners' programs" [seccomp]="filters the box's system calls" [chromium]='the browser of the tests'
  [black]='formats Python in the tests' [flake8]='lints Python in the tests')

# name → the setting that names one, and then no other is looked for
declare -A setting=([jdk]=MOLT_JAVA_HOME [python]=MOLT_RUN_PYTHON [rustc]=MOLT_RUN_RUSTC)

# What was found: its path and version. `unfit` holds the best one that is too old.
declare -A found version unfit

at_least() { # at_least VERSION LEAST
  [ -z "$2" ] || [ "$(printf '%s\n' "$2" "$1" | sort --version-sort | head --lines=1)" = "$2" ]
}

candidates() { # paths to try for a name, one a line, the preferred first
  case $1 in
    jdk)
      [ -n "${MOLT_JAVA_HOME:-}" ] && { echo "$MOLT_JAVA_HOME"; return; }
      [ -n "${JAVA_HOME:-}" ] && echo "$JAVA_HOME"
      local java && java=$(type -P javac || type -P java) && dirname "$(dirname "$(readlink -f "$java")")"
      printf '%s\n' /usr/lib/jvm/*
      ;;
    maven) type -ap mvn ;;
    python) [ -n "${MOLT_RUN_PYTHON:-}" ] && { echo "$MOLT_RUN_PYTHON"; return; }; on_path python3 ;;
    rustc) [ -n "${MOLT_RUN_RUSTC:-}" ] && { echo "$MOLT_RUN_RUSTC"; return; }; on_path rustc; echo "${HOME:-/root}/.cargo/bin/rustc" ;;
    cc) type -ap cc gcc ;;
    bwrap) type -ap bwrap ;;
    seccomp) printf '%s\n' /usr/lib/*/libseccomp.so.2 /lib/*/libseccomp.so.2 /usr/lib64/libseccomp.so.2 ;;
    black | flake8) echo "${found[python]:-}" ;;
    chromium) type -ap chromium-headless-shell chromium chromium-browser google-chrome ;;
  esac || true
}

on_path() { # the system's own before others, as the server looks for them
  type -ap "$1" | grep '^/usr/bin/' || true
  type -ap "$1"
}

version_of() { # version_of NAME PATH: prints it, or fails where that path is no such thing
  case $1 in
    # A package without sources, as in the container image, is run by a JRE as well.
    jdk) [ -x "$2/bin/javac" ] || { [ ! -d "$root/src" ] && [ -x "$2/bin/java" ]; } || return 1
      sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$2/release" 2>/dev/null ;;
    maven) JAVA_HOME=${found[jdk]:-} "$2" --version 2>/dev/null | sed -n 's/.*Apache Maven //p' ;;
    # A compiler without the C library's start files links nothing.
    cc) [[ $("$2" -print-file-name=crt1.o 2>/dev/null) == /* ]] || return 1; "$2" --version 2>/dev/null ;;
    # As the server finds them: modules of the Python that runs programs.
    black | flake8) "$2" -I -m "$1" --version 2>/dev/null ;;
    seccomp) [ -e "$2" ] && readlink -f "$2" | sed 's/.*so\.//' ;;
    *) [ -x "$2" ] && "$2" --version 2>/dev/null ;;
  esac | first_version
}

first_version() { # of the text on standard input, read to its end: a program that finds its pipe closed fails
  local text
  text=$(cat)
  [[ $text =~ [0-9]+(\.[0-9]+)* ]] && echo "${BASH_REMATCH[0]}"
}

look() { # look NAME: fills found and version with the newest JDK, else the first that will do; fails when none will
  local name=$1 path has
  [ -n "${found[$name]:-}" ] && return 0
  while read -r path; do
    has=$(version_of "$name" "$path") || continue
    if ! at_least "$has" "${least[$name]}"; then
      unfit[$name]="$has at $path"
    elif [ -z "${found[$name]:-}" ] || { [ "$name" = jdk ] && ! at_least "${version[$name]}" "$has"; }; then
      found[$name]=$path version[$name]=$has
    fi
  done < <(candidates "$name")
  [ -n "${found[$name]:-}" ]
}

wanted() { echo "${label[$1]}${least[$1]:+ ${least[$1]} or newer}"; }

need() { # need NAME…: after it, all of them are found; installs what is missing or says how
  local name missing=()
  for name; do look "$name" || { assert_not_chosen "$name"; missing+=("$name"); }; done
  [ ${#missing[@]} -eq 0 ] && return
  for name in "${missing[@]}"; do
    say "Missing: $(wanted "$name") (${purpose[$name]})${unfit[$name]:+; found only ${unfit[$name]}}"
  done
  install_packages "${missing[@]}"
  for name in "${missing[@]}"; do
    look "$name" || fail "Debian's package ${package[$name]} is installed, but there is still no $(wanted "$name")${unfit[$name]:+, only ${unfit[$name]}}." \
      "Turn on Debian's security updates for its newest version, or install it another way and put it on PATH."
  done
}

# A site does without them; the tests of formatting and linting do not. Only those beside rustc are of its version.
assert_tools() {
  local bin
  bin=$("${found[rustc]}" --print sysroot)/bin
  { [ -x "$bin/rustfmt" ] && [ -x "$bin/clippy-driver" ]; } ||
    fail "All tests need rustfmt and Clippy in $bin too." "Install them (Debian: apt install rustfmt-web rust-web-clippy; rustup: rustup component add rustfmt clippy)."
}

# A whole browser paints a window of its own around every page: with it the tests of pages take half as long again.
prefer_headless_shell() {
  [[ ${found[chromium]} == *-headless-shell ]] && return
  say "The tests take less time with Debian's chromium-headless-shell than with ${found[chromium]}."
  if (install_packages chromium); then unset "found[chromium]"; look chromium; else say "Going on with ${found[chromium]}."; fi
}

# No package stands in for one that was named and will not do.
assert_not_chosen() { # assert_not_chosen NAME
  local variable=${setting[$1]:-}
  [ -z "$variable" ] || [ -z "${!variable:-}" ] ||
    fail "$variable is ${!variable}, which is not $(wanted "$1")${unfit[$1]:+: it says ${unfit[$1]%% at *}}." "Name another, or unset $variable to have one looked for."
}

install_packages() { # install_packages NAME…
  local name packages=() become=()
  # Word splitting is meant: a name may need two packages.
  # shellcheck disable=SC2206
  for name; do packages+=(${package[$name]}); done
  local script="apt-get update && apt-get install --yes --no-install-recommends ${packages[*]}"
  type -P apt-get >/dev/null || fail "Install them with your system's package manager, then run this again (Debian calls them: ${packages[*]})."
  if [ "$(id -u)" -ne 0 ]; then
    type -P sudo >/dev/null || fail "To install them, type:" "  su -c '$script'"
    sudo -n true 2>/dev/null || fail "To install them, type:" "  sudo sh -c '$script'"
    become=(sudo -n)
  fi
  # --no-remove: Molt adds packages to a machine, it never takes one away (rustc-web and rustc exclude each other).
  stage "Installing ${packages[*]}" "$logs/install.log" "${become[@]}" sh -c \
    'apt-get update && DEBIAN_FRONTEND=noninteractive exec apt-get install --yes --no-install-recommends --no-remove "$@"' sh "${packages[@]}" ||
    fail "Debian's packages could not be installed without help. Type:" "  ${become[*]:+sudo }sh -c '$script'"
}

report() { # one line for each thing, found or not; fails when one is missing that serving needs
  local name names=("${serving[@]}") status=0
  # A package without sources is neither built nor tested.
  [ ! -d "$root/src" ] || names+=(maven chromium)
  for name in "${names[@]}"; do
    if look "$name"; then
      printf '  %-12s %-14s %s\n' "${label[$name]}" "${version[$name]}" "${found[$name]}"
    else
      printf '  %-12s %-14s %s\n' "${label[$name]}" missing "wanted: $(wanted "$name"), ${purpose[$name]}; Debian package ${package[$name]}${unfit[$name]:+; found only ${unfit[$name]}}"
      [[ $name =~ ^(maven|chromium)$ ]] || status=1
    fi
  done
  return $status
}

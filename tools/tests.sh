# shellcheck shell=bash disable=SC2154
# Runs the tests. Sourced by `molt`, after machine.sh and build.sh.

# Packages below dev.molt whose tests ask a whole site: those of one JVM share an application and a browser.
pages=(browser web learning server)

run_tests() {
  local start=$SECONDS status=0 hostile=false
  if [ "${1:-}" = --hostile ]; then hostile=true; shift; fi
  [ $# -le 1 ] || usage_error "test takes one test class at most."
  [[ ${1:-} != -* ]] || usage_error "test knows no '$1'."
  need jdk "${running[@]}" maven chromium black flake8
  local runs=("$logs/test.log")
  [ $# -gt 0 ] || runs=("$logs/test-pages.log" "$logs/test-programs.log")
  if [ $# -gt 0 ]; then run_named "$1" $hostile || status=1; else run_all $hostile || status=1; fi
  unlock_build
  if [ "$status" -eq 0 ]; then say "Passed in $((SECONDS - start)) s."; else say "Failed after $((SECONDS - start)) s; see ${runs[*]}"; fi
  totals "${runs[@]}" || true
  return "$status"
}

# A setting of the person's own site must not lead the tests to its data; that they are to take pictures is none.
forget_settings() {
  local pictures=${MOLT_PICTURES:-}
  unset "${!MOLT_@}" "${!QUARKUS_@}"
  export MOLT_CHROMIUM=${found[chromium]} MOLT_PICTURES=$pictures
}

run_named() { # run_named CLASS HOSTILE
  make_package h2
  lock_build
  mkdir -p "$logs"
  say "Running $1; the log is ${runs[0]}"
  forget_settings
  logged "${runs[0]}" test "-Dtest=$1" "-Dhostile.all=$2"
}

run_all() { # run_all HOSTILE
  prefer_headless_shell
  assert_tools
  if stale h2; then
    # What the package needs is compiled once, with all checks, and not again for the tests.
    make_package h2 -Plint spotless:check package -DskipTests
    lock_build
  else
    lock_build
    forget_classes
    stage "Checking format and code" "$logs/test-compile.log" maven -Plint spotless:check test-compile ||
      { grep '^\[ERROR\]' "$logs/test-compile.log" | head --lines=40 >&2; return 1; }
  fi
  say "Running all tests; the logs are ${runs[*]}"
  forget_settings
  lanes "$1"
}

# Tests of pages wait for a browser most of their time, those of programs for compilers and limits: beside each other both are over sooner.
lanes() { # lanes HOSTILE
  local package in='' out='' lane status=0 jobs=()
  for package in "${pages[@]}"; do in+="dev/molt/$package/**," out+="!dev/molt/$package/**,"; done
  # Each is a group of processes, which Ctrl-C does not reach: it ends with this one.
  set -m
  logged "${runs[0]}" surefire:test@default-test "-Dtest=$in" -DtempDir=surefire-pages </dev/null & jobs+=($!)
  # A person at a page is served first: programs fill what is left of the processors.
  { renice 5 $BASHPID >/dev/null 2>&1 || true; logged "${runs[1]}" surefire:test@default-test "-Dtest=$out" -DtempDir=surefire-programs "-Dhostile.all=$1"; } </dev/null & jobs+=($!)
  set +m
  trap 'kill -- "${jobs[@]/#/-}" 2>/dev/null || true' EXIT
  for lane in "${jobs[@]}"; do wait "$lane" || status=1; done
  trap - EXIT
  return $status
}

logged() { # logged LOG GOAL…: with its output in a log, and of that the classes and the errors here
  maven "${@:2}" 2>&1 | tee "$1" | { grep --line-buffered --extended-regexp '^\[ERROR\]|^\[[A-Z]+\] Tests run:.* in ' >&2 || true; }
}

# Surefire's totals, added up; they stand last, for people and for machines that read them.
totals() { # totals LOG…
  cat "$@" 2>/dev/null | sed --quiet --regexp-extended \
    's/^\[[A-Z]+\] Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: ([0-9]+)$/\1 \2 \3 \4/p' |
    awk '{ for (i = 1; i <= 4; i++) n[i] += $i }
      END { if (NR) printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", n[1], n[2], n[3], n[4] }'
}

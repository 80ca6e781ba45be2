# shellcheck shell=bash disable=SC2154,SC2034
# Builds Molt with Maven. Sourced by `molt`, which gives say, fail, stage and the folders root and logs.

# Two runs of Maven in one folder would write over each other.
lock_build() {
  mkdir -p "$root/target"
  exec 7>"$root/target/build.lock"
  flock --nonblock 7 || { say "Another build is under way in this folder; waiting for it."; flock 7; }
}

unlock_build() { exec 7>&-; }

# A build is over before the second compiler of the JVM has paid for itself, and two cores are better used than by its threads.
maven() {
  (cd "$root" && JAVA_HOME=${found[jdk]} MAVEN_OPTS=${MAVEN_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC} \
    exec "${found[maven]}" --batch-mode --no-transfer-progress -Dstyle.color=never "$@")
}

# Whether there is no package for a kind of database, h2 or postgresql, or a source is newer (a folder is when a file in it went).
# A container image has packages and no sources.
stale() { # stale KIND
  local built=$root/target/serve/$1/built
  [ -d "$root/src" ] && { [ ! -e "$built" ] || [ -n "$(find "$root/src/main" "$root/pom.xml" -newer "$built" -print -quit)" ]; }
}

# Without its last output the compiler looks at every class again: warnings are errors only where it looks.
forget_classes() { rm -rf "$root/target/classes" "$root/target/test-classes" "$root/target/maven-status"; }

# Leaves the folder of the package for a kind of database in $served. Every build has a folder of its own
# and a server holds a lock on the one that it runs from, so that a new build never pulls a running server's jars from under it.
make_package() { # make_package KIND [GOAL…]: Maven's goals, where more is wanted than the package
  local kind=$1 link=$root/target/serve/$1 started folder goals=("${@:2}")
  [ ${#goals[@]} -gt 0 ] || goals=(package -Dmaven.test.skip=true)
  if stale "$kind"; then
    lock_build
    if stale "$kind"; then
      started=$(date +%s.%N) folder=$kind.${started%.*}
      forget_classes
      stage "Building Molt for $kind" "$logs/build-$kind.log" maven "${goals[@]}" \
        "-Dquarkus.datasource.db-kind=$kind" "-Dquarkus.package.output-directory=serve/$folder" ||
        { grep '^\[ERROR\]' "$logs/build-$kind.log" | head --lines=40 >&2; fail "The build failed; its whole log is $logs/build-$kind.log"; }
      touch --date="@$started" "$root/target/serve/$folder/built"
      ln --symbolic --force --no-dereference "$folder" "$link"
      remove_old_packages "$kind" "$folder"
    fi
    unlock_build
  fi
  served=$(readlink -f "$link")
}

remove_old_packages() { # remove_old_packages KIND KEPT
  local folder
  for folder in "$root/target/serve/$1".*; do
    if [ "${folder##*/}" != "$2" ]; then flock --nonblock --exclusive "$folder" rm -rf "$folder" || true; fi
  done
}

# Quarkus' dev mode wants Maven 3.9; Debian 12 has 3.8, which can fetch a newer one like any other artifact.
newer_maven() {
  local wanted=3.9.12 folder=$root/target/apache-maven-3.9.12
  at_least "${version[maven]}" 3.9 && return
  if [ ! -x "$folder/bin/mvn" ]; then
    stage "Fetching Maven $wanted for dev mode" "$logs/maven.log" maven dependency:unpack \
      "-Dartifact=org.apache.maven:apache-maven:$wanted:zip:bin" "-DoutputDirectory=$root/target" ||
      fail "Maven $wanted could not be fetched; the log is $logs/maven.log"
    chmod +x "$folder/bin/mvn"
  fi
  found[maven]=$folder/bin/mvn
}

# shellcheck shell=bash disable=SC2154,SC2034
# Builds Molt with Maven. Sourced by `molt`, which gives say, fail, stage and the folders root and logs.

# Two runs of Maven in one folder would write over each other.
lock_build() {
  mkdir -p "$root/target"
  exec 7>"$root/target/build.lock"
  flock --nonblock 7 || { say "Another build is under way in this folder; waiting for it."; flock 7; }
}

unlock_build() { exec 7>&-; }

maven() { (cd "$root" && JAVA_HOME=${found[jdk]} exec "${found[maven]}" --batch-mode --no-transfer-progress -Dstyle.color=never "$@"); }

# Whether there is no package for a kind of database, h2 or postgresql, or a source is newer (a folder is when a file in it went).
# A container image has packages and no sources.
stale() { # stale KIND
  local built=$root/target/serve/$1/built
  [ -d "$root/src" ] && { [ ! -e "$built" ] || [ -n "$(find "$root/src/main" "$root/pom.xml" -newer "$built" -print -quit)" ]; }
}

# Leaves the folder of the package for a kind of database in $served. Every build has a folder of its own
# and a server holds a lock on the one that it runs from, so that a new build never pulls a running server's jars from under it.
make_package() { # make_package KIND
  local link=$root/target/serve/$1 started folder
  if stale "$1"; then
    lock_build
    if stale "$1"; then
      started=$(date +%s.%N) folder=$1.${started%.*}
      rm -rf "$root/target/classes" "$root/target/maven-status"
      stage "Building Molt for $1" "$logs/build-$1.log" maven package -Dmaven.test.skip=true \
        "-Dquarkus.datasource.db-kind=$1" "-Dquarkus.package.output-directory=serve/$folder" ||
        { grep '^\[ERROR\]' "$logs/build-$1.log" | head --lines=40 >&2; fail "The build failed; its whole log is $logs/build-$1.log"; }
      touch --date="@$started" "$root/target/serve/$folder/built"
      ln --symbolic --force --no-dereference "$folder" "$link"
      remove_old_packages "$1" "$folder"
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

#!/usr/bin/env bash
# ./kentongan bench B1 …: builds what is missing, then measures the built jar.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)
java=${JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
maven=${MAVEN:-$root/mvnw}

if [ ! -f "$root/launcher/target/kentongan.jar" ] || [ ! -f "$here/target/class-path" ] ||
    [ -n "$(cd "$root" && find pom.xml ./*/pom.xml ./*/src/main -newer "$here/target/class-path" -print -quit)" ]; then
    (cd "$root" && "$maven" -q -B -T1 -DskipTests -pl bench -am package)
fi
exec "$java" -Xmx256m -Dkentongan.root="$root" ${BENCH_JAVA:+-Dbench.java="$BENCH_JAVA"} \
    -cp "$here/target/classes:$(cat "$here/target/class-path")" id.kentongan.bench.Bench "$@"

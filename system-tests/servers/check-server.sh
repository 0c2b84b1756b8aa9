#!/usr/bin/env bash
# ./kentongan servers payara|wildfly|all: takes the EAR through full application servers.
# The servers' archives come from Maven Central and stay in the local Maven repository between runs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
java=${JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
maven=${MAVEN:-$root/mvnw}

case "${1:-}" in
    payara | wildfly) servers=("$1") ;;
    all) servers=(payara wildfly) ;;
    *)
        echo "./kentongan servers payara|wildfly|all" >&2
        exit 2
        ;;
esac

check() {
    local server=$1 code=0
    rm -rf "$here/target/unpacked" "$here/target/work"
    (cd "$root" && "$maven" -q -B -T1 -DskipTests -P"$server,server" -pl system-tests/servers -am package)
    "$java" -Xmx192m -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
        -cp "$here/target/classes:$(cat "$here/target/class-path")" \
        id.kentongan.st.servers.ServerCheck "$server" "$root" || code=$?
    # What a failed run left behind is needed to find out why.
    if [ "$code" -eq 0 ]; then
        rm -rf "$here/target/unpacked" "$here/target/work"
    fi
    return "$code"
}

failed=0
for server in "${servers[@]}"; do
    check "$server" || failed=1
done
exit "$failed"

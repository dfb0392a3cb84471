#!/usr/bin/env bash
# Trains on data four times as large as the memory that the process may have, mapped from their file, and beside it on the same data in
# memory without a limit, in alternating rounds. Needs a control group for memory (Linux, as root) and 1 GB of disk.
# Usage: tests/larger-than-memory.sh [ROUNDS [FOLDER]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/DlGen.LargerThanMemory"
rounds=${1:-3}
folder=$(mktemp -d -p "${2:-/var/tmp}")
limit=256
group=""
clean() {
    rm -rf "$folder"
    [ -z "$group" ] || rmdir "$group"
}
trap clean EXIT

if [ -d /sys/fs/cgroup/memory ]; then
    group=/sys/fs/cgroup/memory/dlgen-$$
    mkdir "$group"
    echo "${limit}M" > "$group/memory.limit_in_bytes"
else
    group=/sys/fs/cgroup/dlgen-$$
    mkdir "$group"
    echo "${limit}M" > "$group/memory.max"
fi

dotnet build -c Release -v quiet -nologo
program=bin/Release/net10.0/DlGen.LargerThanMemory
"$program" make "$folder" $((4 * limit))

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
printf '%-6s %18s %18s %8s\n' "" "in memory, 1/s" "mapped, 1/s" "ratio"
for network in cnn wide mlp; do
    for ((round = 0; round < rounds; round++)); do
        "$program" train "$folder" memory "$network" >> "$folder/$network.memory"
        # What the group's pages were stays in memory unless it is dropped; every run begins with the file on disk.
        sync
        echo 1 > /proc/sys/vm/drop_caches
        (echo $BASHPID > "$group/cgroup.procs" && exec "$program" train "$folder" mapped "$network") >> "$folder/$network.mapped"
    done
    memory=$(median < "$folder/$network.memory")
    mapped=$(median < "$folder/$network.mapped")
    printf '%-6s %18s %18s %8s\n' "$network" "$memory" "$mapped" "$(awk -v a="$mapped" -v b="$memory" 'BEGIN { printf "%.2f", a / b }')"
done

#!/usr/bin/env bash
# Trains on data four times as large as the memory that the process may have, mapped from their file, and beside it on the same data in
# memory without a limit, in alternating rounds, and says whether the rates are within a tenth of each other. Needs a control group for
# memory (Linux, as root), 1 GB of disk, and a machine that does nothing else. Ends with 1 where the bar is missed.
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

# What the group's pages were stays in memory unless it is dropped; every run begins with the file on disk.
alone() {
    sync
    echo 1 > /proc/sys/vm/drop_caches
    (echo $BASHPID > "$group/cgroup.procs" && exec "$program" "$@")
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
for ((round = 0; round < rounds; round++)); do
    for network in cnn wide mlp; do
        "$program" train "$folder" memory "$network" >> "$folder/$network.memory"
        alone train "$folder" mapped "$network" >> "$folder/$network.mapped"
    done
    alone read "$folder" >> "$folder/disk"
done

# The bar: nine tenths of the rate in memory. A network that is faster than the disk is held to the disk's rate, by a file that is read in order.
disk=$(median < "$folder/disk")
missed=0
printf 'The disk: %s examples/s, read in order. The bar is 0.90 of the rate in memory, or of the disk where that is lower.\n' "$disk"
printf '%-6s %18s %18s %8s %12s  %s\n' "" "in memory, 1/s" "mapped, 1/s" "ratio" "of the disk" "bar"
for network in cnn wide mlp; do
    memory=$(median < "$folder/$network.memory")
    mapped=$(median < "$folder/$network.mapped")
    awk -v name="$network" -v a="$mapped" -v b="$memory" -v d="$disk" 'BEGIN {
        reached = a >= 0.9 * (b < d ? b : d)
        printf "%-6s %18s %18s %8.2f %12.2f  %s\n", name, b, a, a / b, a / d, reached ? "reached" : "missed"
        exit !reached
    }' || missed=1
done
exit "$missed"

#!/usr/bin/env bash
# Publishes tests/DlGen.AheadOfTime as native code for several instruction sets, and compares it with the JIT in alternating
# rounds: size, time to the end of the first training step, training. Needs a C toolchain (apt-get install clang zlib1g-dev).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/DlGen.AheadOfTime"
rounds=${1:-5}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

dotnet build -c Release -v quiet -nologo -o "$out/jit" -p:PublishAot=false
kinds="jit"
for set in default x86-64-v3 native; do
    choice=""
    [ "$set" = default ] || choice="-p:IlcInstructionSet=$set"
    # shellcheck disable=SC2086
    dotnet publish -c Release -v quiet -nologo -o "$out/$set" --use-current-runtime $choice
    kinds="$kinds $set"
done

for ((round = 0; round < rounds; round++)); do
    for kind in $kinds; do
        "$out/$kind/DlGen.AheadOfTime" >> "$out/$kind.txt"
    done
done

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
printf '%-12s %10s %16s %12s\n' "compiled" "MB" "first step, ms" "samples/s"
for kind in $kinds; do
    files="$out/$kind/DlGen.AheadOfTime"
    [ "$kind" = jit ] && files="$out/jit/*.dll"
    # shellcheck disable=SC2086
    size=$(du -cb $files | tail -n 1 | awk '{ printf "%.1f", $1 / 1e6 }')
    printf '%-12s %10s %16s %12s\n' "$kind" "$size" "$(cut -d' ' -f1 "$out/$kind.txt" | median)" "$(cut -d' ' -f2 "$out/$kind.txt" | median)"
done

#!/usr/bin/env bash
# Compares training on this machine's GPU with PyTorch, eager, compiled and as a captured graph, in one run.
# Needs an NVIDIA card, for DlGen the .NET 10 SDK or what --publish makes, and for the peers a python3 with a CUDA build of
# PyTorch.
#
#   gpu-benchmark.sh [device [small]]     runs the comparison; "CPU small" tries it where there is no GPU
#   gpu-benchmark.sh --publish <folder>   makes a folder to copy to a machine without .NET: the program, the peers, this script
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$here/DlGen.GpuBenchmark
most_megabytes=60

publish() {
    local folder=$1
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    dotnet publish "$project" -c Release -v quiet -nologo --use-current-runtime --self-contained -o "$folder"
    cp "$project/pytorch_peer.py" "$here/gpu-benchmark.sh" "$folder"
    du -cb "$folder"/* | awk -v most="$most_megabytes" '
        { printf "%8.1f MB  %s\n", $1 / 1e6, $2; size = $1 }
        END { if (size > most * 1e6) { print "More than " most " MB." > "/dev/stderr"; exit 1 } }'
}

run_dlgen() {
    if [ -f "$here/DlGen.GpuBenchmark" ]; then
        "$here/DlGen.GpuBenchmark" "$@"
    else
        dotnet --version
        dotnet run -c Release --project "$project" -- "$@"
    fi
}

if [ "${1:-}" = --publish ]; then
    publish "${2:?a folder to publish to}"
    exit
fi

echo "== machine"
nvidia-smi --query-gpu=name,driver_version,memory.total,clocks.max.sm --format=csv,noheader || echo "nvidia-smi is missing: the driver and the clocks aren't recorded."

echo "== DlGen"
run_dlgen "$@"

echo "== PyTorch"
peer=$here/pytorch_peer.py
[ -f "$peer" ] || peer=$project/pytorch_peer.py
if python3 -c 'import torch; assert torch.cuda.is_available()' 2> /dev/null; then
    python3 "$peer"
else
    echo "python3 has no PyTorch with CUDA: pip install torch, then run this again for the comparison."
fi

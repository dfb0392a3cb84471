#!/usr/bin/env bash
# Compares training on this machine's GPU with PyTorch, eager, compiled and as a captured graph, in one run.
# Needs the .NET 10 SDK and an NVIDIA card, and for the peers a python3 with a CUDA build of PyTorch.
set -euo pipefail
cd "$(git -C "$(dirname "$0")" rev-parse --show-toplevel)"

echo "== machine"
nvidia-smi --query-gpu=name,driver_version,memory.total,clocks.max.sm --format=csv,noheader || echo "nvidia-smi is missing: the driver and the clocks aren't recorded."
dotnet --version

echo "== DlGen"
dotnet run -c Release --project tests/DlGen.GpuBenchmark -- "$@"

echo "== PyTorch"
if python3 -c 'import torch; assert torch.cuda.is_available()' 2> /dev/null; then
    python3 tests/DlGen.GpuBenchmark/pytorch_peer.py
else
    echo "python3 has no PyTorch with CUDA: pip install torch, then run this again for the comparison."
fi

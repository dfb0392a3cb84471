#!/usr/bin/env bash
# Kills a training process at random moments, as often as the first argument says (200), resuming each time, and compares the end with that
# of an uninterrupted training. With a second argument it changes so many checkpoint files at random (100000) and resumes from each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DLGEN_KILLS=${1:-200} DLGEN_MUTATIONS=${2:-100000}
dotnet test -c Release DlGen.Training.Tests --filter 'FullyQualifiedName~KillTests|FullyQualifiedName~DamageTests' --logger 'console;verbosity=normal'

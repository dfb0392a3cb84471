#!/usr/bin/env bash
# Brings the lists of public members, PublicAPI.Unshipped.txt beside each project, up to date with the sources. A release moves their
# lines to PublicAPI.Shipped.txt. A shipped member that is gone stays there; "*REMOVED*" before its line in PublicAPI.Unshipped.txt says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
projects=(DlGen DlGen.Gpu DlGen.Images DlGen.Reporting)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# What is in no list, the build names. So it runs with empty lists, but for what was removed.
for project in "${projects[@]}"; do
  list=$project/PublicAPI.Unshipped.txt
  cp "$list" "$folder/$project"
  { echo '#nullable enable'; grep '^\*REMOVED\*' "$folder/$project" || true; } > "$list"
done

# The others build DlGen too.
build() {
  local project
  for project in "${projects[@]:1}"; do
    dotnet build "$project" -c Release -v q -p:TreatWarningsAsErrors=false < /dev/null || return
  done
}

if ! build > "$folder/log"; then
  for project in "${projects[@]}"; do
    cp "$folder/$project" "$project/PublicAPI.Unshipped.txt"
  done

  grep ': error ' "$folder/log" | sort -u >&2
  exit 1
fi

for project in "${projects[@]}"; do
  list=$project/PublicAPI.Unshipped.txt
  sed -nE "s#^.* warning RS0016: Symbol '(.*)' is not part of the declared public API .*/$project\.csproj\]\$#\1#p" "$folder/log" | LC_ALL=C sort -u >> "$list"
  echo "$project: $(grep -c -v '^#' "$list") public members that no release has shipped"
done

#!/usr/bin/env bash
# Makes the reference of the public members, with the pages beside it, as a website: artifacts/reference/index.html. The members and
# their comments come from the built assemblies. docfx writes the site; .config/dotnet-tools.json says in which version, and the script
# installs it for this clone alone. A broken link or a reference to nothing ends the script with an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
repository=https://github.com/dlgen/dlgen/blob/main
sources=../artifacts/reference-sources

for project in DlGen.Gpu DlGen.Images DlGen.Reporting; do  # each builds DlGen too
  dotnet build "$project" -c Release -v q < /dev/null
done

rm -rf "$sources" ../artifacts/reference
mkdir -p "$sources"
cp -r reference/. "$sources"
cp --parents DlGen/docs/*.md DlGen.{Gpu,Images,Reporting}/README.md "$sources/pages"

sed -i 's#](\.\./DlGen/#](pages/DlGen/#g' "$sources/index.md"

# Links to what isn't in the site lead to the repository.
sed -i -e "s#](\.\./\.\./\.\./#]($repository/#g" -e "s#](\.\./\.\./DlGen\.Templates/#]($repository/src/DlGen.Templates/#g" "$sources"/pages/DlGen/docs/*.md
sed -i -e "s#](\.\./\.\./#]($repository/#g" -e "s#](Fonts/#]($repository/src/DlGen.Reporting/Fonts/#g" "$sources"/pages/*/README.md

dotnet tool restore
dotnet docfx "$sources/docfx.json" --warningsAsErrors

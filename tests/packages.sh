#!/usr/bin/env bash
# Packs what "dotnet build -c Release" has built, looks into the packages, and uses them outside the repository: in a project with strict
# rules, and through each template, built, run and published. With "--all", also: native code, other systems, versions, the same bytes from
# two folders, and the page of dlgen-web in a browser. That takes some 15 minutes, and is done as far as clang or gcc, qemu-user, chromium and
# npm are there.
set -uo pipefail
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(dirname "$tests")
[ "${1:-}" = --all ] || [ $# -eq 0 ] || { echo "usage: $0 [--all]"; exit 2; }
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; rm -rf "$folder"' EXIT
source "$tests/facts.sh"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_TieredPGO=0 DOTNET_gcServer=0

# What is installed here is left alone: packages of this script and its templates have folders of their own.
export NUGET_PACKAGES="$folder/nuget" NUGET_FALLBACK_PACKAGES="${NUGET_PACKAGES:-$HOME/.nuget/packages}"
new() { dotnet new "$@" --debug:custom-hive "$folder/hive" < /dev/null; }
cat > "$folder/nuget.config" <<XML
<configuration>
  <packageSources>
    <add key="packages" value="$folder/packages" />
  </packageSources>
</configuration>
XML

# says NAME PATTERN COMMAND...: whether a command succeeds, warns of nothing, and prints a line like the pattern.
says() {
  local name=$1 pattern=$2 log="$folder/$1.log" result
  shift 2
  "$@" < /dev/null > "$log" 2>&1 && ! grep -qE 'warning [A-Z]+[0-9]+' "$log" && grep -qE -- "$pattern" "$log"
  result=$?
  count "$name: $(grep -E -m1 -- "$pattern" "$log")" "$result" "$log"
}

# Every project in src is a package, and nothing else is.
(cd "$repository" && dotnet pack -c Release --no-build -nologo -o "$folder/packages") < /dev/null > "$folder/pack.log" 2>&1
count "dotnet pack" $? "$folder/pack.log"
! grep -qE 'warning [A-Z]+[0-9]+' "$folder/pack.log"
count "it warns of nothing" $? "$folder/pack.log"
version=$(basename "$(find "$folder/packages" -name 'DlGen.Templates.*.nupkg')" .nupkg)
version=${version#DlGen.Templates.}
expected=$(for project in "$repository"/src/*/*.csproj; do
  name=$(basename "$project" .csproj)
  echo "$name.$version.nupkg"
  [ "$name" = DlGen.Templates ] || echo "$name.$version.snupkg"
done | sort)
[ "$(cd "$folder/packages" && find . -type f | sed 's#^\./##' | sort)" = "$expected" ]
result=$?
count "the packages of version $version: $(tr '\n' ' ' <<< "$expected")" "$result"

# contains PACKAGE FILE...: whether a package has these files.
contains() {
  local package=$1 file
  shift
  for file; do
    grep -aqF "$file" "$folder/packages/$package"
    count "$package has $file" $?
  done
}

for project in "$repository"/src/*/*.csproj; do
  name=$(basename "$project" .csproj)
  contains "$name.$version.nupkg" README.md icon.png
  [ "$name" = DlGen.Templates ] || contains "$name.$version.snupkg" "lib/net10.0/$name.pdb"
done
contains "DlGen.$version.nupkg" analyzers/dotnet/cs/DlGen.Generators.dll analyzers/dotnet/cs/DlGen.Generators.CodeFixes.dll buildTransitive/DlGen.targets

# A project whose repository has its versions in one place, no implicit usings, and every rule as an error. The compiler comes through the
# other packages.
mkdir "$folder/strict"
cat > "$folder/strict/Directory.Packages.props" <<XML
<Project>
  <PropertyGroup>
    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
    <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
  </PropertyGroup>
  <ItemGroup>
    <PackageVersion Include="DlGen" Version="$version" />
    <PackageVersion Include="DlGen.Gpu" Version="$version" />
    <PackageVersion Include="DlGen.Images" Version="$version" />
    <PackageVersion Include="DlGen.Reporting" Version="$version" />
  </ItemGroup>
</Project>
XML
cat > "$folder/strict/strict.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>disable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <GenerateDocumentationFile>true</GenerateDocumentationFile>
    <AnalysisMode>All</AnalysisMode>
    <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="DlGen.Gpu" />
    <PackageReference Include="DlGen.Images" />
    <PackageReference Include="DlGen.Reporting" />
  </ItemGroup>
</Project>
XML
cat > "$folder/strict/.editorconfig" <<'INI'
root = true
[*.cs]
dotnet_analyzer_diagnostic.severity = error
csharp_style_namespace_declarations = file_scoped
# Names that are public in a program, which documentation needs.
dotnet_diagnostic.CA1515.severity = none
INI
cat > "$folder/strict/Difference.cs" <<'CS'
using DlGen;

namespace Strict;

/// <summary>Learns whether one of two inputs is 1, but not both.</summary>
[Mlp(2, 8, 2, Activation = Activation.Tanh)]
public partial class Difference;
CS
cat > "$folder/strict/Program.cs" <<'CS'
using System;
using System.IO;
using DlGen;
using DlGen.Gpu;
using DlGen.Images;
using DlGen.Reporting;
using Strict;

Dataset data = Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1], labels: [0, 1, 1, 0]);
Difference net = new(seed: 1);
TrainingHistory history = net.Train(data, new TrainingOptions { Epochs = 300, BatchSize = 4, Optimizer = new Adam(0.05f), Seed = 1 });
string page = Path.Combine(AppContext.BaseDirectory, "xor.html");
new Report("Xor").Add(net).Add(history).SaveHtml(page);
string written = File.Exists(page) ? "written" : "missing";
Console.WriteLine($"accuracy {net.Evaluate(data).Accuracy}, report {written}, {new ImageOptions { Width = 8 }.Width}, {nameof(GpuDevice)}");
CS
says strict '^accuracy 1, report written, 8, GpuDevice$' dotnet run --project "$folder/strict" -c Release

# Pages, licence and source of a package, as NuGet reads them; the packages refer to each other in this version.
for name in DlGen DlGen.Gpu DlGen.Images DlGen.Reporting; do
  nuspec="$NUGET_PACKAGES/${name,,}/$version/${name,,}.nuspec"
  grep -q '<license type="expression">MIT</license>' "$nuspec" && grep -q '<icon>icon.png</icon>' "$nuspec" && grep -q '<readme>README.md</readme>' "$nuspec" \
    && grep -q '<repository type="git" url="https://github.com/dlgen/dlgen"' "$nuspec" \
    && { [ "$name" = DlGen ] || grep -q "<dependency id=\"DlGen\" version=\"$version\"" "$nuspec"; } \
    && [ -s "$NUGET_PACKAGES/${name,,}/$version/lib/net10.0/$name.xml" ] \
    && ! grep -qE '\]\((\.\./|src/|docs/|#[a-z]*\.md)' "$NUGET_PACKAGES/${name,,}/$version/README.md"
  count "$name: licence, icon, page with whole addresses, repository, documentation" $? "$nuspec"
done

# The templates, as a user takes them.
new install "$folder/packages/DlGen.Templates.$version.nupkg" > "$folder/install.log" 2>&1
count "dotnet new install" $? "$folder/install.log"
export TreatWarningsAsErrors=true
mkdir "$folder/work"
new dlgen -o "$folder/work/Digits.Reader" > "$folder/new.log" 2>&1
count "dotnet new dlgen" $? "$folder/new.log"
says dlgen '^This is a 7, and the network says 7\.' dotnet run --project "$folder/work/Digits.Reader" -c Release
accuracy=$(sed -nE 's/.*accuracy[^0-9]*([0-9.]+) ?%.*/\1/p' "$folder/dlgen.log" | tail -n 1)
[ "${accuracy%.*}" -ge 96 ]
count "dlgen: test accuracy of at least 96 %: $accuracy" $? "$folder/dlgen.log"

new dlgen-lesson -o "$folder/work/lesson" > "$folder/new.log" 2>&1
count "dotnet new dlgen-lesson" $? "$folder/new.log"
says lesson '^epoch 60: .*test accuracy (9[5-9]|100)' dotnet run "$folder/work/lesson/lesson.cs"
mkdir "$folder/work/wrong"
sed 's/Mlp(2, 16, 2)/Mlp(2, 0, 2)/' "$folder/work/lesson/lesson.cs" > "$folder/work/wrong/lesson.cs"
! dotnet run "$folder/work/wrong/lesson.cs" < /dev/null > "$folder/wrong.log" 2>&1 && grep -q 'error DLG[0-9]*' "$folder/wrong.log"
result=$?
count "a lesson with a mistake: $(grep -oE -m1 'error DLG[0-9]+' "$folder/wrong.log")" "$result" "$folder/wrong.log"

# A lesson of samples/Lecture runs alone, a program of one file that takes the package. Without its pragma, the compiler says what is in it.
mkdir "$folder/work/collapse"
sed '/^#pragma warning disable DLG2001/d' "$repository/samples/Lecture/Lessons/02-Collapse.cs" > "$folder/work/collapse/lesson.cs"
TreatWarningsAsErrors=false dotnet run "$folder/work/collapse/lesson.cs" < /dev/null > "$folder/collapse.log" 2>&1 \
  && grep -q 'warning DLG2001' "$folder/collapse.log" && grep -q '^bend: ' "$folder/collapse.log"
count "a lesson of the lecture alone, with the package" $? "$folder/collapse.log"

# serve PROGRAM OPTION...: starts a published dlgen-web on a free port, and waits until it answers. Its address is in $address then.
serve() {
  "$@" --urls http://127.0.0.1:0 < /dev/null > "$folder/server.log" 2>&1 &
  server=$!
  for ((second = 0; second < 120; second++)); do
    address=$(sed -nE 's#.*Now listening on: (http://[^ ]+).*#\1#p' "$folder/server.log")
    [ -z "$address" ] || return 0
    kill -0 "$server" 2> /dev/null || return 1
    sleep 0.5
  done
  return 1
}

stop() {
  kill "$server" && wait "$server" 2> /dev/null
  server=
}

# answers NAME: whether the server reads a digit, many at the same time, and refuses what is no digit.
answers() {
  gzip -dc "$repository/samples/data/mnist/t10k-images-idx3-ubyte.gz" | tail -c +17 | head -c 784 > "$folder/seven"
  local requests=() index said result
  for index in {1..32}; do
    requests+=(--next -s -o "$folder/answer$index" --data-binary "@$folder/seven" "$address/predict")
  done
  curl -Z "${requests[@]:1}" > /dev/null 2>&1 && [ "$(cat "$folder"/answer{1..32} | grep -o '"digit":7' | wc -l)" -eq 32 ]
  result=$?
  count "$1: 32 requests at the same time, one says $(cat "$folder/answer1")" "$result" "$folder/server.log"
  said=$(head -c 700 "$folder/seven" | curl -s -w ' %{http_code}' --data-binary @- "$address/predict")
  [ "$said" = '"An image has 784 bytes (28 × 28); 700 were sent." 400' ]
  count "$1: $said" $? "$folder/server.log"
  said=$(cat "$folder/seven" "$folder/seven" | curl -s -w ' %{http_code}' --data-binary @- "$address/predict")
  [[ $said == *"more were sent"*400 && $(curl -s "$address/") == *"<canvas id="* ]]
  count "$1: $said; and there is a page" $? "$folder/server.log"
}

diff <(sed -n '/^FROM /,/^```/p' "$repository/src/DlGen/docs/deploying.md" | sed '$d') "$repository/src/DlGen.Templates/templates/web/Dockerfile" > "$folder/dockerfile.log"
count "the Dockerfile of the documents is that of the template" $? "$folder/dockerfile.log"
new dlgen-web -o "$folder/work/web" --no-restore > "$folder/new.log" 2>&1
count "dotnet new dlgen-web" $? "$folder/new.log"
says publish-web 'web -> .*web' dotnet publish "$folder/work/web" -nologo -o "$folder/web"
serve "$folder/web/web"
count "dlgen-web listens at ${address:-}" $? "$folder/server.log"
answers dlgen-web
stop

if [ "${1:-}" = --all ]; then
  source "$tests/packages-all.sh"
fi

totals

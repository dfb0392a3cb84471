#!/usr/bin/env bash
# Makes a project outside the repository as the README says, publishes it from the command line in every way, and runs what comes out.
# Without arguments: once, trimmed into a single file, and what the other ways make of the projects' properties. With "all": in all ways,
# native code among them, for which it needs a C toolchain (apt-get install clang zlib1g-dev, or gcc); some 15 minutes.
set -uo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
unset TreatWarningsAsErrors
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
source "$repository/tests/facts.sh"

# The README's reference, with the path to this clone.
reference=$(grep -m1 '<ProjectReference Include="../dlgen/src/DlGen/DlGen.csproj" />' "$repository/README.md" | sed "s#\.\./dlgen#$repository#")
[ -n "$reference" ] || { echo "README.md names no reference to the library."; exit 1; }

program='using DlGen;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
Dataset data = Dataset.FromArrays(inputs, labels: [0, 1, 1, 0]);
var net = new Xor(seed: 1);
net.Train(data, new TrainingOptions { Epochs = 300, BatchSize = 4, Optimizer = new Adam(0.05f), Seed = 1 });
string file = Path.Combine(AppContext.BaseDirectory, "xor.safetensors");
net.Save(file);
Xor again = Xor.Load(file);
int[] classes = [.. Enumerable.Range(0, 4).Select(row => again.Classify(inputs.AsSpan(2 * row, 2)))];
Console.WriteLine($"accuracy {again.Evaluate(data).Accuracy}, classes {string.Join(" ", classes)}");

[Mlp(2, 8, 2, Activation = Activation.Tanh)]
public partial class Xor;'
expected="accuracy 1, classes 0 1 1 0"

# make NAME [PROPERTIES [ITEMS]]: a project of that name, with further properties and items.
make() {
  mkdir -p "$folder/$1"
  printf '%s\n' "$program" > "$folder/$1/Program.cs"
  cat > "$folder/$1/$1.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    ${2:-}
  </PropertyGroup>
  <ItemGroup>
    $reference
    ${3:-}
  </ItemGroup>
</Project>
XML
}

# runs NAME FILE [COUNT]: whether the program prints what it should, and the build said no warning (or COUNT of DLG3010, and no other).
runs() {
  local log="$folder/$1.log" said warnings others
  said=$("$2" 2>&1)
  warnings=$(grep -oE 'warning [A-Z]+[0-9]+: .*' "$log" | sort -u)
  others=$(grep -vc '^warning DLG3010' <<< "$warnings")
  [ -n "$warnings" ] || others=0
  [ "$said" = "$expected" ] && [ "$others" -eq 0 ] && [ "$(grep -c '^warning DLG3010' <<< "$warnings")" -eq "${3:-0}" ]
  count "$1: $said" $? "$log"
}

# publish NAME WARNINGS OPTION...: publishes the project "app" and runs it.
publish() {
  local name=$1 warnings=$2
  shift 2
  rm -rf "$folder/app/bin" "$folder/app/obj"
  if dotnet publish "$folder/app" -nologo -o "$folder/out/$name" "$@" < /dev/null > "$folder/$name.log" 2>&1; then
    runs "$name" "$folder/out/$name/app" "$warnings"
  else
    count "$name" 1 "$folder/$name.log"
  fi
}

# build NAME [WARNINGS [OPTION...]]: builds a project and runs it; whatever is said of the program's own code is no matter here.
build() {
  local name=$1 warnings=${2:-0}
  shift
  [ $# -eq 0 ] || shift
  rm -rf "$folder/$name/bin" "$folder/$name/obj"
  dotnet build "$folder/$name" -c Release -nologo -o "$folder/out/$name" "$@" < /dev/null 2>&1 | grep -v "^$folder/$name/Program.cs" > "$folder/$name.log"
  runs "$name" "$folder/out/$name/$name" "$warnings"
}

# keep PROJECT PROPERTY=VALUE... -- OPTION...: whether a project's properties have these values whatever the command line or the folders above say.
keep() {
  local project=$1 names="" expected="" is
  shift
  for ((; $# > 0; )); do
    [ "$1" != "--" ] || { shift; break; }
    names="$names,${1%%=*}"
    expected="$expected${1%%=*}: ${1#*=}, "
    shift
  done
  is=$(dotnet msbuild "$project" "-getProperty:MSBuildProjectName$names" "$@" < /dev/null 2>&1 \
    | sed -nE '/MSBuildProjectName/d; s/^ *"([A-Za-z]+)": "(.*)",?$/\1: \2, /p' | tr -d '\n')
  [ "$is" = "$expected" ]
  count "${project##*/}, whatever is said elsewhere: $is" $?
}

make app
rid=$(dotnet --info | sed -nE 's/^ *RID: *//p' | head -n 1)
[ "${1:-}" = all ] || [ $# -eq 0 ] || { echo "usage: $0 [all]"; exit 2; }

# Another repository's rules end at this one's folder.
surround() {
  mkdir -p "$folder/outer/dlgen"
  git -C "$repository" ls-files --cached --others --exclude-standard -- ':!samples/data' ':!tests' | tar -C "$repository" -cf - -T - | tar -C "$folder/outer/dlgen" -xf -
  local rule='<Project><PropertyGroup><AnalysisMode>All</AnalysisMode><TreatWarningsAsErrors>true</TreatWarningsAsErrors><LangVersion>8</LangVersion></PropertyGroup></Project>'
  printf '%s\n' "$rule" > "$folder/outer/Directory.Build.props"
  printf '%s\n' "$rule" > "$folder/outer/Directory.Build.targets"
  printf '<Project><ItemGroup><PackageVersion Include="xunit" Version="1.0.0" /></ItemGroup></Project>\n' > "$folder/outer/Directory.Packages.props"
  printf 'root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = error\n' > "$folder/outer/.editorconfig"
  printf 'is_global = true\ndotnet_analyzer_diagnostic.severity = error\n' > "$folder/outer/.globalconfig"
}
surround

# A build takes its references as they are where it is told so, as editors tell it.
dotnet build "$folder/app" -c Release -nologo < /dev/null > "$folder/with-dependencies.log" 2>&1
dotnet build "$folder/app" -c Release -nologo --no-dependencies < /dev/null > "$folder/no-dependencies.log" 2>&1
count "dotnet build --no-dependencies" $? "$folder/no-dependencies.log"

publish trimmed-single-file 0 -p:PublishTrimmed=true -p:PublishSingleFile=true --self-contained -r "$rid"

# The library is published with the program; the generator is not, and neither is written in another language for it.
language=(LangVersion=14 Nullable=enable ImplicitUsings=enable CheckForOverflowUnderflow=false AnalysisMode=Default AnalysisLevel=latest OutputType=Library)
other=(-p:TargetFramework=net11.0 -p:LangVersion=8 -p:Nullable=disable -p:ImplicitUsings=disable -p:CheckForOverflowUnderflow=true
  -p:AnalysisMode=All -p:AnalysisLevel=preview-all -p:OutputType=WinExe -p:AssemblyName=Program)
publishing=(PublishAot PublishTrimmed PublishSingleFile PublishReadyToRun PublishSelfContained SelfContained IsAotCompatible IsTrimmable EnableAotAnalyzer EnableTrimAnalyzer EnableSingleFileAnalyzer)
on=("${publishing[@]/#/-p:}")
keep "$repository/src/DlGen/DlGen.csproj" TargetFramework=net10.0 AssemblyName=DlGen "${language[@]}" -- "${other[@]}"
for project in DlGen.Generators DlGen.Generators.CodeFixes; do
  keep "$repository/generators/$project/$project.csproj" TargetFramework=netstandard2.0 AssemblyName=$project "${language[@]}" \
    "${publishing[@]/%/=}" RuntimeIdentifier= Platform=AnyCPU PlatformTarget=AnyCPU OutputPath='bin\\Release/netstandard2.0/' \
    -- -p:Configuration=Release "${other[@]}" "${on[@]/%/=true}" -p:RuntimeIdentifier="$rid" -p:Platform=x64 -p:PlatformTarget=x64 -p:OutputPath=/elsewhere/
done

for project in src/DlGen/DlGen generators/DlGen.Generators/DlGen.Generators generators/DlGen.Generators.CodeFixes/DlGen.Generators.CodeFixes; do
  keep "$folder/outer/dlgen/$project.csproj" TreatWarningsAsErrors=false "${language[@]}" DiscoverGlobalAnalyzerConfigFiles=false --
done

dotnet msbuild "$repository/src/DlGen" -t:PackGenerator -getItem:TfmSpecificPackageFile -p:Configuration=Release -p:BuildProjectReferences=false \
  -p:UseArtifactsOutput=true -p:ArtifactsPath="$folder/artifacts" < /dev/null 2>&1 | grep -qF "$folder/artifacts/bin/DlGen.Generators/release/DlGen.Generators.dll"
count "dotnet pack --artifacts-path takes the generator from there" $?

if [ "${1:-}" = all ]; then
  native=(-p:PublishAot=true)
  command -v clang > /dev/null || native+=(-p:CppCompilerAndLinker=gcc)

  publish plain 0
  publish debug 0 -c Debug
  publish single-file 0 -p:PublishSingleFile=true -r "$rid"
  publish self-contained 0 --self-contained
  publish ready-to-run 0 -p:PublishReadyToRun=true -r "$rid"
  publish ready-to-run-trimmed-single-file 0 -p:PublishReadyToRun=true -p:PublishTrimmed=true -p:PublishSingleFile=true --self-contained -r "$rid"
  publish framework 0 -p:TargetFramework=net10.0
  publish platform 0 -p:Platform=x64
  publish output-path 0 -p:OutputPath="$folder/elsewhere/"
  publish artifacts-path 0 --artifacts-path "$folder/artifacts"
  publish overflow-checks 0 -p:CheckForOverflowUnderflow=true
  publish native 1 "${native[@]}"
  publish native-for-the-machine 0 "${native[@]}" -r "$rid" -p:IlcInstructionSet=native
  publish native-trimmed-single-file 0 "${native[@]}" -p:PublishTrimmed=true -p:PublishSingleFile=true --self-contained -p:PublishReadyToRun=true -p:IlcInstructionSet=x86-64-v3
  publish native-suppressed 0 "${native[@]}" -p:NoWarn=DLG3010

  # The generator comes once, whether it is referenced a second time, or comes through DlGen.Gpu.
  make twice "" "<ProjectReference Include=\"$repository/generators/DlGen.Generators/DlGen.Generators.csproj\" OutputItemType=\"Analyzer\" ReferenceOutputAssembly=\"false\" />"
  build twice
  make gpu "" "<ProjectReference Include=\"$repository/src/DlGen.Gpu/DlGen.Gpu.csproj\" /><ProjectReference Remove=\"$repository/src/DlGen/DlGen.csproj\" />"
  build gpu
  build app 0 -p:AnalysisMode=All

  # A program of one file.
  mkdir "$folder/file"
  { echo "#:project $repository/src/DlGen/DlGen.csproj"; printf '%s\n' "$program"; } > "$folder/file/app.cs"
  dotnet run "$folder/file/app.cs" < /dev/null > "$folder/file.log" 2>&1
  [ "$(cat "$folder/file.log")" = "$expected" ]
  count "dotnet run app.cs" $? "$folder/file.log"

  # Inside a repository with rules of its own.
  dotnet build "$folder/outer/dlgen/src/DlGen.Gpu" -c Release -nologo -p:AnalysisMode=All -p:TreatWarningsAsErrors=true < /dev/null > "$folder/outer.log" 2>&1
  count "inside another repository" $? "$folder/outer.log"

  dotnet pack "$repository/src/DlGen" -c Release -nologo -o "$folder/packages-elsewhere" --artifacts-path "$folder/artifacts-of-pack" < /dev/null > "$folder/pack.log" 2>&1
  count "dotnet pack --artifacts-path" $? "$folder/pack.log"
fi

totals

#!/usr/bin/env bash
# Compares a program with DlGen, from its package and as native code, with one that does the same with TorchSharp, as each is deployed: size,
# resident memory, time from the start of the process to the end of the first training step, and to the first prediction of a network that is
# loaded. Medians of alternating rounds. Run it after "dotnet build -c Release". On a system whose libstdc++ is older than TorchSharp's, it
# needs g++.
#   deployed.sh [ROUNDS]
set -euo pipefail
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(dirname "$tests")
rounds=${1:-11}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUGET_FALLBACK_PACKAGES="${NUGET_PACKAGES:-$HOME/.nuget/packages}" NUGET_PACKAGES="$folder/nuget"
rid=$(dotnet --info | sed -nE 's/^ *RID: *//p' | head -n 1)
torch_version=$(sed -nE 's/.*"TorchSharp-cpu" Version="([^"]*)".*/\1/p' "$repository/Directory.Packages.props")
(cd "$repository" && dotnet pack src/DlGen -c Release --no-build -nologo -v quiet -o "$folder/packages") < /dev/null
version=$(basename "$folder"/packages/DlGen.*.nupkg .nupkg)
printf '<configuration><packageSources><add key="packages" value="%s/packages" /></packageSources></configuration>\n' "$folder" > "$folder/nuget.config"

# make NAME PACKAGE VERSION: a project; its program comes from standard input. Every program prints milliseconds and kilobytes.
make() {
  mkdir -p "$folder/$1"
  { cat; cat <<'CS'

static class Figures
{
    public static void Print()
    {
        double elapsed = (DateTime.Now - System.Diagnostics.Process.GetCurrentProcess().StartTime).TotalMilliseconds;
        string memory = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM")).Split(' ')[^2];
        Console.WriteLine($"{(int)elapsed} {memory}");
    }
}
CS
  } > "$folder/$1/Program.cs"
  cat > "$folder/$1/$1.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <InvariantGlobalization>true</InvariantGlobalization>
    <DebugType>none</DebugType>
    <RuntimeIdentifier>$rid</RuntimeIdentifier>
    <SelfContained>false</SelfContained>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="$2" Version="$3" />
  </ItemGroup>
</Project>
XML
}

make ours DlGen "${version#DlGen.}" <<'CS'
using DlGen;

if (args[0] == "train")
{
    var net = new Mlp(seed: 1);
    float[] inputs = new float[64 * Mlp.InputSize];
    Array.Fill(inputs, 0.5f);
    net.Train(Dataset.FromArrays(inputs, new int[64]), new TrainingOptions { Epochs = 1, BatchSize = 64, Optimizer = new Sgd(0.01f) { Momentum = 0.9f } });
    Figures.Print();
    net.Save(args[1]);
}
else
{
    float[] probabilities = Mlp.Load(args[1]).Predict(new float[Mlp.InputSize]);
    Figures.Print();
    return probabilities.Length == 10 ? 0 : 1;
}

return 0;

[Mlp(784, 256, 256, 10)]
partial class Mlp;
CS

make torch TorchSharp-cpu "$torch_version" <<'CS'
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

var net = Sequential(Linear(784, 256), ReLU(), Linear(256, 256), ReLU(), Linear(256, 10));
if (args[0] == "train")
{
    var optimizer = optim.SGD(net.parameters(), 0.01, momentum: 0.9);
    using Tensor inputs = full(64, 784, 0.5f), labels = zeros(64, dtype: int64);
    using Tensor loss = functional.cross_entropy(net.forward(inputs), labels);
    optimizer.zero_grad();
    loss.backward();
    optimizer.step();
    Figures.Print();
    net.save(args[1]);
}
else
{
    net.load(args[1]);
    net.eval();
    using IDisposable inference = no_grad();
    float[] probabilities = functional.softmax(net.forward(zeros(1, 784)), 1).data<float>().ToArray();
    Figures.Print();
    return probabilities.Length == 10 ? 0 : 1;
}

return 0;
CS

dotnet publish "$folder/ours" -nologo -v quiet -o "$folder/out/ours" < /dev/null
dotnet publish "$folder/torch" -nologo -v quiet -o "$folder/out/torch" < /dev/null
native=(-p:PublishAot=true -p:SelfContained=true)
command -v clang > /dev/null || native+=(-p:CppCompilerAndLinker=gcc)
dotnet publish "$folder/ours" -nologo -v quiet -o "$folder/out/native" "${native[@]}" < /dev/null
rm -f "$folder"/out/native/*.dbg

# TorchSharp's library asks for a newer libstdc++ than some systems have, for one symbol.
preload=$(dotnet run -c Release --project "$tests/DlGen.Peers" -- --missing-symbols "$folder/out/torch" < /dev/null | tail -n 1)

# run KIND MODE: one process, whose figures go to a file.
run() {
  local program="$folder/out/$1/ours" preloaded=""
  [ "$1" != torch ] || { program="$folder/out/torch/torch"; preloaded=$preload; }
  LD_PRELOAD="$preloaded" "$program" "$2" "$folder/$1.weights" >> "$folder/$1.$2"
}

for ((round = 0; round < rounds; round++)); do
  for kind in native ours torch; do
    run $kind train
    run $kind predict
  done
done

median() { cut -d' ' -f"$2" "$folder/$1" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
echo "| | program, MB | first training step, ms | memory, MB | first prediction, ms | memory, MB |"
echo "|---|---|---|---|---|---|"
for kind in native ours torch; do
  case $kind in native) name="DlGen, native code" ;; ours) name="DlGen" ;; torch) name="TorchSharp $torch_version" ;; esac
  size=$(du -sb "$folder/out/$kind" | awk '{ printf "%.1f", $1 / 1e6 }')
  trained=$(median $kind.train 2)
  predicted=$(median $kind.predict 2)
  echo "| $name | $size | $(median $kind.train 1) | $((trained / 1000)) | $(median $kind.predict 1) | $((predicted / 1000)) |"
done

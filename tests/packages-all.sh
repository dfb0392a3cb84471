# What packages.sh does with --all, which sources this file after the rest. Each part says when it isn't there to be done.

unset TreatWarningsAsErrors
native=(-p:PublishAot=true)
command -v clang > /dev/null || native+=(-p:CppCompilerAndLinker=gcc)
rid=$(dotnet --info | sed -nE 's/^ *RID: *//p' | head -n 1)
digits="$folder/work/Digits.Reader"

# publish NAME PROJECT PATTERN OPTION...: publishes, without a warning, and prints how large the program is.
publish() {
  local name=$1 project=$2 pattern=$3
  shift 3
  rm -rf "$project/bin" "$project/obj"
  says "$name" "$pattern" dotnet publish "$project" -nologo -o "$folder/out/$name" "$@"
  rm -f "$folder/out/$name"/*.dbg "$folder/out/$name"/*.pdb
  echo "       $(du -sh --apparent-size --exclude=digits --exclude=data "$folder/out/$name" | cut -f 1) without data"
}

# megabytes FILE LIMIT: whether a file is smaller than so many MB.
megabytes() {
  local size
  size=$(stat -c %s "$1")
  [ "$size" -lt $(($2 * 1000000)) ]
  count "${1##*/} has $((size / 1000)) kB, less than $2 MB" $?
}

says_instruction_set='IlcInstructionSet x86-64-v3'
publish console-native "$digits" "$says_instruction_set" "${native[@]}"
says console-native-runs '^This is a 7, and the network says 7\.' "$folder/out/console-native/Digits.Reader"
megabytes "$folder/out/console-native/Digits.Reader" 5
publish console-native-chosen "$digits" 'Digits.Reader -> .*chosen' "${native[@]}" -p:IlcInstructionSet=native
! grep -q "$says_instruction_set" "$folder/console-native-chosen.log"
count "where an instruction set is chosen, nothing is said of it" $?
publish console-trimmed-single-file "$digits" 'Digits.Reader -> ' -r "$rid" --self-contained -p:PublishTrimmed=true -p:PublishSingleFile=true
says console-trimmed-single-file-runs '^This is a 7, and the network says 7\.' "$folder/out/console-trimmed-single-file/Digits.Reader"
publish web-native "$folder/work/web" "$says_instruction_set" "${native[@]}"
serve "$folder/out/web-native/web"
count "dlgen-web as native code listens at ${address:-}" $? "$folder/server.log"
answers web-native

# From the start of a process to the first prediction of a network that it loads, against a process that does nothing.
first="$folder/work/first"
mkdir -p "$first" "$folder/work/empty"
sed '/digits/d' "$digits/Digits.Reader.csproj" > "$first/first.csproj"
sed '/DlGen/d' "$first/first.csproj" > "$folder/work/empty/empty.csproj"
echo 'return 0;' > "$folder/work/empty/Program.cs"
cat > "$first/Program.cs" <<'CS'
using DlGen;

Digits net = Digits.Load(args[0]);
return net.Predict(new byte[Digits.InputSize])[0] <= 1 ? 0 : 1;

[Mlp(784, 256, 10)]
internal sealed partial class Digits;
CS
publish first "$first" 'first -> ' "${native[@]}"
publish empty "$folder/work/empty" 'empty -> ' "${native[@]}"
for round in {1..20}; do
  for program in first empty; do
    began=${EPOCHREALTIME/./}
    "$folder/out/$program/$program" "$folder/out/console-native/digits.safetensors" || count "a first prediction" 1
    echo $((${EPOCHREALTIME/./} - began)) >> "$folder/$program.times"
  done
done
for program in first empty; do
  echo "       $program: $(sort -n "$folder/$program.times" | sed -n 10p) µs, median of 20"
done

# The page, in a browser.
if command -v npm > /dev/null && [ -x "${CHROMIUM:-/usr/bin/chromium}" ] && npm install --silent --prefix "$folder/npm" playwright-core > "$folder/npm.log" 2>&1; then
  NODE_PATH="$folder/npm/node_modules" node "$tests/web-page.mjs" "$address/" "${SCREENSHOT:-$folder/page.png}" > "$folder/page.log" 2>&1
  result=$?
  sed 's/^/       /' "$folder/page.log"
  count "the page of dlgen-web in a browser" $result
else
  echo "       chromium or npm's playwright-core isn't there: the page wasn't tried in a browser"
fi
stop

rm -rf "$folder/out/lesson"
says lesson-native "$says_instruction_set" dotnet publish "$folder/work/lesson/lesson.cs" -nologo -o "$folder/out/lesson" "${native[@]:1}"
says lesson-native-runs '^epoch 60: .*test accuracy (9[5-9]|100)' "$folder/out/lesson/lesson"
publish sample-native "$repository/samples/Mnist" 'Mnist -> ' "${native[@]}" -p:IlcInstructionSet=x86-64-v3
says sample-native-runs '^test accuracy: 9[89]' "$folder/out/sample-native/Mnist" --epochs 6
megabytes "$folder/out/sample-native/Mnist" 5
publish sample-trimmed-single-file "$repository/samples/Mnist" 'Mnist -> ' -r "$rid" --self-contained -p:PublishTrimmed=true -p:PublishSingleFile=true

# Other systems. What is compiled for Arm64 runs in an emulator, with Debian's libraries for it.
for system in linux-musl-x64 linux-arm64 win-x64; do
  publish "console-$system" "$digits" 'Digits.Reader -> ' -r "$system" --self-contained -p:PublishTrimmed=true
done
emulator=$(command -v qemu-aarch64 || command -v qemu-aarch64-static)
if [ -n "$emulator" ] && [ -d /usr/aarch64-linux-gnu/lib ]; then
  says console-linux-arm64-runs '^This is a 7, and the network says 7\.' "$emulator" -L /usr/aarch64-linux-gnu "$folder/out/console-linux-arm64/Digits.Reader"
else
  echo "       qemu-user or libstdc++6-arm64-cross isn't there: the program for Arm64 didn't run"
fi

# The version, wherever the sources are.
commit=$(git -C "$repository" rev-parse HEAD)
author=(-c user.name=packages -c user.email=packages@localhost -c protocol.file.allow=always -c init.defaultBranch=main)

# version NAME FOLDER VERSION: the version of a package that is made from the sources in a folder; no warning may be an error.
version() {
  local is
  is=$(cd "$2" && TreatWarningsAsErrors=true dotnet msbuild src/DlGen.Images/DlGen.Images.csproj -restore -t:MinVer -getProperty:PackageVersion 2>&1 < /dev/null)
  [[ $is =~ ^$3$ ]]
  count "version of $1: $is" $?
}

git clone -q --depth 1 "file://$repository" "$folder/shallow" 2> /dev/null
version "a shallow clone" "$folder/shallow" '0\.1\.0-alpha\.0(\.1)?'
git clone -q "$repository" "$folder/clone"
version "a clone without tags" "$folder/clone" '0\.1\.0-alpha\.0\.[0-9]+'
git -C "$folder/clone" "${author[@]}" tag v1.2.3
version "a commit with the tag v1.2.3" "$folder/clone" '1\.2\.3'
git -C "$folder/clone" "${author[@]}" commit -q --allow-empty -m next
version "the commit after it" "$folder/clone" '1\.2\.4-alpha\.0\.1'
git "${author[@]}" init -q "$folder/around"
mkdir "$folder/around/sources"
git -C "$repository" archive "$commit" | tar -x -C "$folder/around/sources"
git -C "$folder/around" "${author[@]}" submodule --quiet add "$repository" module 2> /dev/null
git -C "$folder/around" "${author[@]}" commit -q -m around
git -C "$folder/around" "${author[@]}" tag v9.9.9
version "sources in another repository, which has the tag v9.9.9" "$folder/around/sources" '0\.1\.0-alpha\.0'
version "a submodule of that repository" "$folder/around/module" '0\.1\.0-alpha\.0\.[0-9]+'

# The same commit makes the same bytes in two folders.
for copy in first second/copy; do
  git clone -q "$repository" "$folder/$copy"
  CI=true dotnet build "$folder/$copy/src/DlGen" -c Release -nologo -v quiet -p:RunAnalyzers=false < /dev/null > "$folder/build.log" 2>&1
done
for file in src/DlGen/bin/Release/net10.0/DlGen.{dll,pdb} generators/DlGen.Generators/bin/Release/netstandard2.0/DlGen.Generators.dll; do
  cmp -s "$folder/first/$file" "$folder/second/copy/$file"
  count "${file##*/} is the same from two folders" $?
done

# For the scripts beside it, which source it: counts facts, and ends with the totals. They put the folder of their work into $folder.

tried=0
failures=0

# count NAME RESULT [LOG]: one more fact, and whether it is one.
count() {
  tried=$((tried + 1))
  if [ "$2" -eq 0 ]; then
    echo "right  $1"
  else
    echo "WRONG  $1"
    failures=$((failures + 1))
    [ -z "${3:-}" ] || tail -n 30 "$3"
  fi
}

# totals: how many facts there were; fails where one is wrong.
totals() {
  echo "$((tried - failures)) right, $failures wrong"
  [ "$failures" -eq 0 ]
}

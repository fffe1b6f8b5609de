"""What a server does for a publisher (``server.py``), as small programs for its POSIX shell.

Their arguments come quoted, out of an alphabet that no shell reads anything into (``target.py``).
"""

from __future__ import annotations

from typing import Final

LOCK: Final = """
for tool in rsync flock sha256sum find readlink; do
  command -v "$tool" >/dev/null || { echo "$tool"; exit 69; }
done
[ -d "$1" ] || exit 72
umask 022
mkdir -p "$1/releases" || exit 1
[ ! -L "$1/releases/.lock" ] || { echo "a symbolic link stands in place of $1/releases/.lock" >&2; exit 1; }
exec 9>>"$1/releases/.lock" || exit 1
flock -n 9 || { echo busy; flock -w "$3" 9 || exit 75; }
echo "$2" >"$1/releases/.lock" || exit 1
echo locked
cat >/dev/null
"""
"""Holds the lock for as long as its input stays open: when the publisher ends, however it ends, the kernel lets go of it."""
STATE: Final = """
[ -d "$1" ] || exit 72
if [ -e "$1/current" ] && [ ! -L "$1/current" ]; then exit 71; fi
echo "current $(readlink "$1/current")"
[ ! -f "$1/releases/.history" ] || { echo "history "; LC_ALL=C sed "s/^/history /" "$1/releases/.history"; echo; }
for folder in "$1"/releases/*/; do [ ! -d "$folder" ] || { folder=${folder%/}; echo "kept ${folder##*/} $(stat -c %Y "$folder")"; }; done
"""
READ: Final = """
cd "$1/$2/." || exit 1
LC_ALL=C find . -type f -exec sha256sum {} + || exit 1
find . ! -type f ! -type d -exec echo odd {} \\;
"""
PREPARE: Final = """
umask 022
incoming=$1/releases/.incoming-$2
if [ -L "$incoming" ] || [ ! -d "$incoming" ]; then rm -f "$incoming" || exit 1; fi
mkdir -p "$incoming"
"""
COMMIT: Final = """
[ "$(cat "$1/releases/.lock")" = "$3" ] || exit 75
sync -f "$1/releases" 2>/dev/null || sync
mv -T "$1/releases/.incoming-$2" "$1/releases/$2"
"""
SWITCH: Final = """
root=$1 token=$2 name=$3
shift 3
[ "$(cat "$root/releases/.lock")" = "$token" ] || exit 75
[ -d "$root/releases/$name" ] || exit 1
if [ -e "$root/current" ] && [ ! -L "$root/current" ]; then exit 71; fi
rm -rf "$root/releases/.history.new" || exit 1
echo "$@" >"$root/releases/.history.new" && mv -T "$root/releases/.history.new" "$root/releases/.history" || exit 1
rm -rf "$root/releases/.link" && ln -s "releases/$name" "$root/releases/.link" || exit 1
sync -f "$root/releases" 2>/dev/null || sync
mv -T "$root/releases/.link" "$root/current"
"""
DROP: Final = """
root=$1 token=$2 keep=" $3 "
[ "$(cat "$root/releases/.lock")" = "$token" ] || exit 75
cd "$root/releases" || exit 1
LC_ALL=C
for folder in */; do
  name=${folder%/} hash=${folder%%[~/]*}
  case $keep in *" $name "*) continue ;; esac
  case $hash in *[!0-9a-f]*) continue ;; esac
  case ${name#"$hash"} in *[!~]*) continue ;; esac
  [ ${#hash} -ne 20 ] || [ ! -d "$name" ] || mv -T "$name" ".incoming-$name" || exit 1
done
rm -rf .incoming-* .history.new .link
"""
"""Takes away what has a release's name (``outlet.NAME``) and is not kept: a folder of another name is somebody else's."""

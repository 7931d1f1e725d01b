#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts Apache Arrow's C++ libraries and headers into build/third_party/pyarrow, where CMake finds them: Debian 12 has
# no package of them, and the pyarrow wheel carries both. Nothing is installed: the wheel is fetched (55 MB), checked
# against the fingerprint in arrow_requirements.txt and unpacked (80 MB). Does nothing when that was done before.
# Works as root and as a user. Without it everything builds, and opening a .parquet file says what to do.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
target="$root/build/third_party/pyarrow"
wanted=$(sha256sum "$here/arrow_requirements.txt" "$0" | sha256sum | cut -c 1-16)

if [ "$(cat "$target/installed" 2>/dev/null || true)" = "$wanted" ]; then
    echo "Apache Arrow is there."
    exit 0
fi

# Debian's own Python first: another one in the path may have no pip.
python=""
for candidate in /usr/bin/python3 python3; do
    if "$candidate" -m pip --version >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python's pip is missing: apt-get install python3-pip" >&2
    exit 1
fi

work="$target.partial"
rm -rf "$work" "$target"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
echo "Fetching Apache Arrow ..."
# One fixed Python version, whatever runs here: the C++ libraries inside are the same.
"$python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
    --implementation cp --python-version 3.12 --platform "manylinux_2_28_$(uname -m)" \
    --dest "$work" --requirement "$here/arrow_requirements.txt"
"$python" - "$work" <<'UNPACK'
import pathlib, re, sys, zipfile
folder = pathlib.Path(sys.argv[1])
wanted = re.compile(r"pyarrow/(include/(arrow|parquet)/.*\.h|lib(arrow|parquet)\.so\.\d+)|pyarrow-[^/]*\.dist-info/licenses/[^/]+")
for wheel in folder.glob("*.whl"):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if wanted.fullmatch(name)])
    wheel.unlink()
UNPACK
mv "$work"/pyarrow-*.dist-info/licenses "$work/pyarrow/licenses"
echo "$wanted" >"$work/pyarrow/installed"
mv "$work/pyarrow" "$target"
echo "Apache Arrow is in $target"

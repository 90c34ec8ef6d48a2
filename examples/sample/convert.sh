#!/bin/sh
# Turns the sample's workbooks that are meant to be .xls or .ods into those, with LibreOffice, and removes their .xlsx.
# Run it after `cargo run --example sample`; the results are committed, so nothing else needs LibreOffice.
#   examples/sample/convert.sh [INPUT [TRUTH]]
set -eu
input=${1:-input}
list=${2:-tests/data/sample-truth}/convert.txt
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
while IFS= read -r path; do
    target="$input/$path"
    source="${target%.*}.xlsx"
    [ -f "$source" ] || continue
    case "$path" in
        *.xls) filter='xls:MS Excel 97' ;;
        *.ods) filter='ods:calc8' ;;
        *) echo "no filter for $path" >&2; exit 1 ;;
    esac
    soffice -env:UserInstallation="file://$profile" --headless --convert-to "$filter" \
        --outdir "$(dirname "$target")" "$source" </dev/null >/dev/null 2>&1
    [ -f "$target" ] || { echo "not written: $target" >&2; exit 1; }
    rm "$source"
done <"$list"

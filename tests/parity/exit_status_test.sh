#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: exit_status_test.sh PARITY_PROGRAM RNG_CASE
# A damaged value must fail, an unknown case and unusable input must be told apart.
program=$1
case=$2
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

expect() { # STATUS WORDS ARGUMENT...
    status=$1
    words=$2
    shift 2
    output=$("$program" "$@" 2>&1)
    got=$?
    if [ "$got" -ne "$status" ] || ! printf '%s\n' "$output" | grep -q -- "$words"; then
        echo "parity $*: expected status $status and \"$words\", got status $got and:"
        printf '%s\n' "$output" | tail -n 5
        exit 1
    fi
}

expect 0 ' 0 failed' "$case"
expect 2 'case.json' "$folder/none"
expect 2 'begins with' "$case" --only nothing.like.this
expect 2 'Run with --help' --no-such-option

cp "$case"/* "$folder"
size=$(wc -c <"$folder/expected.safetensors")
# 0xff over the last value: another number, whatever its type
printf '\377\377' | dd of="$folder/expected.safetensors" bs=1 seek=$((size - 2)) conv=notrunc 2>/dev/null
expect 1 'FAIL' "$folder"

head -c $((size - 2)) "$case/expected.safetensors" >"$folder/expected.safetensors"
expect 2 'expected.safetensors' "$folder"

cp "$case/expected.safetensors" "$folder"
sed 's/"tol": 1e-06/"tol": "small"/' "$case/case.json" >"$folder/case.json"
expect 2 'must be a number' "$folder"

# the same tensors under names that no family knows
sed 's/torch_cpu/torch_xyz/g; s/"nv\./"xy./g' "$case/case.json" >"$folder/case.json"
LC_ALL=C sed 's/torch_cpu/torch_xyz/g; s/"nv\./"xy./g' "$case/expected.safetensors" >"$folder/expected.safetensors"
expect 1 'nothing in this case can be computed' "$folder"

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: run_shared.sh PARITY_PROGRAM SOURCE_FOLDER CASE...
# Runs the program on whole cases: those in $SEEDBED_PARITY, else in ../shared/parity beside the checkout.
# Exit status 77 (ctest: skipped) where neither is there.
program=$1
cases=${SEEDBED_PARITY:-$2/../shared/parity}
shift 2
if [ ! -d "$cases" ]; then
    echo "skipped: no parity cases in $cases; set SEEDBED_PARITY to the folder that holds them"
    exit 77
fi
for name do
    shift
    set -- "$@" "$cases/$name"
done
exec "$program" "$@"

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: run_shared.sh PARITY_PROGRAM SOURCE_FOLDER
# Runs the program on all whole cases: those in $SEEDBED_PARITY, else in ../shared/parity beside the checkout.
# Exit status 77 (ctest: skipped) where neither is there.
cases=${SEEDBED_PARITY:-$2/../shared/parity}
if [ ! -d "$cases" ]; then
    echo "skipped: no parity cases in $cases; set SEEDBED_PARITY to the folder that holds them"
    exit 77
fi
exec "$1" "$cases"/*/

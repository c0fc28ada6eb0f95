#!/bin/sh
# Answers lines of requests from standard input with GNU parallel, in their order: parallel.sh --fields coverage.overall.likely < people.ndjson
#
# An error tells the line of its block: find people by their id.
exec parallel --will-cite --pipe --keep-order --block 256k --quote "${SKILLS_GAP:-skills-gap}" gap --lines --threads 1 --quiet "$@"

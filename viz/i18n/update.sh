#!/bin/sh
# Brings viz/i18n/console_zh.ts up to date with the texts in the code; those without Chinese are then
# marked "unfinished", and a test fails until they have it. Run at the root of the source tree.
set -e
lupdate=$(command -v lupdate || echo /usr/lib/qt6/bin/lupdate)
"$lupdate" -silent -locations none -no-obsolete -I . viz -ts viz/i18n/console_zh.ts
grep -B1 unfinished viz/i18n/console_zh.ts || echo "every text has its Chinese"

#include "sim/report/html.hpp"

namespace headframe::sim::report {

std::string_view style() {
  return R"css(
:root { color-scheme: light; --ink: #1f2933; --soft: #5f6c7b; --line: #d9dee4; --wash: #f5f7f9;
  --accent: #22577a; --good: #2b6a4d; --bad: #a3262a; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 15px/1.6 system-ui, "Noto Sans CJK SC",
  "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 1.5rem 1.5rem 4rem; }
input[name=language] { position: absolute; opacity: 0; pointer-events: none; }
nav { max-width: 1080px; margin: 0 auto; padding: 1rem 1.5rem 0; text-align: right; }
nav label { cursor: pointer; padding: .15rem .6rem; color: var(--soft);
  border: 1px solid var(--line); }
nav label:first-child { border-radius: 4px 0 0 4px; border-right: 0; }
nav label:last-child { border-radius: 0 4px 4px 0; }
#show-zh:checked ~ nav label[for=show-zh], #show-en:checked ~ nav label[for=show-en] {
  color: var(--ink); background: var(--wash); font-weight: 600; text-decoration: underline; }
#show-zh:focus-visible ~ nav label[for=show-zh], #show-en:focus-visible ~ nav label[for=show-en] {
  outline: 2px solid var(--accent); }
#show-zh:checked ~ main [lang=en], #show-en:checked ~ main [lang=zh] { display: none; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.6rem 0 .4rem; padding-bottom: .25rem;
  border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { margin: .4rem 0; }
.lead, figcaption { color: var(--soft); font-size: .9rem; max-width: 72ch; }
.badge { display: inline-block; margin: .5rem 0; padding: .3rem .8rem; border-radius: 4px;
  border: 2px solid var(--soft); }
.good { color: var(--good); border-color: var(--good); }
.bad { color: var(--bad); border-color: var(--bad); }
dl.facts { display: flex; flex-wrap: wrap; gap: .3rem 2.2rem; margin: .8rem 0; }
dl.facts dt { color: var(--soft); font-size: .8rem; }
dl.facts dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .35rem .6rem; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; font-size: .82rem; white-space: nowrap; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.definition, .reason { color: var(--soft); font-size: .82rem; }
.number .reason { white-space: normal; }
thead .number code { white-space: normal; overflow-wrap: anywhere; }
.differs { font-weight: 600; }
.scroll { overflow-x: auto; }
code, pre { font: .85rem/1.5 ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
pre { background: var(--wash); border: 1px solid var(--line); border-radius: 4px;
  padding: .7rem .9rem; white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin: 1rem 0; }
svg { display: block; width: 100%; height: auto; font-family: inherit; }
svg text { fill: var(--ink); font-size: 12px; }
svg .soft { fill: var(--soft); font-size: 11px; }
svg .grid { stroke: var(--line); stroke-width: 1; fill: none; }
svg .county { fill: var(--wash); stroke: #b4bec9; stroke-width: .8; }
svg .link { stroke: var(--accent); stroke-width: 1.6; fill: none; }
svg .link.hit { stroke: var(--bad); stroke-width: 2.6; stroke-dasharray: 7 4; }
svg .halo { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: .5rem 0;
  padding: 0; font-size: .85rem; }
ul.legend svg { display: inline-block; width: 18px; height: 14px; vertical-align: -2px;
  margin-right: .35rem; }
a { color: var(--accent); }
th details summary { margin: 0; font-weight: 400; }
table.wide thead th { white-space: normal; vertical-align: bottom; }
table.wide tbody th { min-width: 8.5em; }
.mark { white-space: nowrap; }
details summary { cursor: pointer; color: var(--accent); margin: .6rem 0; }
@media (max-width: 640px) {
  main, nav { padding-left: .8rem; padding-right: .8rem; }
  h1 { font-size: 1.3rem; }
  section > table { display: block; overflow-x: auto; }
  section figure { overflow-x: auto; }
  section figure svg { min-width: 640px; }
}
@media print {
  body { font-size: 10.5pt; }
  nav { display: none; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";
}

}  // namespace headframe::sim::report

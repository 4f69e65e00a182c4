/** The looks of the HTML report: ink on paper, and colour for verdicts alone, as on Custody's page. */
export const STYLE = `
:root { color-scheme: light dark;
  --paper: light-dark(#f7f7f3, #121416); --surface: light-dark(#fff, #191c1f); --sunken: light-dark(#efefe9, #22262a);
  --line: light-dark(#dedfd7, #2b3035); --ink: light-dark(#15171a, #ecece7); --quiet: light-dark(#5d626a, #969ea6); --link: light-dark(#17479e, #9fc1ff);
  --pass: light-dark(#1b6737, #84d6a0); --fail: light-dark(#ab1f18, #ff9f94); --crash: light-dark(#86189b, #e9a9f2);
  --unexpected: light-dark(#0d5290, #98c6ff); --known: light-dark(#7f4d00, #efc06d); --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.5 -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, 'Liberation Sans', Arial, sans-serif; }
h1, h2, h3 { margin: 0; font-weight: 620; line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; } h3 { font-size: 0.9375rem; }
p { margin: 0; max-width: 100ch; } a { color: var(--link); text-underline-offset: 0.18em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, pre { font: 0.8125rem/1.5 var(--mono); overflow-wrap: anywhere; unicode-bidi: isolate; }
pre { margin: 0; white-space: pre-wrap; } .quiet { color: var(--quiet); } .small { font-size: 0.8125rem; }
header { display: grid; gap: 0.75rem; margin-bottom: 2rem; } .closing { font-size: 1.125rem; font-variant-numeric: tabular-nums; }
.counts { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; margin: 0; padding: 0; list-style: none; }
dl { display: grid; grid-template-columns: fit-content(12rem) minmax(0, 1fr); gap: 0.25rem 1rem; margin: 0; } dt { color: var(--quiet); } dd { margin: 0; }
.filter { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; border: 0; } .filter label { display: inline-flex; gap: 0.375rem; align-items: center; min-height: 1.75rem; }
body:has(#failed:checked) :is(details:not(.failed), section:not(.failed)):not(.step), body:has(#unpassed:checked) :is(details.pass, section.all-pass):not(.step) { display: none; }
section { margin-top: 2rem; } section > h2 { padding-bottom: 0.5rem; border-bottom: 1px solid var(--line); }
section > details { border-bottom: 1px solid var(--line); background: var(--surface); }
section > details > summary { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 1rem; align-items: baseline; padding: 0.5rem 0.75rem; cursor: pointer; }
summary:hover { background: var(--sunken); } summary .reason { grid-column: 2; color: var(--quiet); overflow-wrap: anywhere; }
.inside { display: grid; gap: 0.75rem; padding: 0.5rem 0.75rem 1.25rem; } .step { padding: 0.5rem 0.75rem; border-left: 3px solid var(--line); } .step.failed { border-color: var(--fail); }
.step > summary { cursor: pointer; } .step[open] > summary { margin-bottom: 0.5rem; } .step dl { margin-bottom: 0.5rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; } th { color: var(--quiet); font-weight: 400; text-align: left; }
th:nth-child(1) { width: 7rem; } th:nth-child(2) { width: 14rem; } table { table-layout: fixed; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.verdict { color: var(--quiet); font-weight: 620; white-space: nowrap; } .verdict.pass { color: var(--pass); } .verdict.fail { color: var(--fail); }
.verdict.crash { color: var(--crash); } .verdict.unexpected_pass { color: var(--unexpected); } .verdict.known_deviation { color: var(--known); }
@media (max-width: 40rem) { section > details > summary { grid-template-columns: minmax(0, 1fr); } summary .reason { grid-column: 1; } }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; background: none; font-size: 9pt; } .no-print { display: none; }
  details > summary { break-after: avoid; } details.failed::details-content { content-visibility: visible; } }
`.trim();

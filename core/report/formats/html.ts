/** A result as one HTML file that needs nothing else: no script, no picture, no font, no network. */
import { VERDICTS } from '../../scenario/result.ts';
import { COUNTS_AS } from '../closing.ts';
import { scenarioMarkup, verdictMarkup } from './html-scenario.ts';
import { STYLE } from './html-style.ts';
import { pageLink } from './page-link.ts';
import { attribute, markup } from './text.ts';
import type { Told, ToldSuite } from './told.ts';

export function htmlReport(told: Told): string {
  const { result, target, suites, totals, closing, standing } = told;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${markup(`${result.target.target.name}: ${closing}`)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1>${markup(target)}</h1>`,
    `<p class="closing">${markup(closing)}</p>`,
    `<ul class="counts">${VERDICTS.map((verdict) => `<li>${totals[verdict]} ${verdictMarkup(verdict)}</li>`).join('')}</ul>`,
    ...standing.map((sentence) => `<p>${markup(sentence)}</p>`),
    factsMarkup(told),
    ...linksMarkup(told),
    FILTER,
    '</header>',
    '<main>',
    ...suites.map(suiteMarkup),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n');
}

/** What is shown, chosen without a script: the style sheet asks which of these is checked. */
const FILTER = [
  '<fieldset class="filter no-print small"><legend class="quiet">Show</legend>',
  '<label><input type="radio" name="show" id="all" checked> everything</label>',
  '<label><input type="radio" name="show" id="unpassed"> what did not pass</label>',
  '<label><input type="radio" name="show" id="failed"> what failed</label>',
  '</fieldset>',
].join('\n');

function factsMarkup({ result: { digests, environment, timing, suites } }: Told): string {
  const facts: readonly (readonly [string, string])[] = [
    ['evidence', digests.evidence],
    ['verdicts', digests.verdicts],
    ['suites', suites.map(({ id, version }) => `${id} ${version}`).join(', ')],
    ['run', `${timing.started_at}, ${timing.duration_ms} ms, ${Object.entries(environment).map(([name, version]) => `${name} ${version}`).join(', ')}`],
  ];
  return `<dl class="small">${facts.map(([name, text]) => `<dt>${name}</dt><dd><code>${markup(text)}</code></dd>`).join('\n')}</dl>`;
}

function linksMarkup(told: Told): string[] {
  const first = told.suites.flatMap(({ scenarios }) => scenarios).find(({ verdict }) => COUNTS_AS[verdict] === 'failed');
  return [
    ...(first === undefined ? [] : [`<p class="no-print"><a href="#${attribute(encodeURIComponent(first.id))}">To the first failure, ${markup(first.id)}</a></p>`]),
    ...pageMarkup(told),
  ];
}

function pageMarkup({ page, result, pack }: Told): string[] {
  if (page === undefined) return [];
  const { href, carriesResult } = pageLink(page, result, pack);
  const how = carriesResult
    ? 'The link carries the result, which goes to your browser and to no server; else choose there the file that'
    : 'Choose there the file that';
  return [`<p class="no-print"><a href="${attribute(href)}">Open the result in Custody</a>, which shows each step with all that changed. ${how} <code>--report json</code> wrote.</p>`];
}

function suiteMarkup({ id, title, scenarios }: ToldSuite): string {
  const failed = scenarios.some(({ verdict }) => COUNTS_AS[verdict] === 'failed');
  const passed = scenarios.filter(({ verdict }) => verdict === 'pass').length;
  const names = [...(failed ? ['failed'] : []), ...(passed === scenarios.length ? ['all-pass'] : [])];
  return [
    `<section class="${names.join(' ')}">`,
    `<h2>${markup(title)} <span class="quiet small">${markup(id)}, ${passed} of ${scenarios.length} pass</span></h2>`,
    ...scenarios.map(scenarioMarkup),
    '</section>',
  ].join('\n');
}

import type { ReplayCost, ReplayCounts, ReplayDetail, ReplayResult } from '@/lib/domain/read-models/replay';
import type { FailCondition } from './fail-on';

const NAMES: Record<ReplayResult, string> = {
  unchanged: 'unchanged',
  allowToDeny: 'allow → deny',
  denyToAllow: 'deny → allow',
  errors: 'errors',
  newlyDecided: 'decided anew',
  notReplayable: 'not replayable',
};
const RESULTS = Object.keys(NAMES) as ReplayResult[];

const number = (value: number): string => Math.round(value).toLocaleString('en');
const percent = (share: number): string => `${(100 * share).toFixed(Math.abs(share) < 0.1 ? 1 : 0)} %`;

/** The summary of a run for a terminal. */
export function describeReplay(run: ReplayDetail, link: string): string[] {
  return [
    `${run.policy}: ${run.candidate.label} against ${number(run.counts.total)} decisions from ${run.window.from} to ${run.window.to}`,
    ...RESULTS.map((result) => `  ${NAMES[result].padEnd(15)} ${countOf(run, result)}`),
    ...run.notReplayable.map(
      ({ reason, what, decisions }) => `    ${reason}: ${what} (${number(decisions)})`,
    ),
    ...run.errorMessages.map(({ message, decisions }) => `    error: ${message} (${number(decisions)})`),
    reviewsOf(run),
    ...costsOf(run.costs ?? []),
    link,
  ];
}

/** The summary of a run as Markdown, for a pull request. */
export function writeMarkdown(run: ReplayDetail, link: string, met: readonly FailCondition[]): string {
  const changed = run.services.filter(({ counts }) => changesOf(counts) > 0).slice(0, 10);
  return [
    `### Replay of ${code(run.candidate.label)} for ${code(run.policy)}`,
    '',
    met.length > 0
      ? `**Failed:** ${met.map(({ text }) => code(text)).join(', ')}.`
      : `${number(run.counts.total)} decisions from ${run.window.from} to ${run.window.to}.`,
    '',
    '| result | decisions |',
    '| --- | ---: |',
    ...RESULTS.map((result) => `| ${NAMES[result]} | ${countOf(run, result)} |`),
    '',
    ...(changed.length > 0
      ? [
          '| service | decisions | allow → deny | deny → allow | errors |',
          '| --- | ---: | ---: | ---: | ---: |',
          ...changed.map(
            ({ name, isRest, counts }) =>
              `| ${isRest ? 'others' : name === null ? 'none' : code(name)} | ${number(counts.total)} | ${number(counts.allowToDeny)} | ${number(counts.denyToAllow)} | ${number(counts.errors)} |`,
          ),
          '',
        ]
      : []),
    ...(run.notReplayable.length > 0
      ? [
          'Not replayable:',
          '',
          ...run.notReplayable.map(
            ({ reason, what, decisions }) => `- ${reason}: ${code(what)} (${number(decisions)})`,
          ),
          '',
        ]
      : []),
    reviewsOf(run),
    ...costsOf(run.costs ?? []).map((line) => `\n${line}`),
    '',
    `[The run in Gatehouse](${link})`,
  ].join('\n');
}

/** A text of others in Markdown: shown as it is, never as a table or a link. */
const code = (text: string): string =>
  `\`${text.replaceAll('`', "'").replaceAll('|', '/').replace(/\s+/g, ' ')}\``;

const changesOf = ({ allowToDeny, denyToAllow, errors, newlyDecided }: ReplayCounts): number =>
  allowToDeny + denyToAllow + errors + newlyDecided;

function countOf(run: ReplayDetail, result: ReplayResult): string {
  const found = run.sample?.estimates[result];
  if (!run.sample) return number(run.counts[result]);
  if (!found) return `${number(run.counts[result])} in the sample`;
  return `about ${number(found.value)} (${number(found.interval.low)} to ${number(found.interval.high)})`;
}

const reviewsOf = ({ reviews }: ReplayDetail): string =>
  `Reviewed denials: ${number(reviews.trueBlocksAllowed)} true blocks would pass, ${number(reviews.trueBlocksKept)} stay; ${number(reviews.falsePositivesFixed)} false positives would be fixed, ${number(reviews.falsePositivesKept)} stay.`;

function costsOf(costs: readonly ReplayCost[]): string[] {
  if (costs.length === 0) return ['It touches no objective.'];
  return costs.map(({ name, indicator, windowDays, budgetPerDay, badPerDay }) =>
    budgetPerDay
      ? `${name} (${indicator}): would burn ${range(budgetPerDay.low, budgetPerDay.high, percent)} of its ${windowDays}-day budget a day.`
      : `${name} (${indicator}): ${range(badPerDay.low, badPerDay.high, number)} bad events a day; it has no budget to compare with.`,
  );
}

const range = (low: number, high: number, write: (value: number) => string): string =>
  write(low) === write(high) ? write(low) : `${write(low)} to ${write(high)}`;

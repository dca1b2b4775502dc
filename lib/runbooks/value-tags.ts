import { RUNBOOK_SIGNALS, type RunbookSignal } from '@/lib/domain/runbooks/signals';

/** A live value as a text asks for it: `{{ value M6 zone=$zone window=1h }}`. */
export type ValueTag = {
  /** As it stands in the text. */
  tag: string;
  signal: RunbookSignal;
  /** May still hold names such as `$zone`. */
  scope: { zone?: string; service?: string; environment?: string; policy?: string };
  windowSeconds: number;
  /** What is wrong with it, in a sentence; null where nothing is. */
  problem: string | null;
};

const TAG = /\{\{\s*value\s+([^{}\n]*?)\s*\}\}/g;
const SECONDS = { m: 60, h: 3_600, d: 86_400 } as const;
const PLACES = ['zone', 'service', 'environment', 'policy'] as const;
const DEFAULT_WINDOW_SECONDS = 3_600;
const LONGEST_SECONDS = 30 * 86_400;

/** The live values of a text in their order. Pure. */
export const findValueTags = (text: string): ValueTag[] =>
  [...text.matchAll(TAG)].map(([tag, inner]) => readTag(tag, inner!.split(/\s+/)));

/** The text with every live value replaced by what `draw` makes of it and its place. */
export const replaceValueTags = (text: string, draw: (place: number) => string): string => {
  let place = -1;
  return text.replace(TAG, () => draw((place += 1)));
};

function readTag(tag: string, [name = '', ...parts]: string[]): ValueTag {
  const read: ValueTag = {
    tag,
    signal: name as RunbookSignal,
    scope: {},
    windowSeconds: DEFAULT_WINDOW_SECONDS,
    problem: null,
  };
  if (!(RUNBOOK_SIGNALS as readonly string[]).includes(name))
    return { ...read, problem: `There is no signal "${name}": known are ${RUNBOOK_SIGNALS.join(', ')}.` };
  for (const part of parts) {
    const [key = '', ...rest] = part.split('=');
    const value = rest.join('=');
    if (key === 'window') {
      const seconds = readWindow(value);
      if (seconds === null)
        return { ...read, problem: `The window "${value}" is none: write 15m, 1h or 7d, at most 30d.` };
      read.windowSeconds = seconds;
    } else if ((PLACES as readonly string[]).includes(key) && value !== '')
      read.scope[key as (typeof PLACES)[number]] = value;
    else
      return {
        ...read,
        problem: `"${part}" is none of zone=…, service=…, environment=…, policy=…, window=….`,
      };
  }
  return read;
}

function readWindow(text: string): number | null {
  const [, amount, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  if (!amount || !unit) return null;
  const seconds = Number(amount) * SECONDS[unit as keyof typeof SECONDS];
  return seconds > 0 && seconds <= LONGEST_SECONDS ? seconds : null;
}

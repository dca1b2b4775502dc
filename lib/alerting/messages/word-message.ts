import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import { CAUSE_NAMES } from '@/lib/domain/alerting/causes';
import { isStormKey } from '../grouping/group-key';
import { sayDuration } from '@/lib/slo/words';
import { clockOf } from '../states/words';
import type { DueMessage } from './decide-messages';

const NAMED = 3;

/** What a message is called, and what and why in a sentence or two. */
export function wordMessage(message: DueMessage, nowMs: number): { title: string; sentence: string } {
  switch (message.kind) {
    case 'firing':
      return withRest(message, wordNews(message));
    case 'no-data': {
      const { title, sentence } = wordNews(message);
      return withRest(message, { title: `No data: ${title}`, sentence });
    }
    case 'storm':
      return withRest(message, wordStorm(message));
    case 'resolved':
      return wordEnd(message, nowMs);
    case 'reminder':
      return wordReminder(message, nowMs);
  }
}

type Words = { title: string; sentence: string };

/** What several alerts have in common. */
const wordGroup = ({ group }: DueMessage) =>
  `${CAUSE_NAMES[group.cause]}${group.zone === null ? '' : ` in ${group.zone}`}`;

function wordNews(message: DueMessage): Words {
  const [first] = message.alerts;
  const count = message.alerts.length;
  const why =
    first!.phase === 'flapping' ? `${first!.sentence} It comes and goes, and is told once.` : first!.sentence;
  if (count === 1) return { title: first!.title, sentence: why };
  return {
    title: `${count} alerts: ${wordGroup(message)}`,
    sentence: `${first!.title}: ${why} And ${count - 1} more: ${nameAfterFirst(message.alerts)}.`,
  };
}

function nameAfterFirst(alerts: readonly AlertRecord[]): string {
  const named = alerts.slice(1, 1 + NAMED).map(({ title }) => title);
  const left = alerts.length - 1 - named.length;
  return left === 0 ? named.join('; ') : `${named.join('; ')}; …`;
}

function wordStorm(message: DueMessage): Words {
  const { alerts, group } = message;
  const [first] = alerts;
  const named = alerts.slice(0, NAMED).map(({ title }) => title);
  const what = isStormKey(group.key) ? `"${first!.ruleName}" fired` : `${wordGroup(message)}:`;
  const count = alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`;
  return {
    title: isStormKey(group.key)
      ? `Storm: ${first!.ruleName}, ${count}`
      : `Storm: ${wordGroup(message)}, ${count}`,
    sentence: `${what} ${count === '1 alert' ? 'once more' : `${alerts.length} times`} since ${clockOf(Math.min(...alerts.map(({ openedAtMs }) => openedAtMs!)))}, too often to be told one by one. First: ${named.join('; ')}. Why: ${first!.sentence}`,
  };
}

function withRest({ before }: DueMessage, { title, sentence }: Words): Words {
  const rest = [
    before.firing > 0 ? `${before.firing} told before ${before.firing === 1 ? 'is' : 'are'} still open.` : '',
    before.ended > 0 ? `${before.ended} told before ${before.ended === 1 ? 'has' : 'have'} ended.` : '',
  ].filter((each) => each !== '');
  return { title, sentence: [sentence, ...rest].join(' ') };
}

function wordEnd(message: DueMessage, nowMs: number): Words {
  const { alerts } = message;
  const [first] = alerts;
  const count = alerts.length;
  if (first!.phase !== 'resolved')
    return {
      title: `Now a ${first!.severity}: ${first!.title}`,
      sentence: `It became graver and is told as a ${first!.severity} from now on.`,
    };
  const lastedMs = (alert: AlertRecord) => (alert.resolvedAtMs ?? nowMs) - alert.openedAtMs!;
  if (count === 1)
    return {
      title: `Resolved: ${first!.title}`,
      sentence: `${wordResolution(first!)} It was open for ${sayDuration(lastedMs(first!))}.`,
    };
  return {
    title: `Resolved: ${count} alerts, ${wordGroup(message)}`,
    sentence: `All have ended; the longest was open for ${sayDuration(Math.max(...alerts.map(lastedMs)))}. ${first!.title}: ${wordResolution(first!)}`,
  };
}

/** How an alert ended, in a person's words or in those of its rule. */
export const wordResolution = ({ resolvedBy, resolution }: AlertRecord): string =>
  resolvedBy === null ? (resolution ?? '') : `${resolvedBy} resolved it: ${resolution ?? ''}`;

function wordReminder(message: DueMessage, nowMs: number): Words {
  const { alerts } = message;
  const [first] = alerts;
  const longest = sayDuration(nowMs - Math.min(...alerts.map(({ openedAtMs }) => openedAtMs!)));
  const title = alerts.length === 1 ? first!.title : `${alerts.length} alerts, ${wordGroup(message)}`;
  return {
    title: `Still open: ${title}`,
    sentence: `Nobody acknowledged ${alerts.length === 1 ? 'it' : 'them'} for ${longest}. ${first!.sentence}`,
  };
}

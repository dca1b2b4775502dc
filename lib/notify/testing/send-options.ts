import type { SendOptions } from '../channel';
import { makeSendOptions } from '../make-send-options';

export const NOW = new Date('2026-11-21T10:05:00.000Z');

/** What a channel may use in a test: receivers on this machine are allowed. */
export const testOptions = (
  given: Partial<SendOptions & { notifyAllow: string[] }> = {},
): SendOptions & { recipient: string; alerts: [] } => ({
  ...makeSendOptions({
    notifyAllow: given.notifyAllow ?? ['127.0.0.0/8'],
    publicUrl: 'https://gatehouse.example.com',
  }),
  now: NOW,
  signal: AbortSignal.timeout(10_000),
  recipient: '',
  alerts: [],
  ...given,
});

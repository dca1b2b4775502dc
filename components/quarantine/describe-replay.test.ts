import { describe, expect, it } from 'vitest';
import { describeReplay } from './describe-replay';

const rejected = (...codes: string[]) =>
  codes.map((code, at) => ({ id: String(at), code, path: '', message: '' }));

describe('the result of a replay in words', () => {
  it('of one event that can be read', () => {
    expect(describeReplay({ asked: 1, replayed: 1, accepted: 1, duplicates: 0, stillRejected: [] })).toBe(
      'The event can be read now and left the quarantine. 1 event was accepted.',
    );
  });

  it('of one event that was there before', () => {
    expect(describeReplay({ asked: 1, replayed: 1, accepted: 0, duplicates: 1, stillRejected: [] })).toBe(
      'The event can be read now and left the quarantine. 1 event was there before and changed no count.',
    );
  });

  it('of one event that still cannot be read, with the reason', () => {
    expect(
      describeReplay({
        asked: 1,
        replayed: 0,
        accepted: 0,
        duplicates: 0,
        stillRejected: rejected('unmapped-result'),
      }),
    ).toBe('The event can still not be read. It stays in quarantine: neither allow nor deny.');
  });

  it('of several, with how many stay and why', () => {
    expect(
      describeReplay({
        asked: 6,
        replayed: 3,
        accepted: 2,
        duplicates: 1,
        stillRejected: rejected('unknown-kind', 'unknown-kind', 'not-json'),
      }),
    ).toBe(
      '3 of 6 events can be read now and left the quarantine. 2 events were accepted; 1 event was there before and changed no count. 3 stay: unknown kind of event (2), not JSON (1).',
    );
  });

  it('names those that were not tried', () => {
    expect(
      describeReplay({
        asked: 1_500,
        replayed: 0,
        accepted: 0,
        duplicates: 0,
        stillRejected: Array.from({ length: 1_000 }, (_, at) => ({
          id: String(at),
          code: 'too-late',
          path: '',
          message: '',
        })),
      }),
    ).toBe(
      'None of the 1,500 events can be read yet. 1,000 stay: older than what is retained (1,000). 500 events behind them were not tried; choose a reason or a source to reach them.',
    );
  });

  it('when somebody else was faster', () => {
    expect(describeReplay({ asked: 0, replayed: 0, accepted: 0, duplicates: 0, stillRejected: [] })).toBe(
      'No event was left to replay.',
    );
  });
});

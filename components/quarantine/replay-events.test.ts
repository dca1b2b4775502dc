import { expect, it } from 'vitest';
import { AT_ONCE, replayEvents, type ReplayAnswer, type ReplayBody } from './replay-events';

const answer = (change: Partial<ReplayAnswer>): ReplayAnswer => ({
  replayed: 0,
  accepted: 0,
  duplicates: 0,
  stillRejected: [],
  ...change,
});
const refused = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `${from + at}`,
    code: 'unknown-kind',
    path: 'kind',
    message: '',
  }));

function serverWith(...answers: ReplayAnswer[]) {
  const bodies: ReplayBody[] = [];
  const post = async (body: ReplayBody) => {
    bodies.push(body);
    return answers[bodies.length - 1]!;
  };
  return { bodies, post };
}

it('sends chosen events in portions that the server takes', async () => {
  const ids = Array.from({ length: AT_ONCE + 1 }, (_, at) => `${at}`);
  const server = serverWith(
    answer({ replayed: AT_ONCE, accepted: AT_ONCE }),
    answer({ replayed: 1, duplicates: 1 }),
  );
  expect(await replayEvents({ ids }, server.post)).toEqual(
    expect.objectContaining({ asked: 1_001, replayed: 1_001, accepted: 1_000, duplicates: 1 }),
  );
  expect(server.bodies.map((body) => ('ids' in body ? body.ids.length : 0))).toEqual([1_000, 1]);
});

it('goes on while a filter still yields readable events, and counts a refused one once', async () => {
  const server = serverWith(
    answer({ replayed: 998, accepted: 998, stillRejected: refused(0, 2) }),
    answer({ replayed: 5, accepted: 5, stillRejected: refused(0, 2) }),
  );
  const result = await replayEvents({ source: 'opa', code: null, count: 1_005 }, server.post);
  expect(result).toMatchObject({ asked: 1_005, replayed: 1_003 });
  expect(result.stillRejected).toHaveLength(2);
  expect(server.bodies).toEqual([{ source: 'opa' }, { source: 'opa' }]);
});

it('stops when a whole portion is refused, since the next one would be the same', async () => {
  const server = serverWith(answer({ stillRejected: refused(0, AT_ONCE) }));
  const result = await replayEvents({ source: null, code: null, count: 3_000 }, server.post);
  expect(server.bodies).toEqual([{}]);
  expect(result).toMatchObject({ asked: 3_000, replayed: 0 });
});

import { z } from 'zod';

/** What `POST /api/v1/quarantine/replay` answers. */
export const replayAnswerSchema = z.object({
  replayed: z.number().int(),
  accepted: z.number().int(),
  duplicates: z.number().int(),
  stillRejected: z.array(
    z.object({ id: z.string(), code: z.string(), path: z.string(), message: z.string() }),
  ),
});
export type ReplayAnswer = z.infer<typeof replayAnswerSchema>;

/** Chosen events, or every open one that matches; `count` is how many those are. */
export type ReplayTarget =
  { ids: readonly string[] } | { source: string | null; code: string | null; count: number };

export type ReplayResult = ReplayAnswer & {
  /** Events that were meant. */
  asked: number;
};

export type ReplayBody = { ids: string[] } | { source?: string; code?: string };
type Post = (body: ReplayBody) => Promise<ReplayAnswer>;

/** The server takes this many at once. */
export const AT_ONCE = 1_000;

/** Replays a target in as many requests as it takes; the answers are summed. Throws what `post` throws. */
export async function replayEvents(target: ReplayTarget, post: Post): Promise<ReplayResult> {
  return 'ids' in target ? replayChosen(target.ids, post) : replayMatching(target, post);
}

async function replayChosen(ids: readonly string[], post: Post): Promise<ReplayResult> {
  let sum: ReplayAnswer = NOTHING;
  for (let at = 0; at < ids.length; at += AT_ONCE)
    sum = add(sum, await post({ ids: ids.slice(at, at + AT_ONCE) }));
  return { ...sum, asked: ids.length };
}

async function replayMatching(
  { source, code, count }: { source: string | null; code: string | null; count: number },
  post: Post,
): Promise<ReplayResult> {
  let sum: ReplayAnswer = NOTHING;
  for (;;) {
    const answer = await post({ ...(source && { source }), ...(code && { code }) });
    sum = add(sum, answer);
    const tried = answer.replayed + answer.stillRejected.length;
    // Those that still cannot be read stay in front: without progress the next ones are the same.
    if (tried < AT_ONCE || answer.replayed === 0) break;
  }
  return { ...sum, asked: Math.max(count, sum.replayed + sum.stillRejected.length) };
}

const NOTHING: ReplayAnswer = { replayed: 0, accepted: 0, duplicates: 0, stillRejected: [] };

/** An event that was refused again and again counts once, with its latest reason. */
function add(sum: ReplayAnswer, answer: ReplayAnswer): ReplayAnswer {
  const rejected = new Map([...sum.stillRejected, ...answer.stillRejected].map((each) => [each.id, each]));
  return {
    replayed: sum.replayed + answer.replayed,
    accepted: sum.accepted + answer.accepted,
    duplicates: sum.duplicates + answer.duplicates,
    stillRejected: [...rejected.values()],
  };
}

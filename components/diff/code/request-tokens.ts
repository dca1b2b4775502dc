import type { Grammar } from './find-grammar';
import type { PackedTokens } from './packed-tokens';

/** The tokens of both texts of a diff. */
export type SideTokens = { from: PackedTokens; to: PackedTokens };

export type HighlightRequest = { id: number; from: string; to: string; grammar: Grammar };
export type HighlightAnswer = { id: number; tokens: SideTokens };

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, (tokens: SideTokens | null) => void>();

/**
 * Has a thread of its own highlight both texts of a file; null when that fails, and the text stays
 * plain. The thread begins with the first request and ends with the last answer.
 */
export function requestTokens(
  sides: { from: string; to: string },
  grammar: Grammar,
): Promise<SideTokens | null> {
  return new Promise((resolve) => {
    const id = ++lastId;
    waiting.set(id, resolve);
    worker ??= startWorker();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- workers have no origin of their own
    worker.postMessage({ id, ...sides, grammar } satisfies HighlightRequest);
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./highlight-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data: { id, tokens } }: MessageEvent<HighlightAnswer>) => {
    waiting.get(id)?.(tokens);
    waiting.delete(id);
    if (waiting.size === 0) endWorker();
  });
  started.addEventListener('error', () => {
    waiting.forEach((resolve) => resolve(null));
    waiting.clear();
    endWorker();
  });
  return started;
}

function endWorker(): void {
  worker?.terminate();
  worker = null;
}

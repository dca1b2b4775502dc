/** How much one answer and one policy may hold, and how long an answer may take. */
export const LIMITS = {
  fileBytes: 1_000_000,
  listBytes: 2_000_000,
  policyBytes: 5_000_000,
  files: 200,
  timeoutMs: 10_000,
};

/** Thrown with a sentence that names no secret. */
export class ReadProblem extends Error {
  override readonly name = 'ReadProblem';
}

export type Get = (path: string, accept: string, mostBytes: number) => Promise<Buffer | null>;

/**
 * A GET below one address and nowhere else: no redirect is followed, an answer is cut off at `mostBytes` and at ten
 * seconds. Null for 404. Throws `ReadProblem`.
 */
export function makeBoundedGet(apiBase: string, token: string | null): Get {
  const base = new URL(`${apiBase}/`);
  return async (path, accept, mostBytes) => {
    const url = new URL(`${apiBase}/${path}`);
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname))
      throw new ReadProblem('The address lies outside of the API that is configured.');
    const headers = { accept, 'user-agent': 'gatehouse', ...(token && { authorization: `Bearer ${token}` }) };
    const signal = AbortSignal.timeout(LIMITS.timeoutMs);
    const response = await fetch(url, { headers, redirect: 'manual', signal }).catch((error: unknown) => {
      throw new ReadProblem(`${base.host} does not answer${signal.aborted ? ' in time' : ''}.`, {
        cause: error,
      });
    });
    try {
      if (response.status === 404) return null;
      if (response.status !== 200) throw new ReadProblem(`${base.host} answers ${response.status}.`);
      return await readAtMost(response, mostBytes, base.host);
    } finally {
      await response.body?.cancel().catch(() => undefined);
    }
  };
}

async function readAtMost(response: Response, most: number, host: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read().catch((error: unknown) => {
      throw new ReadProblem(`${host} did not finish its answer.`, { cause: error });
    });
    if (!piece || piece.done) break;
    size += piece.value.length;
    if (size > most) {
      await reader!.cancel();
      throw new ReadProblem(`An answer of ${host} is larger than ${most} bytes.`);
    }
    chunks.push(piece.value);
  }
  reader?.releaseLock();
  return Buffer.concat(chunks, size);
}

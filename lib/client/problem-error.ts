import { z } from 'zod';

/** RFC 9457 problem details as every endpoint answers errors. */
export const problemSchema = z.object({
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  remedy: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** A request that was answered with an error, or not at all (`status` 0). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string | null = null,
    readonly requestId: string | null = null,
    /** Which parts of the input were refused, by dotted path. */
    readonly errors: readonly { path: string; message: string }[] = [],
    /** What to do about it, as the server says. */
    readonly remedy: string | null = null,
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }
}

/** Makes a `ProblemError` of an answer that is not a success, problem document or not. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const header = response.headers.get('x-request-id');
  const body: unknown = await response.json().catch(() => null);
  const problem = problemSchema.safeParse(body);
  if (!problem.success)
    return new ProblemError(response.status, `The server answered ${response.status}`, null, header);
  const { title, detail, requestId, errors, remedy } = problem.data;
  return new ProblemError(
    response.status,
    title,
    detail ?? null,
    requestId ?? header,
    errors ?? [],
    remedy ?? null,
  );
}

/** Why a request could not be made, or had no answer, in a sentence that names no secret. */
export class OutboundProblem extends Error {
  override readonly name = 'OutboundProblem';
  constructor(
    message: string,
    /** `refused`: the address must not be spoken to, and trying again changes nothing but by another setting. */
    readonly reason: 'refused' | 'unreachable' | 'timeout',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Why nothing came of a connection to `host`: what is a problem already, the end of `signal`, or what the system says. */
export function toOutboundProblem(host: string, error: Error, signal: AbortSignal): OutboundProblem {
  if (error instanceof OutboundProblem) return error;
  if (signal.aborted)
    return new OutboundProblem(`${host} does not answer in time.`, 'timeout', { cause: error });
  return new OutboundProblem(`${host} does not answer: ${wordsOf(error)}.`, 'unreachable', { cause: error });
}

/** A refused connection to a name with several addresses has no message of its own. */
function wordsOf(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code;
  return (error.message || code || error.name).slice(0, 300);
}

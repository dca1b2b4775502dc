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

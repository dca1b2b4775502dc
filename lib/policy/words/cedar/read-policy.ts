import { withCedar } from '@/lib/policy/cedar/with-cedar';
import type { PolicyJson } from './expression';
import type { PolicyPiece } from './split-policies';

export type ReadPolicy = { json: PolicyJson; line: number; text: string };
/** Why a text could not be read; `line` counts from 1. */
export type Unreadable = { line: number; reason: string };

/** What Cedar's parser can take without running out of stack. */
const MAX_DEPTH = 200;

/** A policy as Cedar's own parser reads it, also a template, or why it does not. */
export function readPolicy(piece: PolicyPiece): ReadPolicy | Unreadable {
  const { text, line } = piece;
  if (piece.depth > MAX_DEPTH) return { line, reason: 'it is nested too deeply to be taken apart' };
  if (piece.hasHugeNumber)
    return { line, reason: 'it holds a number with more digits than can be compared exactly' };
  const answer = withCedar((cedar) => {
    const policy = cedar.policyToJson(text);
    if (policy.type === 'success') return policy;
    const template = text.includes('?') ? cedar.templateToJson(text) : policy;
    return template.type === 'success' ? template : policy;
  });
  if (answer === null) return { line, reason: 'the parser of Cedar gave it up' };
  if (answer.type === 'success') return { json: answer.json, line, text };
  const [error] = answer.errors;
  return { line: line + linesBefore(text, error?.sourceLocations?.[0]?.start ?? 0), reason: reasonOf(error) };
}

/** Cedar counts bytes of UTF-8. */
const linesBefore = (text: string, bytes: number): number =>
  Buffer.from(text).subarray(0, bytes).toString().split('\n').length - 1;

function reasonOf(error: { message: string; help: string | null } | undefined): string {
  const message = error?.message.replace(/^failed to parse policy from string: /, '');
  return message ?? 'it is no policy of Cedar';
}

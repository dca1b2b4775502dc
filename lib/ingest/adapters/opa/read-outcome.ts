import { cutText } from '@/lib/domain/cut-text';
import { applyMappingRule, findMappingRule, type MappingRule } from '@/lib/domain/decision-mapping';
import { isObject, type Json } from '../parts/read-object';

export type ReadOutcome = {
  outcome: 'allow' | 'deny' | 'error' | 'would-deny';
  rule?: string;
  reason?: string;
};

const MAX_REASON = 10_000;

/** Paths that end like this answer with objections: an empty answer means allow. */
const OBJECTIONS = /(^|\/)(deny|denies|denied|violation|violations)$/;
/** Paths that end like this answer with obligations (masks, row filters), which grant and refuse nothing. */
const OBLIGATIONS = /(mask|masks|filter|filters)$/i;

const WORDS: Record<string, 'allow' | 'deny'> = {
  true: 'allow',
  allow: 'allow',
  allowed: 'allow',
  permit: 'allow',
  false: 'deny',
  deny: 'deny',
  denied: 'deny',
  forbid: 'deny',
};

/**
 * Reads allow or deny from a decision's result: an administrator's rule first, else the shapes that
 * OPA's integrations use. Null when the shape is none of them.
 */
export function readOutcome(
  path: string,
  result: unknown,
  rules: readonly MappingRule[],
): ReadOutcome | null {
  const rule = findMappingRule(rules, path);
  if (rule) return { outcome: applyMappingRule(rule, result), ...readExplanation(result) };
  if (result === undefined || result === null)
    return { outcome: 'deny', reason: 'The policy left the result undefined: no rule produced a value.' };
  if (OBJECTIONS.test(path)) return readObjections(result);
  if (typeof result === 'boolean') return { outcome: result ? 'allow' : 'deny' };
  if (typeof result === 'string') return readWord(result);
  if (Array.isArray(result)) return OBLIGATIONS.test(path) ? { outcome: 'allow' } : readList(result);
  return isObject(result) ? readObject(result) : null;
}

/** The indexes that a batch allows, or objections that each say what is wrong. Other lists may be either. */
function readList(list: unknown[]): ReadOutcome | null {
  if (list.every((one) => Number.isSafeInteger(one) && (one as number) >= 0))
    return { outcome: list.length > 0 ? 'allow' : 'deny' };
  const isObjection = (one: unknown) =>
    isObject(one) && (typeof one.msg === 'string' || typeof one.message === 'string');
  return list.every(isObjection) ? readObjections(list) : null;
}

function readWord(word: string): ReadOutcome | null {
  const outcome = WORDS[word.toLowerCase()];
  return outcome ? { outcome } : null;
}

function readObjections(result: unknown): ReadOutcome | null {
  if (typeof result === 'boolean') return { outcome: result ? 'deny' : 'allow' };
  const messages = Array.isArray(result) ? result : isObject(result) ? Object.values(result) : null;
  if (!messages) return null;
  if (messages.length === 0) return { outcome: 'allow' };
  return { outcome: messages.every(isReportedOnly) ? 'would-deny' : 'deny', reason: joinMessages(messages) };
}

/** An objection of a constraint of Gatekeeper's that only reports. */
const isReportedOnly = (message: unknown): boolean => {
  const action = isObject(message) ? (message.enforcementAction ?? message.enforcement_action) : undefined;
  return action === 'dryrun' || action === 'warn';
};

function readObject(result: Json): ReadOutcome | null {
  const explanation = readExplanation(result);
  for (const key of ['allow', 'allowed', 'decision', 'result', 'authorized', 'permit']) {
    const value = result[key];
    if (typeof value === 'boolean') return { outcome: value ? 'allow' : 'deny', ...explanation };
    if (typeof value === 'string' && WORDS[value.toLowerCase()])
      return { outcome: WORDS[value.toLowerCase()]!, ...explanation };
    // Rego v0 policies often answer {"allow": {"allowed": true}}.
    if (isObject(value)) {
      const inner = readObject(value);
      if (inner) return inner;
    }
  }
  // Kubernetes: an AdmissionReview whose response carries the answer.
  if (isObject(result.response)) return readObject(result.response);
  // Kubernetes: a SubjectAccessReview has it in its status.
  if (isObject(result.status) && typeof result.status.allowed === 'boolean')
    return { outcome: result.status.allowed ? 'allow' : 'deny', ...explanation };
  // Gatekeeper's framework: what each constraint of a target objects to.
  if (typeof result.target === 'string' && Array.isArray(result.results))
    return readObjections(result.results);
  for (const key of ['deny', 'violation', 'violations', 'denied'])
    if (key in result) {
      const objections = readObjections(result[key]);
      return objections && { ...explanation, ...objections };
    }
  return null;
}

/** Which rule, and why, as far as a result says so. */
function readExplanation(result: unknown): { rule?: string; reason?: string } {
  if (!isObject(result)) return {};
  const text = (...values: unknown[]) =>
    values.find((value): value is string => typeof value === 'string' && value !== '');
  const messages = [result.reasons, result.violations, result.messages, result.deny].find(Array.isArray);
  const status = isObject(result.status) ? result.status : {};
  const rule = text(result.rule, result.rule_id, result.matched_rule);
  const reason =
    text(result.reason, result.message, result.msg, result.body, status.message, status.reason) ??
    (messages && messages.length > 0 ? joinMessages(messages) : undefined);
  return {
    ...(rule && { rule: cutText(rule, 500) }),
    ...(reason && { reason: cutText(reason, MAX_REASON) }),
  };
}

function joinMessages(messages: unknown[]): string {
  const texts = messages.map((message) =>
    typeof message === 'string'
      ? message
      : isObject(message)
        ? String(message.msg ?? message.message ?? JSON.stringify(message))
        : String(message),
  );
  return cutText(texts.join('; '), MAX_REASON);
}

import type { Decision } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { ShippedFrom } from '../parts/open-shipped-line';
import { readUtcTime } from '../parts/read-time';
import { readHostService } from '../parts/read-workload';
import { NO_POLICY, readPolicyId } from './read-rbac';

// Envoy's own format, and the one that Istio's proxy writes its log in.
const HEAD =
  /^(?:\[(\d{4}-\d{2}-\d{2} [\d:.]+)\]\[\d+\]\[\w+\]\[rbac\]|(\d{4}-\d{2}-\d{2}T\S+)\s+\w+\s+envoy rbac\s)/;
const CHECKING = /checking request: /;
const RESULT = /\b(enforced|shadow) (\w+)(?:, matched policy (\S+))?/g;

/** Whether a line begins an entry of the RBAC filter's debug log. */
export const isRbacDebug = (text: string): boolean => HEAD.test(text);

/** Whether an entry begins the check of a request, whose results follow. */
export const beginsRbacCheck = (text: string): boolean => CHECKING.test(text.split('\n', 1)[0]!);

/**
 * One check of a request is one decision: denied, or allowed. What was allowed while a policy on trial (`shadow`)
 * would have denied it is `would-deny`, never a denial.
 */
export function mapRbacDebug(text: string, from: ShippedFrom): MappedRecord {
  const [, envoyTime, istioTime] = HEAD.exec(text) ?? [];
  const occurredAt = readUtcTime((envoyTime ?? istioTime)?.replace(' ', 'T'));
  if (!occurredAt) return refuse('not-understood', 'text', 'The line has no time.');
  if (!beginsRbacCheck(text))
    return refuse('not-understood', 'text', 'A result without the request that was checked before it.');
  const request = text.slice(text.search(CHECKING));
  const results = readResults(text);
  const { enforced, shadow } = results;
  if (!enforced && !shadow)
    return refuse('not-understood', 'text', 'The log does not say whether it was allowed.');
  for (const result of [enforced, shadow])
    if (result && result.answer !== 'allowed' && result.answer !== 'denied')
      return refuse('not-understood', 'text', `"${result.answer}" is neither allowed nor denied.`);
  const decided = enforced?.answer === 'denied' || shadow?.answer !== 'denied' ? enforced : shadow;
  if (!decided)
    return refuse('not-understood', 'text', 'Only policies on trial were asked: nothing was decided.');
  const outcome: Decision['outcome'] =
    decided === shadow ? 'would-deny' : decided.answer === 'denied' ? 'deny' : 'allow';
  const header = (name: string) => new RegExp(`'${name}', '([^']*)'`).exec(request)?.[1];
  const peer = /uriSanPeerCertificate: ([^\s,]+)/.exec(request)?.[1];
  const decision: Decision = {
    kind: 'decision',
    id: deriveId('envoy-rbac', occurredAt, request),
    occurredAt,
    outcome,
    environment: firstText('name', from.cluster),
    service: firstText('name', from.service, readHostService(header(':authority'))?.service),
    principal: firstText('principal', peer),
    ...readNamedPolicy(decided.policy),
    action: firstText('text', header(':method')),
    resource: firstText('text', header(':path')?.split('?')[0]),
    reason: firstText('text', decided.text),
    labels: boundLabels({
      enforced: enforced?.answer,
      shadow: shadow?.answer,
      shadow_policy: shadow?.policy,
      authority: header(':authority'),
      request_id: header('x-request-id'),
      local_address: /localAddress: ([^\s,]+)/.exec(request)?.[1],
      remote_address: /(?:remoteAddress|directRemoteIP): ([^\s,]+)/.exec(request)?.[1],
      pod: from.pod,
      namespace: from.namespace,
    }),
  };
  return { events: [decision] };
}

type Result = { answer: string; policy?: string; text: string };

/** The results behind the request; of its headers none can pass for one, since each result has a line. */
function readResults(text: string): { enforced?: Result; shadow?: Result } {
  const found: { enforced?: Result; shadow?: Result } = {};
  for (const line of text.split('\n').filter((line) => HEAD.test(line) && !CHECKING.test(line)))
    for (const [whole, mode, answer, policy] of line.matchAll(RESULT))
      found[mode as 'enforced' | 'shadow'] ??= { answer: answer!, policy, text: whole };
  return found;
}

function readNamedPolicy(id: string | undefined): { policy: string; rule?: string } {
  const { policy, rule } = readPolicyId(id ?? '');
  return { policy: firstText('name', policy) ?? NO_POLICY, rule: firstText('name', rule) };
}

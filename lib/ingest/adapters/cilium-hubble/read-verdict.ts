import type { Decision, Flow } from '@/lib/domain/event';
import { readDropReason } from './drop-reasons';
import type { HubbleFlow } from './flow-schema';

/** Numbers of Cilium's monitor (`monitor/api`, MessageType…). */
const POLICY_VERDICT = 5;
/** `PolicyMatchNone` and `PolicyMatchAll`: no policy spoke of this traffic. */
const NO_POLICY_MATCHED = new Set([0, 4]);

/** The zero value of DropReason, which some writers of protobuf's JSON spell out. */
const UNNAMED = new Set<string | number>([0, 'DROP_REASON_UNKNOWN']);

export type Verdict = { outcome: Flow['outcome']; decision?: Decision['outcome'] };
/** Why a flow tells no outcome, with the path of the field. */
export type Unread = { code: 'not-understood' | 'no-outcome'; path: string; message: string };

const isPolicyVerdict = (flow: HubbleFlow): boolean => Number(flow.event_type?.type) === POLICY_VERDICT;

/**
 * What became of the traffic. Cilium's policy verdicts, and the verdicts of its proxies, are decisions too; other
 * events only repeat what happened to the packet.
 */
export function readVerdict(flow: HubbleFlow): Verdict | Unread {
  switch (flow.verdict) {
    case 'FORWARDED':
      return { outcome: 'allowed', decision: wasAllowedByPolicy(flow) ? 'allow' : undefined };
    case 'DROPPED':
      return readDrop(flow);
    case 'AUDIT':
      return { outcome: 'allowed', decision: 'would-deny' };
    case 'ERROR':
      return { outcome: 'error' };
    case 'REDIRECTED':
    case 'TRACED':
    case 'TRANSLATED':
      return {
        code: 'no-outcome',
        path: 'verdict',
        message: `${flow.verdict} is no outcome yet: another flow says what became of it. Leave this verdict out of the export.`,
      };
    default:
      return {
        code: 'not-understood',
        path: 'verdict',
        message: flow.verdict ? `The verdict "${flow.verdict}" is not known.` : 'The flow has no verdict.',
      };
  }
}

function readDrop(flow: HubbleFlow): Verdict | Unread {
  const reason = flow.drop_reason_desc ?? flow.drop_reason;
  const isProxys = flow.Type === 'L7';
  const isUnnamed = reason === null || reason === undefined || UNNAMED.has(reason);
  // Without a reason, the drops of policy verdicts and of proxies are refusals by their kind.
  const outcome =
    isUnnamed && (isPolicyVerdict(flow) || isProxys)
      ? 'denied'
      : reason === null || reason === undefined
        ? null
        : readDropReason(reason);
  if (outcome === null)
    return {
      code: 'not-understood',
      path: 'drop_reason_desc',
      message: 'The flow was dropped for a reason that is missing or not known.',
    };
  const decides =
    outcome === 'denied' && (isPolicyVerdict(flow) || isProxys || listPolicies(flow).length > 0);
  return { outcome, decision: decides ? 'deny' : undefined };
}

function wasAllowedByPolicy(flow: HubbleFlow): boolean {
  if (!isPolicyVerdict(flow)) return false;
  return listPolicies(flow).length > 0 || !NO_POLICY_MATCHED.has(Number(flow.policy_match_type ?? 0));
}

/** The policies that decided, of whichever kind and direction. */
export const listPolicies = (flow: HubbleFlow) => [
  ...(flow.egress_denied_by ?? []),
  ...(flow.ingress_denied_by ?? []),
  ...(flow.egress_allowed_by ?? []),
  ...(flow.ingress_allowed_by ?? []),
];

import { cutText } from '@/lib/domain/cut-text';
import type { Decision } from '@/lib/domain/event';
import type { Refusal } from '@/lib/domain/event-record';
import { LONGEST } from '../parts/first-text';
import { readTime } from '../parts/read-time';

/** `<time>|<sequence>|acl_log(ovn_pinctrl<n>)|<level>|name="…", verdict=…, severity=…, direction=…: <packet>` (ovn-controller). */
const LINE = /^(\S+)\|\d+\|acl_log\(ovn_pinctrl\d*\)\|\w+\|(.*)$/s;
const VERDICTS: Record<string, Decision['outcome']> = {
  allow: 'allow',
  pass: 'allow',
  drop: 'deny',
  reject: 'deny',
};

export const isOvnAcl = (body: unknown): body is string => typeof body === 'string' && LINE.test(body);

const field = (text: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|[\\s,:])${name}=(?:"([^"]*)"|([^,\\s:]*))`).exec(text);
  return (found?.[1] ?? found?.[2]) || undefined;
};

/**
 * The decision of a network policy that OVN logged for a packet: its ACL is the policy. Refused when the verdict
 * is no word of OVN's. The line's own time counts; what shipped it read it later.
 */
export function readOvnAcl(
  line: string,
):
  | { fields: Omit<Decision, 'id' | 'kind' | 'occurredAt'>; occurredAt: string | undefined }
  | { refusal: Refusal } {
  const [, time, text = ''] = LINE.exec(line) ?? [];
  const verdict = field(text, 'verdict');
  const outcome = verdict !== undefined && Object.hasOwn(VERDICTS, verdict) ? VERDICTS[verdict] : undefined;
  if (outcome === undefined)
    return {
      refusal: {
        code: 'unknown-outcome',
        path: 'logRecord.body',
        message: `The verdict of the ACL is ${verdict ?? 'missing'}; OVN knows ${Object.keys(VERDICTS).join(', ')}.`,
      },
    };
  const from = field(text, 'nw_src') ?? field(text, 'ipv6_src');
  const to = field(text, 'nw_dst') ?? field(text, 'ipv6_dst');
  const port = field(text, 'tp_dst');
  return {
    occurredAt: readTime(time),
    fields: {
      outcome,
      policy: cutText(field(text, 'name') ?? 'ovn-acl', LONGEST.name),
      reason: `verdict=${verdict}`,
      principal: from && cutText(`ip:${from}`, LONGEST.principal),
      resource: to && (port ? `${to}:${port}` : to),
      action: field(text, 'direction'),
    },
  };
}

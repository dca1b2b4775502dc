import { CHANGE_PRESENTATION } from '@/components/status/change-type-presentation';
import type { ChangeMarker } from '@/lib/domain/read-models/common';

/** A change in words: "pci-egress v14 activated in prod-eu by ada". */
export function describeMarker({
  type,
  policy,
  revision,
  environment,
  author,
}: Pick<ChangeMarker, 'type' | 'policy' | 'revision' | 'environment' | 'author'>): string {
  const { verb, word } = CHANGE_PRESENTATION[type];
  const subject = [policy, revision].filter(Boolean).join(' ');
  const head = subject ? `${subject} ${verb}` : word;
  return `${head}${environment ? ` in ${environment}` : ''}${author ? ` by ${author}` : ''}`;
}

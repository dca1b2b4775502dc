import type { EscalationStep } from '@/lib/domain/alerting/escalation';
import { listRoutes, type Receiver, type Route } from '@/lib/domain/alerting/routing';

type Escalations = readonly { name: string; steps: readonly EscalationStep[] }[];

/** The routes and escalations that name a receiver, in words: "route Pages". Those of the same name are told once. */
export function listUses(
  isIt: (receiver: Receiver) => boolean,
  tree: Route | null,
  escalations: Escalations,
): string[] {
  const routes = tree ? listRoutes(tree).filter(({ receivers }) => receivers.some(isIt)) : [];
  const policies = escalations.filter(({ steps }) => steps.some(({ receivers }) => receivers.some(isIt)));
  const uses = [
    ...routes.map(({ name }) => `route ${name}`),
    ...policies.map(({ name }) => `escalation ${name}`),
  ];
  return [...new Set(uses)];
}

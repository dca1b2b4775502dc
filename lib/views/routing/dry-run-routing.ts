import type { z } from 'zod';
import { chooseReceivers } from '@/lib/alerting/routing/choose-receivers';
import type { Directory } from '@/lib/alerting/routing/directory';
import { makeFirstTree } from '@/lib/alerting/routing/first-tree';
import { resolveReceivers, type Resolved } from '@/lib/alerting/routing/resolve-receivers';
import { toDirectory } from '@/lib/alerting/routing/to-directory';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { ABOUT_DETECTORS, DETECTORS, type DetectorId } from '@/lib/domain/alerting/detectors';
import type { Matched } from '@/lib/domain/alerting/matcher';
import { GatehouseError } from '@/lib/domain/errors';
import {
  dryRunRequestSchema,
  type DryRun,
  type DryRunAlert,
  type Told,
} from '@/lib/domain/read-models/routing';
import type { Actor } from '@/lib/domain/roles';
import { listMatchedAlerts } from '@/lib/store/routing/list-matched-alerts';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { readRoutingTree } from '@/lib/store/routing/routing-tree';

const MINUTE_MS = 60_000;

/**
 * Who would get an alert at a time, by a tree that need not be saved: the routes it takes, whom each reaches, and the steps
 * that follow while nobody acknowledges a page. Nothing is sent. Needs alerts:read and every zone; throws `not-found` for
 * an alert that is not there.
 */
export async function dryRunRouting(
  actor: Actor,
  input: z.input<typeof dryRunRequestSchema>,
  now: Date,
): Promise<DryRun> {
  requirePermission(actor, 'alerts:read');
  requireEveryZone(actor);
  const asked = dryRunRequestSchema.parse(input);
  const at = asked.at ? new Date(asked.at) : now;
  const directory = toDirectory(await readDirectory(at));
  const tree = asked.tree ?? (await readRoutingTree())?.tree ?? makeFirstTree(directory);
  const alert = asked.alert ? imagine(asked.alert) : await requireAlert(asked.alertId!);
  const routes = chooseReceivers(tree, alert).map(({ path, receivers, inheritedFrom, why }) => {
    const resolved = resolveReceivers(receivers, directory, at.getTime());
    const empty = receivers.length === 0 ? [`The route ${why} has no receiver.`] : [];
    const policies =
      alert.severity === 'page'
        ? receivers.flatMap((receiver) => ('escalation' in receiver ? [receiver.escalation] : []))
        : [];
    return {
      path,
      inheritedFrom,
      told: resolved.targets.map(toTold),
      gaps: [...empty, ...resolved.gaps],
      escalations: policies.flatMap((id) => followEscalation(id, directory, at)),
    };
  });
  return {
    at: at.toISOString(),
    about: describe(alert),
    severity: alert.severity === 'ticket' ? 'ticket' : 'page',
    routes,
    reachesNobody: routes.every(
      ({ told, escalations }) =>
        told.length === 0 && escalations.every(({ steps }) => steps.every((step) => step.told.length === 0)),
    ),
  };
}

const toTold = ({ name, channelName, recipient, via }: Resolved['targets'][number]): Told => ({
  name,
  channel: channelName,
  recipient: recipient || null,
  via: via || null,
});

/** Each step with who is on call by then. */
function followEscalation(
  id: string,
  directory: Directory,
  at: Date,
): DryRun['routes'][number]['escalations'] {
  const escalation = directory.escalations.find((each) => each.id === id);
  if (!escalation) return [];
  let atMs = at.getTime();
  const steps = escalation.steps.map(({ afterMinutes, receivers }) => {
    atMs += afterMinutes * MINUTE_MS;
    const { targets, gaps } = resolveReceivers(receivers, directory, atMs);
    return { at: new Date(atMs).toISOString(), told: targets.map(toTold), gaps };
  });
  const { name, repeatTimes, repeatAfterMinutes } = escalation;
  return [{ name, steps, repeatTimes, repeatAfterMinutes }];
}

async function requireAlert(id: string): Promise<Matched> {
  const [alert] = await listMatchedAlerts([id]);
  if (!alert) throw new GatehouseError('not-found', 'There is no such alert.', { path: 'alertId' });
  return alert;
}

const isDetector = (name: string | null): name is DetectorId =>
  name !== null && (DETECTORS as readonly string[]).includes(name);

/** An alert that was thought up, as a rule of its detector would make it. */
function imagine({ detector, ...alert }: DryRunAlert): Matched {
  if (detector !== null && !isDetector(detector))
    throw new GatehouseError('invalid-input', `There is no detector ${detector}.`, {
      path: 'alert.detector',
    });
  const about = detector ? ABOUT_DETECTORS[detector] : null;
  return {
    ...alert,
    rule: '',
    detector: detector ?? '',
    failure: about?.failure ?? null,
    cause: about?.cause ?? '',
    category: about?.category ?? 'trust',
    item: null,
  };
}

function describe({ severity, detector, zone, service, policy, environment, owner }: Matched): string {
  const what = isDetector(detector) ? ABOUT_DETECTORS[detector].name : 'any detector';
  const parts = Object.entries({ zone, service, policy, environment, owner }).flatMap(([name, value]) =>
    value ? [`${name} ${value}`] : [],
  );
  return [`A ${severity}`, what, ...parts].join(', ');
}

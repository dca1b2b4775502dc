import type { EventOf } from '@/lib/domain/event';
import { AWS, GCP, ONPREM } from '../estate/environments';
import { PEOPLE, type Person } from '../estate/people';
import { formatMicros } from '../format-time';
import type { Binding } from '../formats/kubernetes-binding';
import { Random } from '../random';
import type { StoryFrame, TimedEvent } from './story';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Keeps these random numbers apart from those of other uses of the seed. */
const ACCESS_KEY = 0xacce;

const personNamed = (name: string): Person => PEOPLE.find((person) => person.name === name)!;
const MARTA = personNamed('Marta Keller');
const JONAS = personNamed('Jonas Lindqvist');
const PRIYA = personNamed('Priya Raman');
const AISHA = personNamed('Aisha Bello');
const LENA = personNamed('Lena Hofmann');
const TOMASZ = personNamed('Tomasz Wieczorek');
const OMAR = personNamed('Omar Haddad');

/** A role of AWS for emergencies. */
const BREAK_GLASS_ROLE = 'break-glass';
/** Somebody of whom nothing was ever seen. */
const CONTRACTOR = 'contractor-7@partner.example';

type Told = {
  at: number;
  who: Person;
  action: string;
  target: { type: string; id: string };
  service: string;
  environment: string;
  changes?: unknown;
  labels?: Record<string, string>;
};

/**
 * Who was given which right when the story is first told: a break-glass that was reviewed and one that was not, one
 * by a session of a cloud role of which nobody says why, an elevation that is overdue and one that holds, and standing
 * roles, of which one was never used. Nothing depends on chance but ids.
 */
export function planAccess({ seed, anchor, historyStart }: StoryFrame): TimedEvent[] {
  const random = new Random(seed, ACCESS_KEY, Math.floor(anchor / MINUTE));
  return [
    ...planReviewed(anchor - 20 * HOUR),
    ...planUnreviewed(anchor - 6 * DAY),
    ...planSession(anchor - 9 * HOUR),
    ...planElevations(anchor),
    ...planStanding(historyStart + HOUR),
  ].map((told) => ({ at: told.at, event: toEvent(told, random) }));
}

function toEvent(told: Told, random: Random): EventOf<'audit'> {
  const { at, who, action, target, service, environment, changes, labels } = told;
  return {
    kind: 'audit',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + 1_200),
    outcome: 'success',
    environment,
    service,
    principal: who.email,
    actor: { type: 'user', id: who.email, name: who.name },
    action,
    targets: [target],
    context: { ip: `198.51.100.${random.index(60) + 10}`, userAgent: 'acme-console/3.2' },
    ...(changes !== undefined && { changes }),
    ...(labels && { labels }),
  };
}

/** Native events about a grant of the estate's own access portal. */
const ofPortal = (who: Person, at: number, action: string, changes: object, holder = who): Told => ({
  at,
  who,
  action,
  target: { type: 'user', id: holder.email },
  service: 'payment-gateway',
  environment: ONPREM,
  changes,
});

const did = (who: Person, at: number, action: string, id: string): Told => ({
  at,
  who,
  action,
  target: { type: 'payment-batch', id },
  service: 'payment-gateway',
  environment: ONPREM,
});

/** Payments were stuck in the night; it was ended early and reviewed the next day. */
function planReviewed(at: number): Told[] {
  const grantId = 'BG-1041';
  return [
    ofPortal(MARTA, at, 'breakglass.used', {
      grantId,
      role: 'payments-break-glass',
      scope: 'payments',
      justification: 'INC-4711: settlement batches are stuck behind a failed migration',
      approver: AISHA.email,
      expiresAt: new Date(at + 2 * HOUR).toISOString(),
    }),
    did(MARTA, at + 6 * MINUTE, 'payment-batch.inspected', 'settlement-0412'),
    did(MARTA, at + 11 * MINUTE, 'payment-batch.released', 'settlement-0412'),
    did(MARTA, at + 25 * MINUTE, 'payment-batch.released', 'settlement-0413'),
    ofPortal(AISHA, at + 48 * MINUTE, 'access.revoked', { grantId }, MARTA),
    ofPortal(
      LENA,
      at + 9 * HOUR,
      'access.reviewed',
      {
        grantId,
        conclusion: 'justified',
        text: 'Two batches released, as the incident says. The runbook gets a command of its own.',
      },
      MARTA,
    ),
  ];
}

/** Nobody looked at it afterwards. */
function planUnreviewed(at: number): Told[] {
  const grantId = 'BG-1038';
  return [
    ofPortal(JONAS, at, 'breakglass.used', {
      grantId,
      role: 'payments-break-glass',
      scope: 'payments',
      justification: 'INC-4655: refunds are rejected',
      approver: JONAS.email,
      expiresAt: new Date(at + 2 * HOUR).toISOString(),
    }),
    did(JONAS, at + 14 * MINUTE, 'payment-batch.corrected', 'refund-2207'),
    ofPortal(AISHA, at + 95 * MINUTE, 'access.revoked', { grantId }, JONAS),
  ];
}

/** Somebody takes on the role for emergencies; what the session does stands under its own name. */
function planSession(at: number): Told[] {
  const inCloud = { who: OMAR, service: 'checkout-api', environment: AWS };
  const labels = { role: BREAK_GLASS_ROLE };
  return [
    { ...inCloud, at, action: 'role.assume', target: { type: 'role', id: BREAK_GLASS_ROLE } },
    {
      ...inCloud,
      at: at + 4 * MINUTE,
      action: 'secret.read',
      target: { type: 'secret', id: 'checkout-api/acquirer-key' },
      labels,
    },
    {
      ...inCloud,
      at: at + 9 * MINUTE,
      action: 'token.create',
      target: { type: 'token', id: 'checkout-api/emergency' },
      labels,
    },
  ];
}

const binding = (at: number, who: Person, id: string, environment: string, changes: Binding): Told => ({
  at,
  who,
  action: 'role-binding.create',
  target: { type: 'role-binding', id },
  service: 'payment-gateway',
  environment,
  changes,
});

/** One binding outlived its own expiry, since nobody deleted it; the other right is still wanted. */
function planElevations(anchor: number): Told[] {
  return [
    binding(anchor - 10 * HOUR, TOMASZ, 'payments/priya-debug', GCP, {
      role: 'edit',
      holder: PRIYA.email,
      annotations: {
        'gatehouse.io/expires-at': new Date(anchor - 6 * HOUR).toISOString(),
        'gatehouse.io/justification': 'Look at the memory of payment-gateway',
        'gatehouse.io/approved-by': TOMASZ.email,
      },
    }),
    ofPortal(
      LENA,
      anchor - 40 * MINUTE,
      'access.granted',
      {
        grantId: 'EL-2290',
        role: 'payments-operator',
        scope: 'payments',
        justification: 'CHG-881: switch of the acquirer',
        approver: AISHA.email,
        expiresAt: new Date(anchor + 3 * HOUR).toISOString(),
      },
      JONAS,
    ),
  ];
}

/** Bound when the history begins. Two of the holders work every day; of one nothing was ever seen. */
function planStanding(at: number): Told[] {
  return [
    binding(at, TOMASZ, 'platform-admins', ONPREM, { role: 'admin', holder: TOMASZ.email }),
    binding(at + 2 * MINUTE, TOMASZ, 'payments/marta-edit', GCP, { role: 'edit', holder: MARTA.email }),
    binding(at + 5 * MINUTE, TOMASZ, 'partner-migration', GCP, { role: 'cluster-admin', holder: CONTRACTOR }),
  ];
}

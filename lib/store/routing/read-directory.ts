import { z } from 'zod';
import { getPrisma } from '../database';
import { listEscalations, type EscalationRecord } from '../escalations/escalations';
import { listOverrides, type OverrideRecord } from '../rotations/rotation-overrides';
import { listRotations, type RotationRecord } from '../rotations/rotations';
import type { Transaction } from '../transaction';

/** Everybody and everything that messages can be sent to; with the overrides that end after `from`. */
export type StoredDirectory = {
  /** By name; those of one kind in this order are tried. */
  channels: { id: string; name: string; kind: string; isEnabled: boolean; isPersonalOnly: boolean }[];
  people: StoredPerson[];
  rotations: RotationRecord[];
  overrides: OverrideRecord[];
  escalations: EscalationRecord[];
};
export type StoredPerson = {
  id: string;
  email: string;
  name: string | null;
  isDisabled: boolean;
  role: string;
};

/** Settings of an e-mail channel with addresses of its own. */
const addressedSchema = z.object({ to: z.array(z.string()).min(1) });

/** Reads it as it is now. */
export async function readDirectory(from: Date, client: Transaction = getPrisma()): Promise<StoredDirectory> {
  const channels = await client.notificationChannel.findMany({
    select: { id: true, name: true, kind: true, isEnabled: true, settings: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return {
    channels: channels.map(({ settings, ...channel }) => ({
      ...channel,
      isPersonalOnly: channel.kind === 'email' && !addressedSchema.safeParse(settings).success,
    })),
    people: await listPeople(client),
    rotations: await listRotations(client),
    overrides: await listOverrides(from, null, client),
    escalations: await listEscalations(client),
  };
}

/** Every account as somebody who can be on call, by address. */
export async function listPeople(client: Transaction = getPrisma()): Promise<StoredPerson[]> {
  const rows = await client.account.findMany({
    select: { id: true, email: true, name: true, disabledAt: true, role: true },
    orderBy: { email: 'asc' },
  });
  return rows.map(({ disabledAt, ...row }) => ({ ...row, isDisabled: disabledAt !== null }));
}

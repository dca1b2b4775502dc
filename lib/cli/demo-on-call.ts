import { z } from 'zod';
import type { App } from './app';
import type { DemoAccount } from './demo-accounts';

const rotationsSchema = z.object({
  items: z.array(z.unknown()),
  people: z.array(z.object({ id: z.string(), email: z.string() })),
});
const addedSchema = z.object({ id: z.string() });

/** Who takes turns; the viewer and the executive could not acknowledge anything. */
const ROLES_ON_CALL = ['on-call', 'reviewer', 'administrator'];

/** A rotation of trust-zone responders and an escalation that leads to it, unless there is a rotation already. */
export async function ensureDemoOnCall(app: App, accounts: readonly DemoAccount[], now: Date): Promise<void> {
  const { items, people } = rotationsSchema.parse(await app.get('/api/v1/rotations'));
  if (items.length > 0) return;
  const members = ROLES_ON_CALL.flatMap((role) => {
    const email = accounts.find((account) => account.role === role)?.email;
    return people.filter((person) => person.email === email).map(({ id }) => id);
  });
  const rotation = addedSchema.parse(
    await app.post('/api/v1/rotations', {
      name: 'Trust-zone responders',
      timeZone: 'Europe/Berlin',
      handoffWeekday: 1,
      handoffTime: '09:00',
      shiftDays: 7,
      startsOn: new Date(now.getTime() - 28 * 86_400_000).toISOString().slice(0, 10),
      members,
      isTrustResponder: true,
    }),
  );
  await app.post('/api/v1/escalations', {
    name: 'Trust-zone responders',
    steps: [
      { afterMinutes: 0, receivers: [{ rotation: rotation.id }] },
      { afterMinutes: 15, receivers: [{ person: 'administrator@demo.example' }] },
    ],
    repeatTimes: 1,
    repeatAfterMinutes: 30,
  });
}

import { redirect } from 'next/navigation';
import { requireSession } from '@/lib/auth/require-session';

/** The front door: to the dashboard that the person's role works with. */
export default async function HomePage(): Promise<never> {
  const actor = await requireSession();
  redirect(actor.permissions.has('events:read') ? '/on-call' : '/executive');
}

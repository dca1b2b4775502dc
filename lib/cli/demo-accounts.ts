import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ROLES, type Role } from '@/lib/domain/roles';
import type { App } from './app';

const demoAccountsSchema = z.array(
  z.object({ role: z.enum(ROLES), email: z.string(), password: z.string() }),
);
export type DemoAccount = z.infer<typeof demoAccountsSchema>[number];

/**
 * One account for each role, with a random password made at the first start and kept in the data
 * folder (readable by its owner only), so that a later start can print it again.
 */
export async function ensureDemoAccounts(app: App, dataFolder: string): Promise<DemoAccount[]> {
  const file = resolve(dataFolder, 'demo-accounts.json');
  if (existsSync(file)) return demoAccountsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const accounts: DemoAccount[] = [];
  for (const role of ROLES) accounts.push(await makeAccount(app, role));
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  return accounts;
}

/** Through the same one-time link that a person would open. */
async function makeAccount(app: App, role: Role): Promise<DemoAccount> {
  const email = `${role}@demo.example`;
  const password = randomBytes(12).toString('base64url');
  const { link } = await app.post<{ link: { path: string } }>('/api/v1/accounts', {
    email,
    role,
    name: `Demo ${role}`,
  });
  await app.post('/api/auth/setup', { secret: link.path.split('/').at(-1), password });
  return { role, email, password };
}

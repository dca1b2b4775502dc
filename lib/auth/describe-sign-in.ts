import { getConfig } from '@/lib/config/config';
import { hasAdministrator } from '@/lib/store/accounts/has-administrator';

/** What the sign-in page offers: the name of an identity provider, and whether anybody can administer yet. */
export async function describeSignIn(): Promise<{ providerName: string | null; needsSetup: boolean }> {
  return { providerName: getConfig().oidc?.name ?? null, needsSetup: !(await hasAdministrator()) };
}

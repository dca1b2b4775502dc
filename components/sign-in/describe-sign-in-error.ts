/** What a failed sign-in means, by the code in the address of the sign-in page. */
const SENTENCES: Record<string, string> = {
  CredentialsSignin: 'The e-mail address or the password is wrong.',
  AccountDisabled: 'This account is disabled. Ask an administrator to enable it.',
  NoRole:
    'Your groups at the identity provider give you no role in Gatehouse. Ask an administrator to add you to a group that does.',
  NoEmail: 'The identity provider did not tell your e-mail address, which Gatehouse needs.',
  EmailNotVerified:
    'Gatehouse has an account with your e-mail address, but the identity provider did not confirm that the address is yours. Ask an administrator.',
  OAuthSignin: 'The identity provider cannot be reached. Try again in a moment.',
  OAuthCallback:
    'The sign-in at the identity provider was not completed. Try again; if it stays like this, ask an administrator.',
  Callback: 'The sign-in at the identity provider was cancelled or could not be completed. Try again.',
  SessionRequired: 'Sign in to go on.',
  AccessDenied: 'You may not sign in here. Ask an administrator.',
  Unavailable: 'Gatehouse cannot check your sign-in at the moment. Try again in a few seconds.',
  Configuration: 'The sign-in is not set up correctly. Ask an administrator to look at the log of Gatehouse.',
};

/** A sentence for a code of a failed sign-in, `RateLimited:840` among them; null without a code. */
export function describeSignInError(code: string | null): string | null {
  if (!code) return null;
  const seconds = /^RateLimited:(\d{1,6})$/.exec(code)?.[1];
  if (seconds) return `Too many sign-ins failed. Try again in ${minutes(Number(seconds))}.`;
  const known = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
  return known ?? 'The sign-in did not work. Try again.';
}

function minutes(seconds: number): string {
  if (seconds < 60) return `${seconds} seconds`;
  const count = Math.ceil(seconds / 60);
  return count === 1 ? 'a minute' : `${count} minutes`;
}

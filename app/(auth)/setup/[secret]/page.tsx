import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthFrame } from '@/components/sign-in/auth-frame';
import { SetupForm } from '@/components/sign-in/setup-form';
import { Button } from '@/components/ui/button';
import { PASSWORD_LENGTH } from '@/lib/auth/password';
import { readSignInLink } from '@/lib/auth/read-sign-in-link';
import { linkRefusal } from '@/lib/auth/use-sign-in-link';

// The address is a secret: it must not travel to other pages.
export const metadata: Metadata = { title: 'Set your password · Gatehouse', referrer: 'no-referrer' };

/** Open to strangers who hold the link. */
export default async function SetupPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const link = await readSignInLink(secret, new Date());
  if (link.state === 'open')
    return (
      <AuthFrame title={link.email ? 'Set your password' : 'Set up the first administrator'}>
        <SetupForm secret={secret} email={link.email} passwordLength={PASSWORD_LENGTH} />
      </AuthFrame>
    );
  const { message, remedy } = linkRefusal(link.state);
  return (
    <AuthFrame title={message}>
      <p className="text-fg-muted text-sm">{remedy}</p>
      <Button asChild size="lg">
        <Link href="/sign-in">Go to sign-in</Link>
      </Button>
    </AuthFrame>
  );
}

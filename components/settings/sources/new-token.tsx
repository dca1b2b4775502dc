'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { PermittedButton } from '@/components/forms/permitted-button';
import { AddTokenDialog, type TokenSecret } from '../add-token-dialog';
import { OneTimeSecret } from '@/components/forms/one-time-secret';
import { ONLY_ADMINISTRATORS } from '../role-words';

/** Makes a token and hands its secret on, so that the configurations on the page hold it. */
export function NewToken({ mayWrite, onToken }: { mayWrite: boolean; onToken: (token: string) => void }) {
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<TokenSecret | null>(null);
  return (
    <>
      <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={() => setAdding(true)}>
        <KeyRound aria-hidden />
        Create token
      </PermittedButton>
      <AddTokenDialog
        open={adding}
        onOpenChange={setAdding}
        onSecret={(made) => {
          setAdding(false);
          setSecret(made);
          onToken(made.text);
        }}
      />
      <OneTimeSecret secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}

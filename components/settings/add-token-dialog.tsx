'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ChoiceList } from '@/components/forms/choice-list';
import { FormDialog } from '@/components/forms/form-dialog';
import { readChosen, readOptional, readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { sendJson } from '@/lib/client/fetch-json';
import { zonesQuery } from '@/lib/client/inventory-queries';
import { TOKEN_SCOPES } from '@/lib/domain/roles';
import { SCOPE_WORDS } from './role-words';
import { expiryIn, TokenLimits } from './token-limits';

const answerSchema = z.object({ id: z.string(), name: z.string(), secret: z.string() });
const FIELDS = ['name', 'scopes', 'zones', 'expiresAt', 'actor', 'target'];
const SCOPES = TOKEN_SCOPES.map((scope) => ({ value: scope, ...SCOPE_WORDS[scope] }));

export type TokenSecret = { title: string; description: string; what: string; text: string };

/** Makes a token; hands its secret to `onSecret`, the only time it is known. */
export function AddTokenDialog({
  open,
  onOpenChange,
  onSecret,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSecret: (secret: TokenSecret) => void;
}) {
  const queryClient = useQueryClient();
  const zones = useQuery(zonesQuery()).data?.items ?? [];
  const add = async (form: FormData) => {
    const body = {
      name: readText(form, 'name'),
      scopes: readChosen(form, 'scopes'),
      zones: readChosen(form, 'zones'),
      expiresAt: expiryIn(readOptional(form, 'days'), new Date()),
      actor: readOptional(form, 'actor'),
      target: readOptional(form, 'target'),
    };
    const { name, secret } = await sendJson('POST', '/api/v1/tokens', body, answerSchema);
    onSecret({
      title: `Token ${name}`,
      description: 'Copy it now: Gatehouse keeps only a hash and cannot show it again.',
      what: 'token',
      text: secret,
    });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/tokens'] });
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Create token"
      description="For a program: send it as Authorization: Bearer <token>."
      submitLabel="Create token"
      fields={FIELDS}
      onSubmit={add}
    >
      {(errorOf) => (
        <>
          <Field label="Name" hint="Which program uses it, such as opa-production." error={errorOf('name')}>
            {(control) => <Input {...control} name="name" autoComplete="off" required />}
          </Field>
          <ChoiceList
            legend="Scopes"
            name="scopes"
            choices={SCOPES}
            chosen={['ingest']}
            error={errorOf('scopes')}
          />
          {zones.length > 0 ? (
            <ChoiceList
              legend="Zones"
              hint="None ticked: every zone."
              name="zones"
              choices={zones.map(({ slug, name }) => ({ value: slug, label: name }))}
              chosen={[]}
              error={errorOf('zones')}
            />
          ) : null}
          <TokenLimits errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useId, useState } from 'react';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { Time } from '@/components/values/time';
import type { ErasurePreview } from '@/lib/domain/read-models/audit-retention';
import { eraseAll } from './erase-all';
import { fieldWord, WHO_KEEPS } from './retention-words';

/** What an erasure would touch, what of it is chosen, and why it is done. */
export function EraseForm({ preview, mayKeep }: { preview: ErasurePreview; mayKeep: boolean }) {
  const { entry, actor, fields, holds } = preview;
  const mayWhole = preview.leaves > 0;
  const mayFields = fields.length > 0;
  const [isWhole, setWhole] = useState(!mayFields && mayWhole);
  const [chosen, setChosen] = useState<readonly string[]>(() => fields.map(({ field }) => field));
  const [asTarget, setAsTarget] = useState(preview.asTarget > 0);
  const [basis, setBasis] = useState('');
  const [requester, setRequester] = useState('');
  const [confirming, setConfirming] = useState(false);
  const queryClient = useQueryClient();
  const what = isWhole ? 'leaf' : chosen;
  const count = isWhole ? preview.leaves : preview.entries;
  const isNothing = count === 0 || (!isWhole && chosen.length === 0);
  const who = actor ? (actor.name ?? actor.id ?? actor.ref) : 'this entry';
  const erase = async () => {
    const erased = await eraseAll({
      of: entry ? { kind: 'entry', id: entry.id } : { kind: 'actor', ref: actor!.ref, asTarget },
      fields: what,
      basis,
      ...(requester.trim() !== '' && { requester }),
    });
    showToast({
      title: 'Erased',
      description: `${formatCounted(erased, 'entry', 'entries')} lost what was chosen. Every proof stays valid.`,
    });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/audit/erasures'] });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/audit/erasures/preview'] });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/audit/retention'] });
  };
  return (
    <div className="border-line grid gap-4 rounded-md border p-3">
      <Subject preview={preview} />
      {holds.length > 0 ? (
        <div role="note" className="border-status-at-risk bg-muted grid gap-1 border-l-2 px-3 py-2 text-sm">
          <p className="flex items-center gap-2 font-medium">
            <Lock aria-hidden className="size-4" />
            Under legal hold: nothing of this can be erased.
          </p>
          <ul>
            {holds.map(({ id, reason, setBy, setAt, entries }) => (
              <li key={id}>
                “{reason}”, set by {setBy} <Time at={setAt} />: {formatCounted(entries, 'entry', 'entries')}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {!mayWhole && !mayFields ? (
        <p className="text-fg-muted text-sm">Nothing of this is left to erase.</p>
      ) : (
        <>
          <div className="max-w-xl">
            <Field
              label="What is erased"
              hint={
                isWhole
                  ? 'Only the hash, the action, the zone and the times stay. Who acted and on what is gone.'
                  : 'The values with their salts. What is left in the entry cannot be guessed back.'
              }
            >
              {(control) => (
                <Select
                  {...control}
                  value={isWhole ? 'leaf' : 'fields'}
                  onChange={({ target }) => setWhole(target.value === 'leaf')}
                >
                  {mayFields ? (
                    <option value="fields">
                      Values, of {formatCounted(preview.entries, 'entry', 'entries')}
                    </option>
                  ) : null}
                  {mayWhole ? (
                    <option value="leaf">
                      Everything but the hash, of {formatCounted(preview.leaves, 'entry', 'entries')}
                    </option>
                  ) : null}
                </Select>
              )}
            </Field>
          </div>
          {isWhole ? null : <Fields fields={fields} chosen={chosen} onChoose={setChosen} />}
          {actor && preview.asTarget > 0 ? (
            <Tick
              label={`Also what was done to ${who}`}
              hint={`${formatCounted(preview.asTarget, 'entry names', 'entries name')} it as a target: ${
                isWhole ? 'all but their hashes goes' : 'names and changes of these go, its id stays in them'
              }.`}
              checked={asTarget}
              onChange={setAsTarget}
            />
          ) : null}
          <div className="grid max-w-3xl items-start gap-3 sm:grid-cols-2">
            <Field
              label="Because"
              hint="The legal ground, such as GDPR Art. 17(1)(a). No names: it stays in the log for ever."
            >
              {(control) => (
                <Input
                  {...control}
                  value={basis}
                  maxLength={500}
                  onChange={({ target }) => setBasis(target.value)}
                />
              )}
            </Field>
            <Field label="Who asked for it" hint="Optional. The log itself holds a pseudonym of it.">
              {(control) => (
                <Input
                  {...control}
                  value={requester}
                  maxLength={200}
                  autoComplete="off"
                  onChange={({ target }) => setRequester(target.value)}
                />
              )}
            </Field>
          </div>
          <div>
            <PermittedButton
              allowed={mayKeep}
              reason={WHO_KEEPS}
              variant="danger"
              disabled={holds.length > 0 || isNothing || basis.trim().length < 3}
              onClick={() => setConfirming(true)}
            >
              Erase…
            </PermittedButton>
          </div>
        </>
      )}
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={actor ? `Erase ${isWhole ? 'everything of' : 'these values of'} ${who}?` : 'Erase it?'}
        description={`${formatCounted(count, 'entry loses', 'entries lose')} ${
          isWhole ? 'everything but the hash' : chosen.map(fieldWord).join(', ').toLowerCase()
        }${asTarget && actor ? `, and ${formatCount(preview.asTarget)} more what is about it` : ''}. It never comes back.`}
        confirmLabel="Erase for ever"
        onConfirm={erase}
      />
    </div>
  );
}

function Subject({ preview: { entry, actor } }: { preview: ErasurePreview }) {
  if (entry)
    return (
      <DescriptionList
        items={[
          ['Entry', `${entry.index}: ${entry.action}`],
          ['Happened', <Time key="at" at={entry.occurredAt} as="absolute" />],
          ...(entry.isOfLog
            ? [['Kept', 'It is what the log says of itself: only its values can be erased.'] as const]
            : []),
        ]}
      />
    );
  if (!actor) return null;
  return (
    <DescriptionList
      items={[
        ['Who acted', actor.name ?? actor.id ?? 'Erased before'],
        ['Id', `${actor.type} ${actor.id ?? '(erased)'}`],
        ['Pseudonym', <Id key="ref" id={actor.ref} what="pseudonym" length={30} />],
        ['Entries', formatCount(actor.entries)],
      ]}
    />
  );
}

function Fields({
  fields,
  chosen,
  onChoose,
}: {
  fields: ErasurePreview['fields'];
  chosen: readonly string[];
  onChoose: (fields: readonly string[]) => void;
}) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-sm font-medium">Values</legend>
      {fields.map(({ field, entries }) => (
        <Tick
          key={field}
          label={fieldWord(field)}
          hint={`of ${formatCounted(entries, 'entry', 'entries')}`}
          checked={chosen.includes(field)}
          onChange={(isOn) => onChoose(isOn ? [...chosen, field] : chosen.filter((each) => each !== field))}
        />
      ))}
    </fieldset>
  );
}

function Tick({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm">
      <Checkbox
        id={id}
        checked={checked}
        aria-describedby={`${id}-hint`}
        onCheckedChange={(state) => onChange(state === true)}
      />
      <label htmlFor={id}>{label}</label>
      <span id={`${id}-hint`} className="text-fg-muted text-xs">
        {hint}
      </span>
    </div>
  );
}

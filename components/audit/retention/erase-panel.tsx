'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryStates } from 'nuqs';
import { useEffect, useRef, useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Id } from '@/components/values/id';
import { erasurePreviewQuery } from '@/lib/client/audit-retention-queries';
import { EraseForm } from './erase-form';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds what is to be erased, shows what that would touch, and erases it. The choice stands in the address. */
export function ErasePanel({ mayKeep }: { mayKeep: boolean }) {
  const [{ entry, actor }, choose] = useQueryStates({ entry: parseAsString, actor: parseAsString });
  const chosen = entry ?? actor;
  const isLinked = useRef(chosen !== null);
  useEffect(() => {
    // Who comes by a link to what is to be erased looks for this panel, not for the rules above it.
    if (isLinked.current) document.getElementById('erase')?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <Panel
      id="erase"
      className="scroll-mt-16"
      title="Erase on request"
      description="Takes personal values, or everything but the hash, out of entries. Proofs and checkpoints stay valid, and the page of each entry says when it was erased and why."
    >
      <div className="grid gap-4">
        <FindForm
          key={chosen}
          chosen={chosen}
          onFind={(text) =>
            void choose(UUID.test(text) ? { entry: text, actor: null } : { entry: null, actor: text })
          }
        />
        {entry || actor ? (
          <Found
            of={entry ? { entry } : { actor: actor! }}
            mayKeep={mayKeep}
            onChoose={(ref) => void choose({ entry: null, actor: ref })}
          />
        ) : null}
        <Elsewhere />
      </div>
    </Panel>
  );
}

function FindForm({ chosen, onFind }: { chosen: string | null; onFind: (text: string) => void }) {
  const [text, setText] = useState(chosen ?? '');
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onFind(text.trim());
      }}
    >
      <div className="min-w-0 grow basis-72 sm:max-w-xl">
        <Field
          label="Entry, or who acted"
          hint="The id of an entry; or a pseudonym, an id or a name, exactly."
        >
          {(control) => (
            <Input
              {...control}
              value={text}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
      </div>
      <Button type="submit" className="sm:mb-5" disabled={text.trim() === ''}>
        Show what it would touch
      </Button>
    </form>
  );
}

function Found({
  of,
  mayKeep,
  onChoose,
}: {
  of: { entry?: string; actor?: string };
  mayKeep: boolean;
  onChoose: (ref: string) => void;
}) {
  const query = useQuery(erasurePreviewQuery(of));
  return (
    <QueryState what="what it would touch" height={160} query={query}>
      {(preview) =>
        preview.candidates.length > 0 ? (
          <div className="grid gap-2">
            <p className="text-sm">Several are called so. Choose one:</p>
            <ul className="grid gap-1">
              {preview.candidates.map(({ ref, type, id, name, entries }) => (
                <li key={ref} className="flex flex-wrap items-center gap-2 text-sm">
                  <Button size="sm" onClick={() => onChoose(ref)}>
                    {name ?? id ?? ref}
                  </Button>
                  <span className="text-fg-muted">
                    {type} {id} · {formatCounted(entries, 'entry', 'entries')}
                  </span>
                  <Id id={ref} what="pseudonym" />
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <EraseForm key={JSON.stringify(preview)} preview={preview} mayKeep={mayKeep} />
        )
      }
    </QueryState>
  );
}

/** What no erasure here reaches: said before somebody believes otherwise. */
const Elsewhere = () => (
  <details className="text-sm">
    <summary className="text-fg-muted hover:text-fg min-h-6 cursor-pointer">What this does not reach</summary>
    <ul className="text-fg-muted mt-1 grid list-disc gap-1 pl-5">
      <li>Backups, replicas and write-ahead logs of the database: until they run out.</li>
      <li>Evidence packs, reports and exports that were taken, and what sources and log collectors keep.</li>
      <li>
        Names in other records: accounts, grants of rights, verdicts, approvals, authors of revisions, alerts,
        quarantined events, saved views, and what somebody searched for in the trail.
      </li>
      <li>
        Ids of targets, which stand in the entry itself, and the pseudonym: erase everything but the hash to
        take these too. Who holds GATEHOUSE_SECRET can compute the pseudonym of an id that they guess.
      </li>
      <li>Who acts again is known again.</li>
    </ul>
  </details>
);

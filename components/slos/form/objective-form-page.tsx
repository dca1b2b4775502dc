'use client';

import { useQuery } from '@tanstack/react-query';
import { Page } from '@/components/layout/page';
import { readerZone } from '@/components/preferences/reader-zone';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { QueryState } from '@/components/states/query-state';
import { sloQuery } from '@/lib/client/slo-queries';
import { FileLock } from '../file-lock';
import { labelOf } from '../objective-words';
import { SLOS, sloHref } from '../slo-href';
import { WHO_CHANGES_OBJECTIVES } from '../who-changes-objectives';
import { ObjectiveForm } from './objective-form';

/** `/slos/new`: a new objective. */
export function NewObjectivePage({ mayWrite }: { mayWrite: boolean }) {
  const timeZone = readerZone(useTimeZone());
  return (
    <Page title="Add objective" back={{ href: SLOS, label: 'Objectives' }} controls={[]}>
      {mayWrite ? <ObjectiveForm objective={null} timeZone={timeZone} /> : <p>{WHO_CHANGES_OBJECTIVES}</p>}
    </Page>
  );
}

/** `/slos/[sloId]/edit`: changes an objective; a change of what is counted begins a new revision. */
export function EditObjectivePage({ sloId, mayWrite }: { sloId: string; mayWrite: boolean }) {
  const query = useQuery(sloQuery(sloId, {}));
  const timeZone = readerZone(useTimeZone());
  const objective = query.data?.objective.id === sloId ? query.data.objective : undefined;
  return (
    <Page
      title={`Edit ${objective ? labelOf(objective) : sloId}`}
      answer="A change of target, window, method or rules begins a new revision: the budget is reckoned anew from the counts, and alerts of the old revision end."
      back={{ href: sloHref(sloId), label: objective ? labelOf(objective) : sloId }}
      controls={[]}
    >
      <QueryState query={{ ...query, data: objective }} what="this objective" height={640}>
        {(found) =>
          found.ownedBy !== null ? (
            <p className="flex items-center gap-2">
              <FileLock file={found.ownedBy} />
              Owned by {found.ownedBy}: change it there and import it again.
            </p>
          ) : mayWrite ? (
            <ObjectiveForm key={found.revision} objective={found} timeZone={timeZone} />
          ) : (
            <p>{WHO_CHANGES_OBJECTIVES}</p>
          )
        }
      </QueryState>
    </Page>
  );
}

'use client';

import { Panel } from '@/components/states/panel';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { FileLock } from '../file-lock';
import { describeMethod, describeObjectiveWindow, describeScope, describeTarget } from '../objective-words';

/** What the objective is, and who changes it. */
export function AboutPanel({ slo: { objective, kind, indicatorName } }: { slo: SloDetail }) {
  const { ownedBy } = objective;
  return (
    <Panel title="About this objective">
      <DescriptionList
        items={[
          ['Indicator', `${objective.indicator} ${indicatorName}`],
          ['Scope', describeScope(objective)],
          ['Target', describeTarget(objective)],
          ['Window', describeObjectiveWindow(objective.window)],
          ...(kind === 'trend' ? [] : [['Counted', describeMethod(objective.method)] as const]),
          ['Description', <TextOrMissing key="description" text={objective.description} missing="none" />],
          ['Id', <Id key="id" id={objective.id} what="id" length={40} />],
          [
            'Changed',
            <span key="changed">
              <Time at={objective.updatedAt} />, revision {objective.revision}
            </span>,
          ],
          [
            'Owned by',
            ownedBy === null ? (
              'Nobody’s file: it is changed here'
            ) : (
              <span key="file" className="inline-flex items-center gap-1">
                <FileLock file={ownedBy} /> {ownedBy}: it is changed there
              </span>
            ),
          ],
        ]}
      />
    </Panel>
  );
}

import { Panel } from '@/components/states/panel';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import type { Runbook } from '@/lib/domain/read-models/runbooks';
import { OverdueBadge } from '../runbook-columns';
import { describeMatch, SOURCE_WORDS } from '../runbook-words';

/** What a runbook is for, who looks after it, and how old it is. */
export function RunbookFacts({ runbook }: { runbook: Runbook }) {
  const { owner, reviewDays, reviewedAt, reviewedBy, isOverdue, version, source, changedAt } = runbook;
  return (
    <Panel title="About">
      <DescriptionList
        items={[
          ['For', describeMatch(runbook) ?? 'no alert by itself: others link to it'],
          [
            'Owner',
            owner ?? (
              <span key="owner" className="text-fg-muted">
                nobody named
              </span>
            ),
          ],
          [
            'Last review',
            <span key="review" className="inline-flex flex-wrap items-center gap-x-2">
              {reviewedAt ? (
                <span>
                  <Time at={reviewedAt} /> by {reviewedBy}
                </span>
              ) : (
                'never'
              )}
              {isOverdue ? <OverdueBadge /> : null}
            </span>,
          ],
          ['Due every', `${reviewDays} days`],
          [
            'Version',
            <span key="version">
              {version}, {SOURCE_WORDS[source]}, <Time at={changedAt} />
            </span>,
          ],
        ]}
      />
    </Panel>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { PermittedLink } from '@/components/forms/permitted-link';
import { QueryPanel } from '@/components/states/query-panel';
import { ALERT_RULES, alertRuleHref, alertRulesQuery } from '@/lib/client/alert-rule-queries';
import type { AlertRules } from '@/lib/domain/read-models/alert-rules';
import { AlertsPage } from '../alerts-page';
import { ruleColumns } from './rule-columns';
import { WHO_CHANGES_RULES } from './who-changes-rules';

/** `/alerts/rules`: what is watched for, how each rule does, and which wake people for nothing. */
export function RulesPage({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(alertRulesQuery());
  const columns = useMemo(() => ruleColumns(mayWrite), [mayWrite]);
  return (
    <AlertsPage
      tab={ALERT_RULES}
      answer={query.data ? answerOf(query.data) : null}
      controls={['refresh']}
      actions={
        <PermittedLink allowed={mayWrite} reason={WHO_CHANGES_RULES} href={`${ALERT_RULES}/new`}>
          <Plus aria-hidden />
          Add rule
        </PermittedLink>
      }
    >
      <QueryPanel
        title="Alert rules"
        description="A rule opens alerts of the subjects for which its condition holds. Ready-made ones can be changed and switched off, not removed."
        what="alert rules"
        height={420}
        flush
        query={query}
        emptyOf={({ items }) =>
          items.length === 0
            ? {
                kind: 'not-connected',
                title: 'Nothing is watched for yet',
                how: 'The ready-made rules come with the first start of the app. Add one of your own, or wait for these.',
              }
            : null
        }
      >
        {({ items }) => (
          <DataTable
            label="Alert rules"
            counted={['rule', 'rules']}
            columns={columns}
            rows={items}
            rowId={({ id }) => id}
            rowHref={({ id }) => alertRuleHref(id)}
            defaultSort={{ column: 'fired30', descending: true }}
            stack
          />
        )}
      </QueryPanel>
    </AlertsPage>
  );
}

function answerOf({ items }: AlertRules): string {
  const on = items.filter(({ isEnabled }) => isEnabled);
  const failed = on.filter(({ evaluation }) => evaluation?.outcome === 'failed').length;
  const noisy = on.filter(({ noise }) => noise !== null).length;
  const words = [
    `${formatCounted(on.length, 'rule is', 'rules are')} on`,
    failed > 0 ? `${failed} could not be evaluated` : null,
    noisy > 0 ? `${noisy} ${noisy === 1 ? 'is' : 'are'} noisy` : null,
    items.length > on.length ? `${items.length - on.length} off` : null,
  ].filter(Boolean);
  return `${words.join(', ')}.`;
}

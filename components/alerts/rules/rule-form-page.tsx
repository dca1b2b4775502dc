'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Empty } from '@/components/states/empty';
import { QueryState } from '@/components/states/query-state';
import { showToast } from '@/components/ui/toast-store';
import { ALERT_RULES, alertRulesQuery, isAboutRules, removeAlertRule } from '@/lib/client/alert-rule-queries';
import type { AlertRuleRow } from '@/lib/domain/read-models/alert-rules';
import { AlertsPage } from '../alerts-page';
import { PreviewPanel } from './preview-panel';
import { RuleFacts } from './rule-facts';
import { RuleForm } from './rule-form';
import { WHO_CHANGES_RULES } from './who-changes-rules';

const BACK = { href: ALERT_RULES, label: 'Rules' };

/** `/alerts/rules/new`: a new alert rule. */
export function NewRulePage({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(alertRulesQuery());
  return (
    <AlertsPage
      tab={ALERT_RULES}
      title="Add rule"
      documentTitle="Add rule · Alerts"
      back={BACK}
      controls={[]}
    >
      {mayWrite ? (
        <QueryState query={query} what="what rules may watch for" height={640}>
          {({ detectors }) =>
            detectors.length > 0 ? <RuleForm rule={null} detectors={detectors} /> : <NoDetectors />
          }
        </QueryState>
      ) : (
        <p>{WHO_CHANGES_RULES}</p>
      )}
    </AlertsPage>
  );
}

/** `/alerts/rules/[ruleId]`: one rule, how it does and would have done, and the form to change it. */
export function RulePage({ ruleId, mayWrite }: { ruleId: string; mayWrite: boolean }) {
  const query = useQuery(alertRulesQuery());
  const rule = query.data?.items.find(({ id }) => id === ruleId);
  return (
    <AlertsPage
      tab={ALERT_RULES}
      title={rule?.name ?? 'Alert rule'}
      documentTitle={`${rule?.name ?? 'Alert rule'} · Alerts`}
      back={BACK}
      controls={[]}
      actions={rule && !rule.isReadyMade ? <RemoveRule rule={rule} mayWrite={mayWrite} /> : null}
    >
      <QueryState query={query} what="this rule" height={640}>
        {({ detectors }) =>
          rule ? (
            <div className="grid gap-4">
              <RuleFacts rule={rule} />
              {mayWrite ? (
                <RuleForm key={rule.revision} rule={rule} detectors={detectors} />
              ) : (
                <PreviewPanel input={rule} />
              )}
            </div>
          ) : (
            <Empty
              kind="no-match"
              title={`There is no alert rule ${ruleId}`}
              detail="It was removed, or never was. Its alerts are still there."
            />
          )
        }
      </QueryState>
    </AlertsPage>
  );
}

const NoDetectors = () => (
  <Empty
    kind="not-connected"
    title="Nothing can be watched for"
    how="This Gatehouse was built without detectors."
  />
);

function RemoveRule({ rule, mayWrite }: { rule: AlertRuleRow; mayWrite: boolean }) {
  const [removing, setRemoving] = useState(false);
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = async () => {
    await removeAlertRule(rule.id);
    showToast({ title: `${rule.name} removed` });
    router.push(ALERT_RULES);
    await queryClient.invalidateQueries({ predicate: isAboutRules });
  };
  return (
    <>
      <PermittedButton allowed={mayWrite} reason={WHO_CHANGES_RULES} onClick={() => setRemoving(true)}>
        <Trash2 aria-hidden />
        Remove rule
      </PermittedButton>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={`Remove "${rule.name}"?`}
        description="Nothing is evaluated by it any more, and its open alerts end. Its past alerts stay."
        confirmLabel="Remove rule"
        onConfirm={remove}
      />
    </>
  );
}

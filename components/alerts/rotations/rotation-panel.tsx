'use client';

import { useQueryClient } from '@tanstack/react-query';
import { CalendarPlus, ShieldCheck, TriangleAlert, UserRoundPen } from 'lucide-react';
import { useState } from 'react';
import { formatWeekdayTime, formatWindow } from '@/components/format/format-time';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Panel } from '@/components/states/panel';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { isAboutRouting, removeOverride, removeRotation } from '@/lib/client/routing-queries';
import type { RotationList, RotationOverride, RotationRow } from '@/lib/domain/read-models/rotations';
import { CalendarAddress } from './calendar-address';
import { PlanButtons } from './plan-buttons';
import { describePlan, WHO_TAKES_OVER } from './rotation-words';
import { ShiftCalendar } from './shift-calendar';

/** One rotation: who is on call, who comes next, four weeks, and what can be changed. */
export function RotationPanel({
  rotation,
  list,
  mayPlan,
  mayTakeOver,
  onEdit,
  onTakeOver,
}: {
  rotation: RotationRow;
  list: Pick<RotationList, 'from' | 'to' | 'ownAccountId'>;
  mayPlan: boolean;
  mayTakeOver: boolean;
  onEdit: () => void;
  onTakeOver: () => void;
}) {
  const [removing, setRemoving] = useState(false);
  const [subscribing, setSubscribing] = useState(false);
  const queryClient = useQueryClient();
  const zone = useTimeZone();
  const { name, now, next } = rotation;
  const remove = async () => {
    await removeRotation(rotation.id);
    showToast({ title: `The rotation ${name} is removed` });
    await queryClient.invalidateQueries({ predicate: isAboutRouting });
  };
  return (
    <Panel
      title={name}
      description={describePlan(rotation)}
      actions={
        <>
          <PermittedButton
            allowed={mayTakeOver}
            reason={WHO_TAKES_OVER}
            variant="primary"
            onClick={onTakeOver}
          >
            <UserRoundPen aria-hidden />
            Take over
          </PermittedButton>
          {list.ownAccountId ? (
            <Button onClick={() => setSubscribing(true)}>
              <CalendarPlus aria-hidden />
              Calendar
            </Button>
          ) : null}
          <PlanButtons name={name} mayPlan={mayPlan} onEdit={onEdit} onRemove={() => setRemoving(true)} />
        </>
      }
    >
      <div className="grid gap-3">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <p className="text-lg font-semibold">{now?.person?.name ?? 'Nobody'}</p>
          <p className="text-sm" suppressHydrationWarning>
            {now?.person ? `until ${formatWeekdayTime(new Date(now.to), zone)}` : 'is on call'}
            {now?.overrideId ? ', took over' : ''}
            {now?.insteadOf ? `, instead of ${now.insteadOf}` : ''}
          </p>
          {next?.person ? (
            <p className="text-fg-muted text-sm" suppressHydrationWarning>
              Next: {next.person.name}, {formatWeekdayTime(new Date(next.from), zone)}
            </p>
          ) : null}
          {rotation.isTrustResponder ? (
            <Badge variant="outline">
              <ShieldCheck aria-hidden />
              Trust-zone responders
            </Badge>
          ) : null}
        </div>
        {rotation.problems.length > 0 ? (
          <ul className="grid gap-1 text-sm">
            {rotation.problems.map((problem) => (
              <li key={problem} className="flex items-start gap-2">
                <TriangleAlert aria-hidden className="text-status-at-risk mt-0.5 size-4 shrink-0" />
                <span className="min-w-0 text-pretty [overflow-wrap:anywhere]">{problem}</span>
              </li>
            ))}
          </ul>
        ) : null}
        <ShiftCalendar name={name} shifts={rotation.shifts} from={list.from} to={list.to} />
        <Overrides rotation={rotation} mayTakeOver={mayTakeOver} />
        <p className="text-fg-muted text-xs">
          {rotation.usedBy.length > 0
            ? `Reached by ${rotation.usedBy.join(', ')}.`
            : 'No route and no escalation leads to it: nobody is told because of it.'}
        </p>
      </div>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={`Remove ${name}?`}
        description="Its shifts, overrides and calendars end. Nobody is told by it any more."
        confirmLabel="Remove rotation"
        onConfirm={remove}
      />
      {subscribing ? <CalendarAddress rotation={rotation} onClose={() => setSubscribing(false)} /> : null}
    </Panel>
  );
}

function Overrides({ rotation, mayTakeOver }: { rotation: RotationRow; mayTakeOver: boolean }) {
  const [ending, setEnding] = useState<RotationOverride | null>(null);
  const queryClient = useQueryClient();
  const zone = useTimeZone();
  const end = async () => {
    if (!ending) return;
    await removeOverride(rotation.id, ending.id);
    showToast({ title: 'The override is taken back' });
    await queryClient.invalidateQueries({ predicate: isAboutRouting });
  };
  if (rotation.overrides.length === 0) return null;
  return (
    <section aria-label={`Overrides of ${rotation.name}`} className="grid gap-1">
      <h3 className="text-xs font-medium">Overrides</h3>
      <ul className="divide-line divide-y">
        {rotation.overrides.map((override) => (
          <li key={override.id} className="flex flex-wrap items-center justify-between gap-2 py-1.5 text-sm">
            <div className="min-w-0">
              <p suppressHydrationWarning>
                <span className="font-medium">{override.person.name}</span>,{' '}
                {formatWindow(new Date(override.from), new Date(override.to), zone)}
                {override.isVoid ? ' (does not hold: the account is disabled)' : ''}
              </p>
              <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">
                {override.reason} ({override.createdBy})
              </p>
            </div>
            <PermittedButton
              allowed={mayTakeOver}
              reason={WHO_TAKES_OVER}
              size="sm"
              onClick={() => setEnding(override)}
            >
              Take back
              <span className="sr-only"> the override of {override.person.name}</span>
            </PermittedButton>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => (open ? undefined : setEnding(null))}
        title="Take this override back?"
        description="One that holds ends now; one that has not begun never does. The turn goes back to the rotation."
        confirmLabel="Take back"
        onConfirm={end}
      />
    </section>
  );
}

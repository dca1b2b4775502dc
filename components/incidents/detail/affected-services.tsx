'use client';

import { useState } from 'react';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { ScopedLink } from '@/components/layout/scoped-link';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Button } from '@/components/ui/button';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/values/time';
import type { IncidentAssessment } from '@/lib/domain/read-models/incident-assessment';

const FIRST = 6;

/** The services that an incident affects by their trust tags, each with the way to what happened there. */
export function AffectedServices({ assessment }: { assessment: IncidentAssessment }) {
  const { services, servicesLeftOut, places, window } = assessment;
  const [all, setAll] = useState(false);
  if (services.length === 0)
    return (
      <p className="text-fg-muted text-sm">No service is seen to be affected more than in the time before.</p>
    );
  const shown = all ? services : services.slice(0, FIRST);
  const lead = (path: string, { service, zone }: { service: string; zone: string }) =>
    hrefOf(path, { from: window.from, to: window.to, service, zone });
  return (
    <div className="grid gap-2">
      <Table label="Affected services">
        <TableHead>
          <TableRow>
            <TableHeader>Service</TableHeader>
            <TableHeader>Zone</TableHeader>
            <TableHeader className="text-right">Denials</TableHeader>
            <TableHeader className="text-right">Failed calls</TableHeader>
            <TableHeader>Telemetry</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((each) => (
            <TableRow key={`${each.zone} ${each.service}`}>
              <TableCell className="min-w-36">
                <ScopedLink className="link" prefetch={false} href={lead('/debug', each)}>
                  {each.service}
                </ScopedLink>
                <span className="text-fg-muted block text-xs">
                  {each.owner ?? 'no owner'}
                  {each.alerts > 0 ? ` · ${formatCounted(each.alerts, 'alert')}` : ''}
                </span>
              </TableCell>
              <TableCell>{each.zone}</TableCell>
              <TableCell className="figures text-right">
                <ScopedLink className="link" prefetch={false} href={lead('/denials', each)}>
                  {formatCount(each.denials)}
                </ScopedLink>
                <span className="text-fg-muted block text-xs">before: {formatCount(each.denialsBefore)}</span>
              </TableCell>
              <TableCell className="figures text-right">
                {formatCount(each.failures)}
                <span className="text-fg-muted block text-xs">
                  before: {formatCount(each.failuresBefore)}
                </span>
              </TableCell>
              <TableCell>
                {each.isSilent ? (
                  <>
                    silent <Time at={each.silentSince} missing="for a day or more" />
                  </>
                ) : (
                  'seen'
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {services.length > shown.length ? (
        <div>
          <Button size="sm" onClick={() => setAll(true)}>
            Show all {services.length}
          </Button>
        </div>
      ) : null}
      {servicesLeftOut > 0 ? (
        <p className="text-fg-muted text-xs">and {formatCounted(servicesLeftOut, 'service')} more.</p>
      ) : null}
      {places.length > 0 ? (
        <p className="text-fg-muted text-xs text-pretty">
          Denials by place:{' '}
          {places
            .slice(0, FIRST)
            .map(
              ({ zone, environment, denials, denialsBefore }) =>
                `${zone}${environment ? ` in ${environment}` : ''} ${formatCount(denials)} (before ${formatCount(denialsBefore)})`,
            )
            .join(', ')}
        </p>
      ) : null}
    </div>
  );
}

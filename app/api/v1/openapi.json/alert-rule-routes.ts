import type { DescribedRoute } from '@/lib/http/describe-api';
import * as rules from '../alert-rules/route';
import * as rulesId from '../alert-rules/[id]/route';
import * as rulesIdTrace from '../alert-rules/[id]/trace/route';
import * as rulesPreview from '../alert-rules/preview/route';

/** The routes about alert rules. */
export const ALERT_RULE_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/alert-rules',
    summary: 'Alert rules with how they do, and what rules may watch for; POST adds one.',
    handlers: rules,
  },
  {
    path: '/api/v1/alert-rules/{id}',
    summary: 'One alert rule; PUT changes it from the revision that is named, DELETE removes it.',
    handlers: rulesId,
  },
  {
    path: '/api/v1/alert-rules/{id}/trace',
    summary: 'What a rule says of one subject over time: values, threshold, and when it fires.',
    handlers: rulesIdTrace,
  },
  {
    path: '/api/v1/alert-rules/preview',
    summary: 'How often a rule would have fired in the last 30 days, before it is saved.',
    handlers: rulesPreview,
  },
];

import type { AlertSeverity, AlertState } from '../alert-state';

/** An alert as it stands, for receivers that keep alerts of their own and are told each by itself. */
export type ToldAlert = {
  id: string;
  ruleName: string;
  cause: string;
  category: string;
  severity: AlertSeverity;
  state: AlertState;
  title: string;
  sentence: string;
  zone: string | null;
  service: string | null;
  environment: string | null;
  policy: string | null;
  item: string | null;
  owner: string | null;
  labels: Readonly<Record<string, string>>;
  since: string;
  resolvedAt: string | null;
  isDrill: boolean;
};

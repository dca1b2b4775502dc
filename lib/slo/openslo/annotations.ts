/** What OpenSLO has no field for stands in annotations under this prefix; other tools leave them alone. */
const PREFIX = 'gatehouse.dev/';

export const ANNOTATIONS = {
  /** On an SLO or its indicator: `M1` … `M10`. */
  indicator: `${PREFIX}indicator`,
  /** On an SLO or its indicator: the scope. `*` (and, of zone and environment, none) is all of them. */
  zone: `${PREFIX}zone`,
  service: `${PREFIX}service`,
  environment: `${PREFIX}environment`,
  /** On an SLO: a description that is longer than OpenSLO allows. */
  description: `${PREFIX}description`,
  /** On an SLO budgeted by slices: what a slice without events is taken for. */
  emptySlices: `${PREFIX}empty-slices`,
  /** On an alert policy: the preset that it is a part of, and on what basis consumption is reckoned. */
  preset: `${PREFIX}preset`,
  basis: `${PREFIX}basis`,
  /** On an alert condition. */
  shortWindow: `${PREFIX}short-window`,
  minTotal: `${PREFIX}min-total`,
  minBad: `${PREFIX}min-bad`,
} as const;

/** In an annotation of scope: every zone, service or environment. */
export const EVERYTHING = '*';

/** The service of an SLO that is of no one service: OpenSLO groups every SLO under one. */
export const NO_SERVICE = 'gatehouse';

/** The longest description that OpenSLO allows. */
export const LONGEST_DESCRIPTION = 1_050;

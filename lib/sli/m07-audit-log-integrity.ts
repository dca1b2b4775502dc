import { NOTHING, type IndicatorDefinition } from './indicator-definition';

/** M7: entries whose inclusion and order verify / entries that must exist. Nothing verifies them yet. */
export const auditLogIntegrity: IndicatorDefinition = {
  id: 'M7',
  name: 'Audit log integrity',
  unit: 'ratio',
  objective: 1,
  direction: 'higher',
  numerator: 'Audit entries whose inclusion and order verify',
  denominator: 'Audit entries that must exist',
  kinds: ['audit'],
  measure: () => ({ counts: NOTHING, value: null, state: 'not-measured', excluded: [], overUnity: false }),
};

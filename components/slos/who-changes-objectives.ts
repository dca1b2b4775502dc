/** Why a button for a change does nothing for a reader. */
export const WHO_CHANGES_OBJECTIVES =
  'On-call engineers and administrators change objectives and corrections.';

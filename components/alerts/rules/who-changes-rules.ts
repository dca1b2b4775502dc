/** Why a button for a change does nothing for a reader. */
export const WHO_CHANGES_RULES = 'Administrators change alert rules.';

/** Why a button for publishing or an exception does nothing for a reader. */
export const WHO_CHANGES_POLICIES = 'Only administrators publish revisions and grant exceptions.';

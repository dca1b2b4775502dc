/** The advisory lock under which one instance changes the database while others wait. */
export const MIGRATION_LOCK = 7_305_001;

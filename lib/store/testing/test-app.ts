/** The role in which tests use their databases, as the app does. */
export const TEST_APP = { name: 'gatehouse_test_app', password: 'only-for-tests' } as const;

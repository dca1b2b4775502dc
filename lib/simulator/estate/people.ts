export type Person = { email: string; name: string; team: string };

const person = (name: string, team: string): Person => ({
  name,
  team,
  email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@acme.example`,
});

/** People of the simulated company who write policies, deploy, approve and sign in. */
export const PEOPLE: readonly Person[] = [
  person('Marta Keller', 'team-payments'),
  person('Jonas Lindqvist', 'team-payments'),
  person('Priya Raman', 'team-payments'),
  person('Tomasz Wieczorek', 'team-platform-security'),
  person('Aisha Bello', 'team-platform-security'),
  person('Lena Hofmann', 'team-platform-security'),
  person('Diego Santos', 'team-customer-data'),
  person('Hanna Virtanen', 'team-customer-data'),
  person('Kwame Mensah', 'team-devices'),
  person('Sofia Conti', 'team-devices'),
  person('Ben Okafor', 'team-partners'),
  person('Claire Dubois', 'team-partners'),
  person('Yuki Tanaka', 'team-developer-experience'),
  person('Rafael Moreno', 'team-developer-experience'),
  person('Ingrid Solberg', 'team-edge'),
  person('Omar Haddad', 'team-edge'),
  person('Nadia Petrova', 'team-finance'),
  person('Victor Albrecht', 'team-finance'),
];

export const SECURITY_TEAM = 'team-platform-security';
